/* review: findings by distinct string, the likely ones first, and what would decide them. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/utf8.h"
#include "ready.h"

/* ---- by distinct string ---- */

static struct review_row *row_of(struct review_row *rows, size_t count, const struct found *f)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].key, f->key) == 0 && rows[i].kind == f->finding.kind &&
		    rows[i].outcome == f->outcome && rows[i].certainty == f->finding.certainty)
			return &rows[i];
	return NULL;
}

static void add_place(struct review_row *row, struct arena *a, const char *place)
{
	const char **places = (const char **)(size_t)row->places;

	for (size_t i = 0; i < row->place_count; i++)
		if (strcmp(places[i], place) == 0)
			return;
	if ((row->place_count & (row->place_count + 1)) == 0) {
		const char **more = arena_array(a, const char *, 2 * (row->place_count + 1));

		for (size_t i = 0; i < row->place_count; i++)
			more[i] = places[i];
		places = more;
	}
	places[row->place_count++] = arena_string(a, place);
	row->places = places;
}

/* What a person should look at first: what nobody decided, what may be a name, what stands in many places. */
static int weight(const struct review_row *row)
{
	static const int of_outcome[] = { [OUTCOME_UNDECIDED] = 0, [OUTCOME_PRINTED] = 100, [OUTCOME_HIDDEN] = 200 };

	return of_outcome[row->outcome] + 10 * (row->kind == FINDING_TELL) - (int)row->certainty;
}

static int by_weight(const void *x, const void *y)
{
	const struct review_row *a = x, *b = y;

	if (weight(a) != weight(b))
		return weight(a) < weight(b) ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return strcmp(a->key, b->key);
}

static const struct review_row *group(const struct found *found, size_t found_count, struct arena *a, size_t *count)
{
	struct review_row *rows = arena_array(a, struct review_row, found_count + 1);

	*count = 0;
	for (size_t i = 0; i < found_count; i++) {
		const struct found *f = &found[i];
		struct review_row *row = row_of(rows, *count, f);

		if (!row) {
			row = &rows[(*count)++];
			row->string = arena_string(a, f->surface);
			row->key = arena_string(a, f->key);
			row->kind = f->finding.kind;
			row->certainty = f->finding.certainty;
			row->why = arena_string(a, f->finding.why ? f->finding.why : "");
			row->replacement = arena_string(a, f->replacement ? f->replacement : "");
			row->outcome = f->outcome;
		}
		row->one_place_only |= f->finding.shares_roster_word;
		row->count++;
		add_place(row, a, f->place);
	}
	qsort(rows, *count, sizeof *rows, by_weight);
	return rows;
}

const struct review_row *publish_review(const struct session *s, const struct strings *glossary, struct arena *a,
					size_t *count, struct err *e)
{
	const struct publish_plan plan = { .session = s, .glossary = glossary };
	struct making m = { 0 };
	const struct review_row *rows = NULL;
	size_t found_count;

	*count = 0;
	if (making_build(&m, &plan, s->agenda->k, NULL, e)) {
		const struct found *found = redactor_found(m.redactor, &found_count);

		rows = group(found, found_count, a, count);
	}
	making_free(&m);
	return rows;
}

/* ---- in words ---- */

static void say_visible(FILE *out, const char *text)
{
	struct buffer b = { 0 };

	utf8_add_visible(&b, text, strlen(text));
	fputs(buffer_text(&b), out);
	buffer_free(&b);
}

/* The lines that would decide a string, ready to be typed or pasted. */
static void say_undecided(const struct review_row *row, const char *before, FILE *out)
{
	fputs(before, out);
	say_visible(out, _(row->why));
	fprintf(out, P_(" (%zu time):", " (%zu times):", row->count), row->count);
	fprintf(out, "\n%s    :hide \"", before);
	say_visible(out, row->string);
	fputs("\"\n", out);
	for (size_t i = 0; i < (row->one_place_only ? row->place_count : 1); i++) {
		fprintf(out, "%s    :print \"", before);
		say_visible(out, row->string);
		fputc('"', out);
		if (row->one_place_only) {
			fputs(" in ", out);
			say_visible(out, row->places[i]);
		}
		fputc('\n', out);
	}
}

static void say_findings(const struct publication_ready *p, const char *before, FILE *out)
{
	struct arena work = { 0 };
	size_t found_count, count;
	const struct found *found = redactor_found(ready_asking(p)->redactor, &found_count);
	const struct review_row *rows = group(found, found_count, &work, &count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].outcome == OUTCOME_UNDECIDED)
			say_undecided(&rows[i], before, out);
	arena_free(&work);
}

void ready_say_hits(const struct publication_ready *p, const char *before, FILE *out)
{
	size_t count;
	const struct gate_hit *hits = gate_hits(p->gate, &count);

	for (size_t i = 0; i < count; i++) {
		fputs(before, out);
		say_visible(out, hits[i].file);
		fputs(": ", out);
		say_visible(out, hits[i].where);
		fputs(": \"", out);
		say_visible(out, hits[i].surface);
		fputs(hits[i].asks ? _("\" may point to ") : _("\" points to "), out);
		say_visible(out, hits[i].points_to);
		fputc('\n', out);
	}
}

static void say_quotes(const struct publication_ready *p, const char *before, FILE *out)
{
	struct arena work = { 0 };
	struct minutes_quotes n;
	const char *words = p->session->sealed ? "" : minutes_quotes_left(p->session, &n, &work);

	if (*words)
		fprintf(out, "%s%s\n", before, words);
	arena_free(&work);
}

void publish_say(const struct publication_ready *p, const char *before, FILE *out)
{
	if (p->refused)
		say_findings(p, before, out);
	if (p->gate)
		ready_say_hits(p, before, out);
	say_quotes(p, before, out);
	for (size_t i = 0; i < p->making.report.left_out_count; i++) {
		fputs(before, out);
		say_visible(out, p->making.report.left_out[i]);
		fputc('\n', out);
	}
	if (p->making.document && !p->keep_names && !p->session->sealed && !p->making.partition.labelled)
		fprintf(out,
			_("%sfewer than %d people are counted, so no group, no number of participants and no quantifier is "
			  "printed\n"),
			before, p->k);
}
