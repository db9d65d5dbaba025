/* projector: what the room sees on the wall, from the chair's side: what is agreed, what keeps an entry off, and how each
 * will read before it is let on. The wall itself is another process (projector.c). */
#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "grouped.h"
#include "views.h"
#include "wall.h"

static const struct wall_view *look(struct ui *ui)
{
	struct wall_view *v = &ui_views(ui)->wall;
	struct wall_plan plan;

	if (v->looked_up && v->version == ui->version)
		return v;
	arena_free(&v->arena);
	plan = wall_plan_of(ui);
	v->rows = wall_rows(&plan, &v->arena, &v->count);
	v->of = arena_array(&v->arena, const struct wall_row *, ui->session->numbered + 1);
	for (size_t i = 0; i < v->count; i++)
		v->of[v->rows[i].entry->number - 1] = &v->rows[i];
	v->version = ui->version;
	v->looked_up = true;
	return v;
}

static const struct wall_row *row_of(struct ui *ui, const char *id)
{
	const struct wall_view *v = look(ui);
	const struct entry *en = session_entry(ui->session, id);

	return en ? v->of[en->number - 1] : NULL;
}

/* ---- rows: on the wall, agreed but kept off, and what could be agreed ---- */

enum standing { ON_WALL, KEPT_OFF, COULD_BE, NOT_HERE };

/* What a room agrees on is an action, a change, a recommendation or a decision; the rest only when asked for. */
static enum standing standing_of(struct ui *ui, const struct wall_row *r)
{
	enum entry_kind kind = r->entry->kind;

	if (r->entry->agreed)
		return *r->why ? KEPT_OFF : ON_WALL;
	if (ui_views(ui)->wall.all || kind == ACTION || kind == CHANGE || kind == RECOMMENDATION || kind == DECISION)
		return COULD_BE;
	return NOT_HERE;
}

static struct rows rows(struct ui *ui)
{
	const struct wall_view *v = look(ui);
	const char **id = arena_array(&ui->rows_arena, const char *, v->count + 1);
	size_t count = 0;

	for (enum standing part = ON_WALL; part < NOT_HERE; part++)
		for (size_t i = 0; i < v->count; i++)
			if (standing_of(ui, &v->rows[i]) == part && ui_matches(ui, v->rows[i].entry->text))
				id[count++] = v->rows[i].entry->id;
	return (struct rows){ id, count };
}

static const char *heading(struct ui *ui, const char *id)
{
	static const char *const words[] = {
		[ON_WALL] = N_("On the wall"), [KEPT_OFF] = N_("Agreed, but kept off"), [COULD_BE] = N_("Could be agreed"), [NOT_HERE] = "",
	};
	const struct wall_row *r = row_of(ui, id);

	return _(words[r ? standing_of(ui, r) : NOT_HERE]);
}

static void draw_row(struct ui *ui, struct frame *f, int row, const char *id, bool chosen)
{
	const struct wall_row *r = row_of(ui, id);
	int end = f->cols - MARGIN;

	(void)chosen;
	if (!r)
		return;
	frame_putf(f, row, MARGIN, 4, STYLE_QUIET, "%zu", r->entry->number);
	frame_fit(f, row, MARGIN + 5, 9, STYLE_QUIET, entry_kind_short(r->entry->kind));
	frame_fit(f, row, MARGIN + 15, end - MARGIN - 15, *r->why ? STYLE_QUIET : STYLE_PLAIN,
		  *r->text ? r->text : r->entry->text);
}

/* ---- the screen ---- */

static void draw_detail(struct ui *ui, struct frame *f, int row, int most)
{
	const struct wall_row *r = row_of(ui, ui_chosen(ui));

	if (!r)
		return;
	if (*r->why) {
		frame_wrap(f, row, MARGIN, chrome_width(f), most, STYLE_CAUTION,
			   arena_printf(&ui->drawing, _("Kept off the wall: %s"), r->why));
		return;
	}
	frame_put(f, row, MARGIN, chrome_width(f), STYLE_QUIET, r->entry->agreed ? _("Reads on the wall") : _("Would read on the wall"));
	frame_wrap(f, row + 1, MARGIN, chrome_width(f), most - 1, STYLE_TITLE, r->text);
}

