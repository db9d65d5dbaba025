/* synthesis_read: the files, and whether they go together. Every one is read before anything is said, so that all
 * mistakes are found in one run. Their order is that of their fingerprints: the command line has no part in it. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "report.h"
#include "store/file.h"
#include "store/past_file.h"

enum { PROGRESS_EVERY = 16 };

/* What was wrong so far. Somebody found weighs more than a file that cannot be read. */
struct failures {
	size_t bad;
	enum err_code code;
};

static void note_failure(struct failures *o, enum err_code code)
{
	o->bad++;
	if (o->code == ERR_NONE || code == ERR_IDENTITY)
		o->code = code;
}

/* ---- one file ---- */

/* The name of a file is nobody's to read but its owner's, so only what stands in it is looked at. */
static bool look(struct report_ready *r, const char *path, const struct buffer *bytes, struct err *e)
{
	size_t hits;

	if (!r->have_people)
		return true;
	if (!gate_read(r->gate, "minutes.json", buffer_text(bytes), bytes->len, e))
		return err_within(e, "%s", path);
	hits = report_note_hits(r, path);
	if (hits)
		return err_set(e, ERR_IDENTITY, P_("%s: points to somebody in %zu place; it was edited since it was published, "
						"or its roster has changed: export it again, or, where it means nobody, name it "
						"under allow in the roster",
						"%s: points to somebody in %zu places; it was edited since it was published, "
						"or its roster has changed: export it again, or, where it means nobody, name it "
						"under allow in the roster", hits),
			       path, hits);
	return true;
}

static uint64_t word_at(const char *bytes, size_t len)
{
	const unsigned char *b = (const unsigned char *)bytes;
	uint64_t word = 0;

	if (len >= 8)
		return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
		       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
	for (size_t k = 0; k < len; k++)
		word |= (uint64_t)b[k] << 8 * k;
	return word;
}

/* 128 bits that the bytes alone decide, the same on every machine. A digest that nobody could forge would take longer
 * than all else that is done with the bytes, and whoever forged this one would only have both files refused as doubles. */
static void fingerprint(const char *bytes, size_t len, uint64_t out[2])
{
	uint64_t a = 14695981039346656037u ^ len, b = ~a;

	for (size_t i = 0; i < len; i += 8) {
		uint64_t word = word_at(bytes + i, len - i);

		a = (a ^ word) * 0x9e3779b97f4a7c15u;
		a ^= a >> 32;
		b = (b + word) * 0xc2b2ae3d27d4eb4fu;
		b ^= b >> 29;
	}
	out[0] = a;
	out[1] = b;
}

static bool read_one(struct report_ready *r, const char *path, struct source *out, struct err *e)
{
	struct buffer bytes = { 0 };
	bool ok = file_read(path, PAST_FILE_MOST_BYTES, &bytes, e);

	if (ok) {
		fingerprint(buffer_text(&bytes), bytes.len, out->fingerprint);
		out->minutes = past_file_parse(path, buffer_text(&bytes), bytes.len, &r->tree, e);
		ok = out->minutes && look(r, path, &bytes, e);
	}
	buffer_free(&bytes);
	return ok;
}

/* ---- whether two are one ---- */

static int by_fingerprint(const void *x, const void *y)
{
	const struct source *a = x, *b = y;

	for (size_t i = 0; i < 2; i++)
		if (a->fingerprint[i] != b->fingerprint[i])
			return a->fingerprint[i] < b->fingerprint[i] ? -1 : 1;
	return strcmp(a->minutes->file, b->minutes->file);
}

static void find_doubles(struct report_ready *r, struct failures *o)
{
	for (size_t i = 1; i < r->source_count; i++) {
		const struct source *x = &r->sources[i - 1], *y = &r->sources[i];

		if (memcmp(x->fingerprint, y->fingerprint, sizeof x->fingerprint) != 0)
			continue;
		report_note(r, "%s: holds the same as %s; name each roundtable once", y->minutes->file, x->minutes->file);
		note_failure(o, ERR_USAGE);
	}
}

