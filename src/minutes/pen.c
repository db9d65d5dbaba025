/* pen: the entries of a dimension as blocks. What the room said reads as prose; what somebody has to act on
 * or to answer for is a list. */
#include "pen.h"

#include <string.h>

/* A paragraph of prose ends behind about so many bytes: a page without an end is not read. */
enum { PARAGRAPH_BYTES = 480 };

struct block *pen_block(struct pen *p, enum block_kind kind, const struct published *text)
{
	struct block *b = arena_push(p->m->a, &p->blocks, p->count, &p->cap, sizeof *b);

	p->count++;
	b->kind = kind;
	b->text = text;
	p->lines = NULL;
	p->line_cap = 0;
	return b;
}

void pen_heading(struct pen *p, int level, const struct published *text)
{
	pen_block(p, BLOCK_HEADING, text)->level = level;
}

void pen_paragraph(struct pen *p, const struct published *text)
{
	if (!published_is_empty(text))
		pen_block(p, BLOCK_PARAGRAPH, text);
}

void pen_paragraphs(struct pen *p, const struct document_texts *texts)
{
	for (size_t i = 0; i < texts->count; i++)
		pen_paragraph(p, texts->item[i]);
}

void pen_line(struct pen *p, const struct published *number, const struct published *text)
{
	struct block *b = &p->blocks[p->count - 1];
	struct block_line *line = arena_push(p->m->a, &p->lines, b->line_count, &p->line_cap, sizeof *line);

	*line = (struct block_line){ number, text };
	b->lines = p->lines;
	b->line_count++;
}

static bool is(const struct document_item *item, const char *kind)
{
	return strcmp(item->kind, kind) == 0;
}

/* ---- prose ---- */

/* Is there still room in the paragraph that was begun, under the same heading? */
static bool continues(const struct pen *p, const struct document_item *before, const struct document_item *it)
{
	const struct block *b = &p->blocks[p->count - 1];
	size_t bytes = 0;

	if (!before || is(before, "quote") || before->run_in != it->run_in)
		return false;
	for (size_t i = 0; i < b->line_count; i++)
		bytes += strlen(published_text(b->lines[i].text));
	return bytes < PARAGRAPH_BYTES;
}

static void prose(struct pen *p, const struct document_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct document_item *it = &items[i], *before = i ? &items[i - 1] : NULL;
		const struct published *run_in = before && before->run_in == it->run_in ? NULL : it->run_in;

		if (is(it, "quote")) {
			struct block *b = pen_block(p, BLOCK_QUOTE, it->line);

			b->run_in = run_in;
			b->number = it->number;
			continue;
		}
		if (!continues(p, before, it))
			pen_block(p, BLOCK_PROSE, NULL)->run_in = run_in;
		pen_line(p, it->number, it->line);
	}
}

/* ---- lists ---- */

static void bullets(struct pen *p, const struct document_item *items, size_t count)
{
	if (count == 0)
		return;
	pen_block(p, BLOCK_BULLETS, NULL);
	for (size_t i = 0; i < count; i++)
		pen_line(p, items[i].number, items[i].line);
}

static void set_columns(struct pen *p, struct block *b)
{
	static const enum phrase titles[] = { PHRASE_NUMBER, PHRASE_ACTION, PHRASE_ADDRESSEE, PHRASE_LEVEL,
					      PHRASE_DUE };
	const struct published **columns =
		arena_array(p->m->a, const struct published *, sizeof titles / sizeof *titles);

	b->column_count = sizeof titles / sizeof *titles;
	for (size_t i = 0; i < b->column_count; i++)
		columns[i] = say(p->m, titles[i]);
	b->columns = columns;
}

/* Beside the table's column of numbers, an action reads like any sentence. */
static const struct published *action_text(struct making *m, const struct document_item *it)
{
	return strcmp(it->status, "done") == 0 ? say1(m, PHRASE_DONE, it->line) : it->line;
}

static void actions(struct pen *p, const struct published *caption, const struct document_item *items,
		    size_t count)
{
	struct making *m = p->m;
	struct block *b = pen_block(p, BLOCK_TABLE, caption);
	struct block_row *rows = arena_array(m->a, struct block_row, count);

	set_columns(p, b);
	for (size_t i = 0; i < count; i++) {
		const struct published **cells = arena_array(m->a, const struct published *, b->column_count);

		cells[0] = items[i].number;
		cells[1] = action_text(m, &items[i]);
		cells[2] = items[i].addressee ? items[i].addressee : say(m, PHRASE_TO_BE_AGREED);
		cells[3] = items[i].level;
		cells[4] = items[i].due;
		rows[i].cells = cells;
	}
	b->rows = rows;
	b->row_count = count;
}

static void action_lists(struct pen *p, const struct document_item *items, size_t count)
{
	size_t now = 0;

	while (now < count && strcmp(items[now].horizon, "immediate") == 0)
		now++;
	if (now) {
		pen_paragraph(p, say(p->m, PHRASE_ACTIONS_INTRO));
		actions(p, say(p->m, PHRASE_ACTIONS_TITLE), items, now);
	}
	if (now < count) {
		pen_heading(p, 4, say(p->m, PHRASE_MEDIUM_TERM));
		actions(p, say(p->m, PHRASE_MEDIUM_TERM), items + now, count - now);
	}
}

void pen_items(struct pen *p, const char *kind, const struct document_item *items, size_t count)
{
	size_t list = 0;

	if (strcmp(kind, "view") == 0 || strcmp(kind, "quote") == 0) {
		prose(p, items, count);
		return;
	}
	while (list < count && is(&items[list], kind))
		list++;
	if (strcmp(kind, "action") == 0)
		action_lists(p, items, list);
	else
		bullets(p, items, list);
	if (list < count) {
		pen_heading(p, 4, say(p->m, PHRASE_IN_DISCUSSION));
		prose(p, items + list, count - list);
	}
}

void pen_stages(struct pen *p, const struct document_dimension *d)
{
	for (size_t i = 0; i <= d->stage_count; i++) {
		const struct document_stage *s = &d->stages[i];

		if (i == d->polls_at)
			pen_polls(p, 3, d->polls, d->poll_count);
		if (i == d->stage_count)
			break;
		if (s->title)
			pen_heading(p, 3, s->title);
		pen_paragraphs(p, &s->passage);
		pen_items(p, s->kind, s->items, s->item_count);
	}
}

/* Many roundtables together agree nothing any more: who takes it forward stands there where one of them said it. */
static const struct published *parked_line(struct making *m, const struct document *d, const struct document_item *it)
{
	if (it->addressee)
		return say2(m, PHRASE_TAKEN_FORWARD, it->line, it->addressee);
	return d->synthesis ? it->line : say1(m, PHRASE_TAKEN_FORWARD_OPEN, it->line);
}

void pen_parked(struct pen *p, const struct document *d)
{
	if (!d->parked_count)
		return;
	pen_heading(p, 2, say(p->m, PHRASE_PARKED));
	pen_block(p, BLOCK_BULLETS, NULL);
	for (size_t i = 0; i < d->parked_count; i++)
		pen_line(p, d->parked[i].number, parked_line(p->m, d, &d->parked[i]));
}
