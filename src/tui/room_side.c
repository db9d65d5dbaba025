/* room_side: the right part of the wide layout: who was heard, who waits, actions, what is parked. Nothing of it
 * leaves this screen. */
#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "clock.h"
#include "facts.h"
#include "heard.h"
#include "room.h"

enum { QUEUE_ROWS = 4, LATEST_ROWS = 6, NUMBER_CELLS = 3, HERE_CELLS = 5 };

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
	frame_put(p->f, p->row, p->col, p->width, STYLE_TITLE, words);
	frame_right(p->f, p->row++, p->col + p->width, STYLE_QUIET, right);
	return true;
}

static void line(struct pen *p, enum style style, const char *left, const char *right)
{
	if (p->row >= p->end)
		return;
	frame_fit(p->f, p->row, p->col, p->width - (int)strlen(right) - 1, style, left);
	frame_right(p->f, p->row++, p->col + p->width, STYLE_QUIET, right);
}

static void gap(struct pen *p)
{
	p->row++;
}

/* ---- heard ---- */

enum { GROUP_LEAST = 20 };

static int dimensions_shown(const struct pen *p)
{
	int most = (p->width - HERE_CELLS - GROUP_LEAST) / NUMBER_CELLS;
	int count = (int)p->ui->session->agenda->dimension_count;

	return count < most ? count : most;
}

static int group_cells(const struct pen *p)
{
	return p->width - HERE_CELLS - NUMBER_CELLS * dimensions_shown(p);
}

static void heard_row(struct pen *p, size_t group)
{
	const struct session *s = p->ui->session;
	const struct facts *facts = ui_facts(p->ui);
	size_t here = facts_dimension(s, s->clock.step);
	int col = p->col + group_cells(p);

	frame_fit(p->f, p->row, p->col, group_cells(p) - 1, STYLE_PLAIN, ui_text(p->ui, s->agenda->groups[group].plural));
	for (int d = 0; d < dimensions_shown(p); d++) {
		size_t voices = facts_heard(facts, s, group, (size_t)d);
		enum style style = (size_t)d != here ? STYLE_QUIET : voices ? STYLE_PLAIN : STYLE_CAUTION;

		frame_right(p->f, p->row, col + NUMBER_CELLS * (d + 1), style,
			    voices ? arena_printf(&p->ui->drawing, "%zu", voices) : glyph_text(GLYPH_DASH, p->f->ascii));
	}
	frame_right(p->f, p->row++, p->col + p->width, STYLE_QUIET,
		    arena_printf(&p->ui->drawing, "%zu", facts->present[group]));
}

static void heard(struct pen *p)
{
	const struct session *s = p->ui->session;
	size_t here = facts_dimension(s, s->clock.step);
	int col = p->col + group_cells(p), next;

	if (!heading(p, _("Heard"), _("here")))
		return;
	/* As the first row counts them: "1 of 3". */
	for (int d = 0; d < dimensions_shown(p); d++)
		frame_right(p->f, p->row - 1, col + NUMBER_CELLS * (d + 1), (size_t)d == here ? STYLE_TITLE : STYLE_QUIET,
			    arena_printf(&p->ui->drawing, "%d", d + 1));
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
		line(p, STYLE_PLAIN, arena_printf(&p->ui->drawing, "%zu  %s", i + 1, s->hands[i]->name), "");
	if (s->hand_count > QUEUE_ROWS)
		line(p, STYLE_QUIET, arena_printf(&p->ui->drawing, _("and %zu more"), s->hand_count - QUEUE_ROWS), "");
	gap(p);
}

static void latest(struct pen *p, enum entry_kind kind, const char *title, const char *right, int most)
{
	const struct session *s = p->ui->session;

	size_t all = ui_facts(p->ui)->kinds[kind];

	if (!all || !heading(p, (size_t)most < all ? arena_printf(&p->ui->drawing, _("%s, the newest %d of %zu"), title, most, all) :
						   title, right))
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
