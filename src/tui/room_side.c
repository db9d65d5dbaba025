/* room_side: the right part of the wide layout: who was heard, who waits, actions, what is parked. Nothing of it
 * leaves this screen. */
#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "clock.h"
#include "facts.h"
#include "heard.h"
#include "room.h"
#include "show.h"

enum { QUEUE_ROWS = 4, LATEST_ROWS = 6, HERE_CELLS = 5, NUMBER_CELLS = 3, WORD_CELLS = 10, WORDS_WIDTH = 60 };

/* A part of the column: rows go down from `row` and stop at `end`. */
struct pen {
	struct ui *ui;
	struct frame *f;
	int row, end, col, width;
};

static bool heading(struct pen *p, const char *words, const char *right)
{
	if (p->row + 2 > p->end)
		return false;
	frame_fit(p->f, p->row, p->col, frame_right(p->f, p->row, p->col + p->width, STYLE_QUIET, right) - 1 - p->col, STYLE_TITLE,
		  words);
	p->row++;
	return true;
}

static void line(struct pen *p, enum style style, const char *left, const char *right)
{
	if (p->row >= p->end)
		return;
	frame_fit(p->f, p->row, p->col, p->width - show_width(right, strlen(right)) - 1, style, left);
	frame_right(p->f, p->row++, p->col + p->width, STYLE_QUIET, right);
}

static void gap(struct pen *p)
{
	p->row++;
}

/* ---- heard ---- */

enum { GROUP_LEAST = 20 };

/* A column has its dimension's id where there is room for words, else its number, which the header says too. */
static int column_cells(const struct pen *p)
{
	return p->width < WORDS_WIDTH ? NUMBER_CELLS : WORD_CELLS;
}

static int dimensions_shown(const struct pen *p)
{
	int most = (p->width - HERE_CELLS - GROUP_LEAST) / column_cells(p);
	int count = (int)p->ui->session->agenda->dimension_count;

	return count < most ? count : most;
}

/* Where the column of dimension d ends. */
static int column_end(const struct pen *p, int d)
{
	return p->col + p->width - HERE_CELLS - column_cells(p) * (dimensions_shown(p) - 1 - d);
}

static void heard_row(struct pen *p, size_t group)
{
	const struct session *s = p->ui->session;
	const struct facts *facts = ui_facts(p->ui);
	size_t here = facts_dimension(s, s->clock.step);

	frame_fit(p->f, p->row, p->col, column_end(p, -1) - p->col - 1, STYLE_PLAIN, ui_text(p->ui, s->agenda->groups[group].plural));
	for (int d = 0; d < dimensions_shown(p); d++) {
		size_t voices = facts_heard(facts, s, group, (size_t)d);
		enum style style = (size_t)d != here ? STYLE_QUIET : voices ? STYLE_PLAIN : STYLE_CAUTION;

		frame_right(p->f, p->row, column_end(p, d), style,
			    voices ? arena_printf(&p->ui->drawing, "%zu", voices) : glyph_text(GLYPH_DASH, p->f->ascii));
	}
	frame_right(p->f, p->row++, p->col + p->width, STYLE_QUIET,
		    arena_printf(&p->ui->drawing, "%zu", facts->present[group]));
}

static void heard_head(struct pen *p, int d, size_t here)
{
	const char *id = p->ui->session->agenda->dimensions[d].id;

	if (column_cells(p) == NUMBER_CELLS)
		id = arena_printf(&p->ui->drawing, "%d", d + 1);
	frame_right(p->f, p->row - 1, column_end(p, d), (size_t)d == here ? STYLE_TITLE : STYLE_QUIET,
		    arena_string_n(&p->ui->drawing, id, show_fit(id, strlen(id), column_cells(p) - 1)));
}

