/* summary: the same minutes on one page (MINUTES.md "Formats"): a few key points, a few recommendations, how it
 * was held. What has no place is named to the organiser, who may star something else. */
#include <string.h>

#include "pen.h"

enum { KEY_POINTS_MOST = 3, RECOMMENDATIONS_MOST = 5, WORDS_BELOW = 450 };

static void leave_out(struct making *m, const struct document_item *it)
{
	report_left_out(m, arena_printf(m->a, "%s has no place in the summary: %s", published_text(it->number),
					published_text(it->line)));
}

static size_t key_count(const struct document_dimension *d)
{
	size_t count = 0;

	for (size_t s = 0; s < d->stage_count; s++)
		for (size_t i = 0; i < d->stages[s].item_count; i++)
			count += d->stages[s].items[i].key;
	return count;
}

/* Its key points alone, as many as may stand; a dimension keeps nothing else on the page. */
static void shorten(struct making *m, struct document_dimension *d)
{
	struct document_stage *stages = arena_array(m->a, struct document_stage, d->stage_count);
	size_t kept = 0;

	for (size_t s = 0; s < d->stage_count; s++) {
		const struct document_stage *from = &d->stages[s];
		struct document_item *items = arena_array(m->a, struct document_item, from->item_count);

		stages[s] = *from;
		stages[s].passage = (struct document_texts){ NULL, 0 };
		stages[s].items = items;
		stages[s].item_count = 0;
		for (size_t i = 0; i < from->item_count; i++) {
			if (!from->items[i].key)
				continue;
			if (kept++ < KEY_POINTS_MOST)
				items[stages[s].item_count++] = from->items[i];
			else
				leave_out(m, &from->items[i]);
		}
	}
	d->stages = stages;
	d->passage = (struct document_texts){ NULL, 0 };
	d->poll_count = 0;
}

static void shorten_closing(struct making *m, struct document *d)
{
	struct document_dimension *closing = arena_new(m->a, struct document_dimension);
	struct document_stage *stage = arena_new(m->a, struct document_stage);
	size_t count = 0;

	if (!d->closing || !d->closing->stage_count)
		return;
	*closing = *d->closing;
	*stage = closing->stages[0];
	while (count < stage->item_count && strcmp(stage->items[count].kind, "recommendation") == 0)
		if (count++ >= RECOMMENDATIONS_MOST)
			leave_out(m, &stage->items[count - 1]);
	stage->item_count = count < RECOMMENDATIONS_MOST ? count : RECOMMENDATIONS_MOST;
	closing->stages = stage;
	closing->stage_count = 1;
	closing->poll_count = 0;
	closing->passage = (struct document_texts){ NULL, 0 };
	d->closing = stage->item_count ? closing : NULL;
}

/* ---- what is still too long for a page ---- */

static size_t words(const struct published *p)
{
	const char *s = published_text(p);
	size_t count = 0;

	while (*(s += strspn(s, " \t\r\n"))) {
		s += strcspn(s, " \t\r\n");
		count++;
	}
	return count;
}

static size_t words_of(const struct document *d)
{
	size_t count = 0;

	for (size_t i = 0; i < d->block_count; i++) {
		const struct block *b = &d->blocks[i];

		/* A mark in front of a line, "-" or a number of headings, may be counted as a word. */
		count += words(b->text) + words(b->run_in) + 1;
		for (size_t l = 0; l < b->line_count; l++)
			count += words(b->lines[l].text) + 1;
	}
	return count;
}

/* What is shortened here was made by this file: writers get it as const, we may still change it. */
static struct document_stage *last_with_items(struct document_dimension *d)
{
	for (size_t s = d->stage_count; s-- > 0;)
		if (d->stages[s].item_count)
			return (struct document_stage *)&d->stages[s];
	return NULL;
}

/* Takes the last line of the longest list, so that no dimension goes silent while another has three. */
static bool drop_one(struct making *m, struct document *d)
{
	struct document_dimension *longest = (struct document_dimension *)d->closing;
	size_t most = longest ? longest->stages[0].item_count : 0;
	struct document_stage *stage;

	for (size_t i = d->dimension_count; i-- > 0;) {
		size_t count = key_count(&d->dimensions[i]);

		if (count > most) {
			longest = (struct document_dimension *)&d->dimensions[i];
			most = count;
		}
	}
	if (most == 0)
		return false;
	stage = last_with_items(longest);
	leave_out(m, &stage->items[--stage->item_count]);
	if (longest == d->closing && stage->item_count == 0)
		d->closing = NULL;
	return true;
}

void build_summary(struct making *m, struct document *d)
{
	struct document_dimension *list = arena_array(m->a, struct document_dimension, d->dimension_count);

	for (size_t i = 0; i < d->dimension_count; i++) {
		list[i] = d->dimensions[i];
		shorten(m, &list[i]);
	}
	d->summary = true;
	d->dimensions = list;
	d->poll_count = d->parked_count = d->matter_count = 0;
	d->background = d->conclusion = (struct document_texts){ NULL, 0 };
	shorten_closing(m, d);
	for (build_blocks(m, d); words_of(d) >= WORDS_BELOW && drop_one(m, d);)
		build_blocks(m, d);
}
