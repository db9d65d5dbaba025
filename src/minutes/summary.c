/* summary: the same minutes on one page (MINUTES.md "Formats"): a few key points, a few recommendations, how it
 * was held. What has no place is named to the organiser, who may star something else. */
#include <string.h>

#include "base/say.h"
#include "pen.h"

enum { KEY_POINTS_MOST = 3, RECOMMENDATIONS_MOST = 5, WORDS_BELOW = 450 };

static void leave_out(struct making *m, const struct document_item *it)
{
	report_left_out(m, arena_printf(m->a, _("%s has no place in the summary: %s"), published_text(it->number),
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

/* Actions stay in the tree: no page shows them, but lists of actions are their own summary. */
static bool is_action(const struct document_item *it)
{
	return strcmp(it->kind, "action") == 0;
}

static bool stays(struct making *m, struct document_item *it, size_t *kept)
{
	if (it->key && ++*kept > KEY_POINTS_MOST) {
		leave_out(m, it);
		it->key = false;
	}
	return it->key || is_action(it);
}

/* Its key points alone, as many as may stand; a dimension shows nothing else on the page. */
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
			struct document_item *it = &items[stages[s].item_count];

			*it = from->items[i];
			stages[s].item_count += stays(m, it, &kept);
		}
	}
	d->stages = stages;
	d->passage = (struct document_texts){ NULL, 0 };
	d->poll_count = 0;
}

/* Recommendations stand by dimension; place is how many of the same dimension stand before it. */
static size_t place_of(const struct document_item *items, size_t i)
{
	size_t place = 0;

	while (i > place && strcmp(published_text(items[i - place - 1].dimension),
				   published_text(items[i].dimension)) == 0)
		place++;
	return place;
}

/* Those that come first in their dimension, then the second ones, so that no dimension is forgotten. */
static void choose(const struct document_item *items, size_t count, bool *chosen)
{
	size_t kept = 0;

	for (size_t place = 0; place < RECOMMENDATIONS_MOST; place++)
		for (size_t i = 0; i < count && kept < RECOMMENDATIONS_MOST; i++)
			if (place_of(items, i) == place) {
				chosen[i] = true;
				kept++;
			}
}

static size_t recommendation_count(const struct document_stage *s)
{
	size_t count = 0;

	while (count < s->item_count && strcmp(s->items[count].kind, "recommendation") == 0)
		count++;
	return count;
}

static void shorten_recommendations(struct making *m, struct document_stage *s)
{
	size_t count = recommendation_count(s), kept = 0;
	struct document_item *items = arena_array(m->a, struct document_item, count);
	bool *chosen = arena_array(m->a, bool, count);

	choose(s->items, count, chosen);
	for (size_t i = 0; i < count; i++)
		if (chosen[i])
			items[kept++] = s->items[i];
		else
			leave_out(m, &s->items[i]);
	s->items = items;
	s->item_count = kept;
}

