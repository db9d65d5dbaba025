/* quiet: a few letters that change while nobody types. */
#include "quiet.h"

#include <stdio.h>
#include <string.h>

#include "moved.h"

/* What was added so far, and where the terminal's cursor is; row -1: where it stood at first. */
struct step {
	const struct quiet_terminal *t;
	const struct frame *now;
	struct buffer *out;
	int row, col;
};

static bool is_letter(const struct cell *c, const struct quiet_terminal *t)
{
	return c->width == 1 && c->len <= 1 && t->plain[c->style] &&
	       (!c->len || (c->text[0] >= ' ' && c->text[0] < 127));
}

static void add_letter(struct step *s, const struct cell *c)
{
	buffer_addc(s->out, c->len ? c->text[0] : ' ');
	s->col++;
}

/* Letters that stand between and are no dearer than a move over them: "09:59" becomes "10:00" at once. */
static bool write_over(struct step *s, int row, int col, size_t most)
{
	const struct cell *from = &s->now->cells[row * s->now->cols];

	if (row != s->row || col < s->col || (size_t)(col - s->col) > most)
		return false;
	for (int at = s->col; at < col; at++)
		if (!is_letter(&from[at], s->t))
			return false;
	while (s->col < col)
		add_letter(s, &from[s->col]);
	return true;
}

static bool move_to(struct step *s, int row, int col)
{
	char whole[QUIET_MOVE_BYTES], along[QUIET_MOVE_BYTES] = "";
	const char *to = s->t->to(row, col), *part;
	size_t downs = s->row >= 0 && row >= s->row ? (size_t)(row - s->row) : 0, steps;

	if (!to || strlen(to) >= sizeof whole)
		return false;
	strcpy(whole, to);
	part = s->row >= 0 && row >= s->row && (!downs || s->t->down) ? s->t->along(col) : NULL;
	if (part && strlen(part) < sizeof along)
		strcpy(along, part);
	steps = *along ? strlen(along) + downs * (downs ? strlen(s->t->down) : 0) : sizeof whole;
	if (!write_over(s, row, col, steps < strlen(whole) ? steps : strlen(whole))) {
		for (size_t i = 0; steps < strlen(whole) && i < downs; i++)
			buffer_adds(s->out, s->t->down);
		buffer_adds(s->out, steps < strlen(whole) ? along : whole);
	}
	s->row = row;
	s->col = col;
	return true;
}

static bool add_cell(struct step *s, const struct frame *before, int row, int col)
{
	const struct cell *c = &s->now->cells[row * s->now->cols + col];

	/* Behind the last column no two terminals do the same. */
	if (!is_letter(c, s->t) || before->cells[row * s->now->cols + col].width != 1 || col + 1 == s->now->cols)
		return false;
	if (!move_to(s, row, col))
		return false;
	add_letter(s, c);
	return true;
}

bool quiet_step(const struct frame *before, const struct frame *now, const struct quiet_terminal *t, struct buffer *out)
{
	struct step s = { .t = t, .now = now, .out = out, .row = -1 };
	size_t len = out->len;
	int changed = 0;

	if (!t->save || !t->restore)
		return false;
	buffer_adds(out, t->save);
	for (int i = 0; i < now->rows * now->cols; i++) {
		if (cell_same(&before->cells[i], &now->cells[i]))
			continue;
		if (++changed > QUIET_CELLS || !add_cell(&s, before, i / now->cols, i % now->cols)) {
			buffer_cut(out, len);
			return false;
		}
	}
	if (changed)
		buffer_adds(out, t->restore);
	else
		buffer_cut(out, len);
	return changed > 0;
}