static int by_meeting(const void *x, const void *y)
{
	const struct source *a = *(const struct source *const *)x, *b = *(const struct source *const *)y;
	int order = strcmp(a->minutes->title, b->minutes->title);

	if (!order)
		order = strcmp(a->minutes->month, b->minutes->month);
	return order ? order : strcmp(a->minutes->file, b->minutes->file);
}

static bool same_meeting(const struct source *a, const struct source *b)
{
	return strcmp(a->minutes->title, b->minutes->title) == 0 && strcmp(a->minutes->month, b->minutes->month) == 0;
}

/* A draft and what became of it count twice where nobody notices; but parallel tables are called alike too. */
static void note_likely_doubles(struct report_ready *r)
{
	const struct source **list = arena_array(&r->arena, const struct source *, r->source_count);
	size_t end;

	for (size_t i = 0; i < r->source_count; i++)
		list[i] = &r->sources[i];
	if (r->source_count)
		qsort(list, r->source_count, sizeof *list, by_meeting);
	for (size_t i = 0; i < r->source_count; i = end) {
		for (end = i + 1; end < r->source_count && same_meeting(list[i], list[end]); end++)
			;
		if (end > i + 1)
			report_note(r, "%zu files have one title and month (%s, %s%s); keep one where they are versions of the "
				       "same minutes",
				    end - i, list[i]->minutes->file, list[i + 1]->minutes->file, end > i + 2 ? ", …" : "");
	}
}

/* ---- all of them ---- */

bool report_read_files(struct report_ready *r, const struct report_plan *plan, struct err *e)
{
	struct failures o = { 0 };

	r->sources = arena_array(&r->arena, struct source, plan->file_count);
	for (size_t i = 0; i < plan->file_count; i++) {
		struct err one = { 0 };

		if (plan->progress && i % PROGRESS_EVERY == 0)
			plan->progress(plan->self, i, plan->file_count);
		if (read_one(r, plan->files[i], &r->sources[r->source_count], &one)) {
			r->source_count++;
		} else {
			report_note(r, "%s", one.text);
			note_failure(&o, one.code);
		}
	}
	if (plan->progress)
		plan->progress(plan->self, plan->file_count, plan->file_count);
	if (r->source_count)
		qsort(r->sources, r->source_count, sizeof *r->sources, by_fingerprint);
	find_doubles(r, &o);
	if (!o.bad)
		note_likely_doubles(r);
	return !o.bad || err_set(e, o.code, "%zu of %zu files cannot be used as they are; nothing was written", o.bad,
				 plan->file_count);
}

/* ---- languages ---- */

static const char *common_language(struct report_ready *r)
{
	const char *best = NULL;
	size_t most = 0;

	for (size_t i = 0; i < r->source_count; i++) {
		const char *lang = r->sources[i].minutes->language;
		size_t count = 0;

		/* Few languages and many files: each is counted where it is met first. */
		if (best && strcmp(best, lang) == 0)
			continue;
		for (size_t j = 0; j < r->source_count; j++)
			count += strcmp(r->sources[j].minutes->language, lang) == 0;
		if (count > most || (best && count == most && strcmp(lang, best) < 0)) {
			best = lang;
			most = count;
		}
		if (most > r->source_count / 2)
			break;
	}
	return best;
}

const char *report_language(struct report_ready *r, const struct report_plan *plan, struct err *e)
{
	const char *lang = plan->lang ? plan->lang : common_language(r);
	size_t others = 0;

	for (size_t i = 0; i < r->source_count; i++) {
		const struct past_minutes *m = r->sources[i].minutes;

		if (strcmp(m->language, lang) == 0)
			continue;
		others++;
		if (plan->lang)
			report_note(r, "%s: is in %s; its words stand in the report as they are", m->file, m->language);
		else
			report_note(r, "%s: is in %s, and the report would be in %s; export it with --lang %s, leave it out, "
				       "or say --lang %s here to keep its words as they are",
				    m->file, m->language, lang, lang, lang);
	}
	if (others && !plan->lang) {
		err_set(e, ERR_RULE, "%zu of %zu files are in another language; nothing was written", others,
			r->source_count);
		return NULL;
	}
	return arena_string(&r->arena, lang);
}
