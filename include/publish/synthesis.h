/* synthesis: many published minutes -> one report -> bytes -> gate -> file, whole or not at all. Works from published
 * files alone; what a reader of two reports could take one from the other for stands in minutes/synthesis.h.
 *
 *     report_prepare(&plan, &r, &e)   read, check, build, render and gate in memory; nothing is touched
 *     report_say(r, …)                whatever the outcome: what is wrong with which file, what to know
 *     report_commit(r, out, &e)
 *     report_free(r)
 */
#ifndef PUBLISH_SYNTHESIS_H
#define PUBLISH_SYNTHESIS_H

#include "publish/publish.h"

struct report_plan {
	const char *const *files;          /* each a minutes.json; "-" is standard input */
	size_t file_count;
	const char *const *rosters;        /* people.yaml or CSV; with none, nobody can be looked for, and it is said */
	size_t roster_count;
	const char *const *formats;
	size_t format_count;
	const char *output;                /* file, folder or "-"; NULL: "-" for one format */
	int least;                         /* smaller numbers of roundtables print as "some" */
	bool titles;
	const char *lang;                  /* NULL: the files' own, which must be one; else theirs may differ */

	/* Called now and then while files are read; NULL: not. */
	void (*progress)(void *self, size_t done, size_t all);
	void *self;
};

struct report_ready;

/* Everything wrong with any file is found in one run. On false (ERR_IDENTITY when somebody could be identified, else
 * what was wrong with the first bad file) *out is given all the same, for report_say. Keeps nothing of plan. */
bool report_prepare(const struct report_plan *plan, struct report_ready **out, struct err *e);
void report_free(struct report_ready *r);

/* One sentence per line, each behind `before`. */
void report_say(const struct report_ready *r, const char *before, FILE *out);

const struct published_file *report_files(const struct report_ready *r, size_t *count);

/* Writes every file or none, 0600 in folders 0700; to out when the output is "-". */
bool report_commit(struct report_ready *r, FILE *out, struct err *e);

#endif