static void shorten_closing(struct making *m, struct document *d)
{
	struct document_dimension *closing = arena_new(m->a, struct document_dimension);
	struct document_stage *stage = arena_new(m->a, struct document_stage);

	if (!d->closing || !d->closing->stage_count)
		return;
	*closing = *d->closing;
	*stage = closing->stages[0];
	shorten_recommendations(m, stage);
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

/* ---- what is too much for a page ---- */

/* Hundredths of the letter's size, as in Arial. What is wide in print (capitals, other scripts) may not count as little:
 * a page that was thought to be full enough would run over. */
static size_t breadth(const struct published *p)
{
	size_t hundredths = 0;

	for (const unsigned char *s = (const unsigned char *)published_text(p); *s; s++) {
		if ((*s & 0xc0) == 0x80)
			continue;
		if (*s >= 0xe1)
			hundredths += 100;
		else if ((*s >= 'A' && *s <= 'Z') || *s == 'm' || *s == 'w' || *s == '@' || *s == '%')
			hundredths += 78;
		else
			hundredths += strchr(" .,;:'!|ijlftr", *s) ? 27 : 52;
	}
	return hundredths;
}

/* Of a page in print, in points, as the writers lay out a summary (html_style.h, docx_styles.c): text of 10 points in
 * lines of 13, and what stands before and behind a block. The breadth of a line is in hundredths of its letters, less
 * what is lost where it breaks. */
enum { PAGE_POINTS = 730, LINE_POINTS = 13, LINE_BREADTH = 4500, TITLE_POINTS = 22, TITLE_BREADTH = 2200 };

static size_t height_of_text(const struct published *text, size_t width)
{
	return LINE_POINTS * (1 + breadth(text) / width);
}

/* Entries of prose follow each other in one paragraph; those of a list stand below each other. */
static size_t height_of_lines(const struct block *b)
{
	size_t height = 0, run = 0;

	for (size_t i = 0; i < b->line_count; i++) {
		height += 3 + height_of_text(b->lines[i].text, LINE_BREADTH - 300);
		run += breadth(b->lines[i].text) + 27;
	}
	if (b->kind == BLOCK_PROSE && b->line_count)
		return LINE_POINTS * (1 + (run + breadth(b->run_in)) / LINE_BREADTH);
	return height;
}

static size_t height_of_heading(const struct block *b)
{
	if (b->level == 1)
		return 14 + TITLE_POINTS * (1 + breadth(b->text) / TITLE_BREADTH);
	return (b->level == 2 ? 12 : 6) + height_of_text(b->text, LINE_BREADTH * 3 / 4);
}

static size_t height_of_block(const struct block *b)
{
	static const size_t around[] = {
		[BLOCK_HEADING] = 0, [BLOCK_NOTICE] = 34, [BLOCK_QUOTE] = 20, [BLOCK_PARAGRAPH] = 3,
		[BLOCK_PROSE] = 3,   [BLOCK_BULLETS] = 0, [BLOCK_TABLE] = 0,  [BLOCK_POLL] = 0,
	};
	size_t height = around[b->kind];

	if (b->kind == BLOCK_HEADING)
		return height_of_heading(b);
	if (b->text)
		height += height_of_text(b->text, LINE_BREADTH - 300);
	return height + height_of_lines(b);
}

static size_t height_of(const struct document *d)
{
	size_t height = 0;

	for (size_t i = 0; i < d->block_count; i++)
		height += height_of_block(&d->blocks[i]);
	return height;
}

static bool too_long(const struct document *d)
{
	return words_of(d) >= WORDS_BELOW || height_of(d) > PAGE_POINTS;
}

/* What is shortened here was made by this file: writers get it as const, we may still change it. */
static void drop_key_point(struct making *m, struct document_dimension *d)
{
	for (size_t s = d->stage_count; s-- > 0;) {
		struct document_stage *stage = (struct document_stage *)&d->stages[s];
		struct document_item *items = (struct document_item *)stage->items;

		for (size_t i = stage->item_count; i-- > 0;) {
			if (!items[i].key)
				continue;
			leave_out(m, &items[i]);
			items[i].key = false;
			if (!is_action(&items[i]))
				memmove(items + i, items + i + 1, (--stage->item_count - i) * sizeof *items);
			return;
		}
	}
}

/* The last of the dimension that has most of them. */
static size_t least_missed(const struct document_stage *s)
{
	size_t at = 0;

	for (size_t i = 1; i < s->item_count; i++)
		if (place_of(s->items, i) >= place_of(s->items, at))
			at = i;
	return at;
}

static void drop_recommendation(struct making *m, struct document *d)
{
	struct document_stage *s = (struct document_stage *)&d->closing->stages[0];
	struct document_item *items = (struct document_item *)s->items;
	size_t at = least_missed(s);

	leave_out(m, &items[at]);
	memmove(items + at, items + at + 1, (s->item_count - at - 1) * sizeof *items);
	if (--s->item_count == 0)
		d->closing = NULL;
}

/* Shortens the longest list by a line, so that no dimension goes silent while another has three; of equals
 * first the key points, which the full minutes repeat. */
static bool drop_one(struct making *m, struct document *d)
{
	struct document_dimension *longest = NULL;
	size_t most = 0;

	for (size_t i = d->dimension_count; i-- > 0;) {
		size_t count = key_count(&d->dimensions[i]);

		if (count > most) {
			longest = (struct document_dimension *)&d->dimensions[i];
			most = count;
		}
	}
	if (d->closing && place_of(d->closing->stages->items, least_missed(d->closing->stages)) + 1 > most) {
		drop_recommendation(m, d);
		return true;
	}
	if (!longest)
		return false;
	drop_key_point(m, longest);
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
	for (build_blocks(m, d); too_long(d) && drop_one(m, d);)
		build_blocks(m, d);
	if (too_long(d))
		report_left_out(m, _("the summary is longer than a page without a single point: title, hosts and convenors fill it"));
}