static void draw(struct ui *ui, struct frame *f)
{
	static const struct grouped list = {
		.heading = heading, .draw_row = draw_row,
		.empty = N_("Nothing can be agreed yet: no action, change, recommendation or decision was noted. v shows all entries."),
	};
	const struct wall_view *v = look(ui);
	bool tall = f->rows >= 16;
	int detail = tall ? 4 : 2, rule = f->rows - detail - (tall ? 5 : 3);
	size_t on = 0, off = 0;

	for (size_t i = 0; i < v->count; i++) {
		on += standing_of(ui, &v->rows[i]) == ON_WALL;
		off += standing_of(ui, &v->rows[i]) == KEPT_OFF;
	}
	chrome_header(ui, f, _("Projector"),
		      f->cols < 64 && off ? arena_printf(&ui->drawing, _("%zu on, %zu kept off"), on, off) :
		      arena_printf(&ui->drawing, off ? _("%zu on the wall, %zu kept off") : _("%zu on the wall"), on, off));
	chrome_rule(f, 1);
	grouped_draw(ui, f, 2, rule - 2, &list);
	chrome_rule(f, rule);
	draw_detail(ui, f, rule + 1, detail - tall);
	if (tall)
		frame_fit(f, f->rows - 4, MARGIN, chrome_width(f), STYLE_QUIET,
			  arena_printf(&ui->drawing, _("On the screen that the room sees: roundtable projector %s"),
				       ui->dir ? ui->dir : _("DIR")));
	chrome_message(ui, f, f->rows - 2);
	chrome_footer_list(ui, f);
}

/* ---- keys ---- */

/* The event by which it was agreed and which still counts, or NULL. */
static const struct event *agreement(struct ui *ui, const struct entry *en)
{
	const struct history *h = ui->history;

	for (size_t i = h->count; i-- > 0;) {
		const struct event *ev = h->events[i];
		const char *of = strcmp(ev->kind->name, "agree") == 0 ? event_text(ev, "of") : NULL;

		if (of && strcmp(of, en->id) == 0 && event_effective(h, ev))
			return ev;
	}
	return NULL;
}

static void toggle(struct ui *ui, const struct wall_row *r)
{
	const struct event *ev = r->entry->agreed ? agreement(ui, r->entry) : NULL;

	if (ev)
		ui_typef(ui, FROM_KEY, ":undo %s", ev->id);
	else
		ui_typef(ui, FROM_KEY, ":agree %zu", r->entry->number);
}

static bool press(struct ui *ui, const char *key)
{
	const struct wall_row *r = row_of(ui, ui_chosen(ui));

	if (strcmp(key, "v") == 0) {
		ui_views(ui)->wall.all = !ui_views(ui)->wall.all;
		ui->version++;
	} else if (r && (strcmp(key, "Space") == 0 || strcmp(key, "Enter") == 0)) {
		toggle(ui, r);
	} else {
		return false;
	}
	return true;
}

static const struct hint hints[] = {
	{ "Space", N_("agreed, or not"), N_("Let the chosen entry onto the wall as it reads, or take it off again") },
	{ "M-n", N_("next prompt"), N_("The next question of the stage, here and on the wall") },
	{ "v", N_("all entries"), N_("Show views, quotes and what is parked too") },
	{ "u", N_("undo"), N_("Undo") },
	{ NULL, NULL, NULL },
};

const struct screen screen_projector = {
	.name = N_("projector"), .key = "F8", .title = N_("Projector"), .hints = hints, .row_word = "ID",
	.draw = draw, .press = press, .rows = rows,
};
