/* pen_polls: what the room was asked, and as much of the answer as may be shown. */
#include "pen.h"

static const struct published *number(struct making *m, int64_t n)
{
	return published_number(m->a, n > 0 ? (size_t)n : 0);
}

/* "There was general agreement." stands for the figures; they are not in the tree's blocks at all then. */
static bool in_words(struct pen *p, const struct document_poll *poll)
{
	struct making *m = p->m;
	const struct published *question = published_sentence(m->a, poll->question), *said;

	if (poll->shown == SHOWN_AGREEMENT)
		said = say(m, PHRASE_GENERAL_AGREEMENT);
	else if (poll->shown == SHOWN_QUESTION)
		said = say1(m, PHRASE_OPTIONS, list_words(m, poll->options.item, poll->options.count));
	else
		return false;
	pen_paragraph(p, poll->shown == SHOWN_QUESTION && !poll->options.count ?
				 question :
				 say2(m, PHRASE_SENTENCES, question, said));
	return true;
}

static void set_columns(struct making *m, struct block *b, bool no_answer)
{
	const struct document_poll *poll = b->poll;
	size_t options = poll->options.count;
	const struct published **columns = arena_array(m->a, const struct published *, options + 2);

	columns[0] = say(m, PHRASE_GROUP);
	for (size_t i = 0; i < options; i++)
		columns[i + 1] = poll->options.item[i];
	if (no_answer)
		columns[options + 1] = say(m, PHRASE_NO_ANSWER);
	b->columns = columns;
	b->column_count = options + 1 + no_answer;
}

static const struct published *const *cells(struct making *m, const struct block *b,
					    const struct published *title, const int64_t *counts,
					    int64_t no_answer)
{
	size_t options = b->poll->options.count;
	const struct published **list = arena_array(m->a, const struct published *, b->column_count);

	list[0] = title;
	for (size_t i = 0; i < options; i++)
		list[i + 1] = number(m, counts[i]);
	if (b->column_count > options + 1)
		list[options + 1] = number(m, no_answer);
	return list;
}

static void table(struct pen *p, const struct document_poll *poll)
{
	struct making *m = p->m;
	struct block *b = pen_block(p, BLOCK_POLL, poll->question);
	struct block_row *rows = arena_array(m->a, struct block_row, poll->row_count + 1);
	int64_t no_answer = 0;

	b->poll = poll;
	set_columns(m, b, poll->row_count > 0);
	for (size_t i = 0; i < poll->row_count; i++) {
		const struct document_row *r = &poll->rows[i];

		rows[i].cells = cells(m, b, r->title, r->counts, r->no_answer);
		no_answer += r->no_answer;
	}
	rows[poll->row_count].cells = cells(m, b, say(m, PHRASE_TOTAL), poll->total, no_answer);
	b->rows = rows;
	b->row_count = poll->row_count + 1;
}

void pen_poll(struct pen *p, const struct document_poll *poll)
{
	if (!in_words(p, poll))
		table(p, poll);
}

void pen_polls(struct pen *p, int level, const struct document_poll *polls, size_t count)
{
	if (count == 0)
		return;
	pen_heading(p, level, say(p->m, PHRASE_POLLS));
	for (size_t i = 0; i < count; i++)
		pen_poll(p, &polls[i]);
}
