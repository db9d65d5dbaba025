/* slips: each person's own quotes on a sheet of paper, to be agreed before they are printed word for word. A slip names
 * its person, because it is for that person alone; it is never published.
 *
 *     Roundtable slip
 *     Session: 5cpk65ifnkf2szzf
 *     For: Alex Example (p01)
 *
 *     Quote k7q2m4xa-12 5f3a9c1e
 *       | The words as they would be printed.
 *       [ ] yes   [ ] label   [ ] paraphrase   [ ] no
 */
#ifndef PUBLISH_SLIPS_H
#define PUBLISH_SLIPS_H

#include "base/complaints.h"
#include "model/session.h"

struct slip {
	const char *name;                  /* "slip-01.txt" */
	const struct person *person;
	const char *text;
	size_t quotes;
};

struct slips {
	const struct slip *slip;           /* in the roster's order */
	size_t count;
	const struct entry *const *nobodys;  /* quotes without a speaker: nobody's to ask */
	size_t nobodys_count;
};

/* Makes a slip for everybody who said a quote that would be printed, in a; one for whoever sat at several tables. What
 * nobody decided is hidden in it. */
bool slips_make(const struct session *s, const struct strings *glossary, struct slips *out, struct arena *a,
		struct err *e);

/* Writes them into the folder (0700, made where it is missing), 0600 each, all or none, and notes the folder in dir, so
 * that a seal finds them. ERR_USAGE in minutes/; ERR_RULE when a slip that stands there has been answered: it would be
 * lost. */
bool slips_write(const struct slips *slips, const struct session *s, const char *dir, const char *folder, struct arena *a,
		 struct err *e);

struct slip_answer {
	const char *entry, *consent;       /* id; "yes", "label", "paraphrase", "no" */
	const char *file;
	size_t line;
};

/* Adds what the boxes of a slip say to *answers. What cannot be: an unknown person, a quote that is not theirs or has
 * changed since, an unknown answer, two answers to one quote, is a complaint with its line, and no answer. Boxes left
 * empty say nothing; *open counts such quotes. */
void slips_read(const struct session *s, const struct strings *glossary, const char *file, const char *text,
		struct slip_answer **answers, size_t *count, size_t *cap, size_t *open, struct complaints *c);

#endif