static void heard(struct pen *p)
{
	const struct session *s = p->ui->session;
	size_t here = facts_dimension(s, s->clock.step);
	int next;

	if (!heading(p, _("Heard"), _("here")))
		return;
	/* As the first row counts them: "1 of 3". */
	for (int d = 0; d < dimensions_shown(p); d++)
		heard_head(p, d, here);
	for (size_t g = 0; g < s->agenda->group_count && p->row < p->end; g++)
		if (ui_facts(p->ui)->present[g])
			heard_row(p, g);
	next = here < s->agenda->dimension_count ? heard_least(p->ui, here) : NO_GROUP;
	if (next != NO_GROUP)
		line(p, STYLE_ACCENT,
		     arena_printf(&p->ui->drawing, _("Perhaps ask %s"),
				  ui_text(p->ui, s->agenda->groups[next].plural)), "");
	gap(p);
}

/* ---- queue, actions, parked ---- */

static void queue(struct pen *p)
{
	const struct session *s = p->ui->session;

	if (!s->floor && !s->hand_count)
		return;
	if (!heading(p, _("Queue"), !s->hand_count ? "" : p->ui->focus == FOCUS_LIST ? _("f gives the floor") : _("Alt-g gives the floor")))
		return;
	if (s->floor)
		line(p, STYLE_ACCENT, arena_printf(&p->ui->drawing, "%s", s->floor->name), _("has the floor"));
	for (size_t i = 0; i < s->hand_count && i < QUEUE_ROWS; i++)
		/* Not how long: that would be sent every minute. */
		line(p, STYLE_PLAIN, arena_printf(&p->ui->drawing, "%zu  %s", i + 1, s->hands[i]->name),
		     arena_printf(&p->ui->drawing, _("since %s"),
				  ui_clock_text(p->ui, s->presence[session_person_index(s, s->hands[i])].hand_ms)));
	if (s->hand_count > QUEUE_ROWS)
		line(p, STYLE_QUIET, arena_printf(&p->ui->drawing, _("and %zu more"), s->hand_count - QUEUE_ROWS), "");
	gap(p);
}

static void latest(struct pen *p, enum entry_kind kind, const char *title, const char *right, int most)
{
	const struct session *s = p->ui->session;
	size_t all = ui_facts(p->ui)->kinds[kind];

	if ((size_t)most < all)
		right = arena_printf(&p->ui->drawing, "%s%s%s", right, *right ? "   " : "",
				     arena_printf(&p->ui->drawing, _("%d of %zu"), most, all));
	if (!all || !heading(p, title, right))
		return;
	for (size_t i = s->entry_count; i-- > 0 && most > 0;) {
		const struct entry *en = s->entries[i];
		bool lacks = kind == ACTION && !en->done && (!*en->addressee || !*en->level);

		if (en->kind != kind || en->dropped || en->forgotten)
			continue;
		line(p, STYLE_PLAIN, arena_printf(&p->ui->drawing, "%zu %s %s", en->number, lacks ? "!" : " ", en->text), "");
		most--;
	}
	gap(p);
}

static void whole_meeting(struct pen *p)
{
	struct clock_view c;
	const struct session *s = p->ui->session;
	struct arena *a = &p->ui->drawing;

	clock_look(s, p->ui->now_ms, &c);
	if (!c.timed || !heading(p, _("Meeting"), arena_printf(a, _("ends %s"), ui_clock_text(p->ui, c.meeting_ends_ms))))
		return;
	if (c.late_minutes > 0)
		line(p, STYLE_CAUTION, arena_printf(a, _("%d min late at this pace"), c.late_minutes), "");
	else
		line(p, STYLE_PLAIN, _("on time at this pace"), "");
	if (c.squeezed < s->agenda->dimension_count)
		line(p, STYLE_CAUTION,
		     arena_printf(a, _("ending on time leaves %s %d of %d min"), s->agenda->dimensions[c.squeezed].id, c.squeezed_to,
				  session_minutes(s, c.squeezed)), "");
	gap(p);
}

void room_draw_side(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	struct pen p = { .ui = ui, .f = f, .row = 3, .end = f->rows - 2, .col = l->side, .width = l->side_width };

	whole_meeting(&p);
	if (ui_steers(ui))
		heard(&p);
	queue(&p);
	latest(&p, ACTION, _("Actions so far"), ui_facts(ui)->incomplete ? _("! incomplete") : "", LATEST_ROWS);
	latest(&p, PARKED, _("Parked"), "", LATEST_ROWS / 2);
}
