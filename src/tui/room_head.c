/* room_head: where the meeting is, how long is left, and what to ask: the upper part of the room screen. */
#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "clock.h"
#include "facts.h"
#include "room.h"
#include "show.h"

enum { OVER_LAPSE_MS = 2 * MINUTE_MS, LEAST_BAR = 8 };

static int width_of(const char *s)
{
	return show_width(s, strlen(s));
}

/* "1 of 3  Internal accountability" */
static const char *dimension_words(struct ui *ui)
{
	const struct session *s = ui->session;
	size_t index = facts_dimension(s, s->clock.step);
	const char *title = ui_text(ui, session_step(s)->dimension->title);

	if (index == s->agenda->dimension_count)
		return *title ? title : session_step(s)->dimension->id;
	return arena_printf(&ui->drawing, _("%zu of %zu  %s"), index + 1, s->agenda->dimension_count, title);
}

bool room_offers_minutes(const struct ui *ui)
{
	const struct dimension *from[2];
	struct clock_view c;

	if (!ui->over_since_ms || ui->now_ms - ui->over_since_ms > OVER_LAPSE_MS)
		return false;
	clock_look(ui->session, ui->now_ms, &c);
	return c.over_minutes > 0 && clock_lenders(ui->session, c.over_minutes, from) > 0;
}

/* "4 min over. Take it from: Local / Closing / nowhere  Alt-1 2 3": the keys are what it is for, so titles give way to
 * them; then, on the narrowest, what the titles say anyway. */
static void draw_offer(struct ui *ui, struct frame *f, const struct clock_view *c, int width)
{
	enum { LEAST_TITLE = 8 };
	static const char between[] = " / ";
	const struct dimension *from[2];
	int count = (int)clock_lenders(ui->session, c->over_minutes, from);
	/* There may be time left, and yet less than what is to come was given. */
	const char *by = arena_printf(&ui->drawing, c->left_ms > 0 ? _("%d min short. ") : _("%d min over. "), c->over_minutes);
	const char *take = _("Take it from: "), *nowhere = _("nowhere");
	const char *keys = count == 2 ? _("Alt-1 2 3") : _("Alt-1 2");
	int room = width - width_of(by) - width_of(keys) - 2 - count * width_of(between);
	int col = MARGIN, end = MARGIN + width;

	if (room - width_of(take) - width_of(nowhere) < count * LEAST_TITLE)
		take = "";
	if (room - width_of(take) - width_of(nowhere) < count * LEAST_TITLE)
		nowhere = "";
	room -= width_of(take) + width_of(nowhere);
	col = frame_put(f, 1, col, end - col, STYLE_CAUTION, by);
	col = frame_put(f, 1, col, end - col, STYLE_PLAIN, take);
	for (int i = 0; i < count; i++) {
		const char *title = ui_text(ui, from[i]->title);
		int most = room - (count - 1 - i) * LEAST_TITLE, at;

		if (i)
			col = frame_put(f, 1, col, end - col, STYLE_QUIET, between);
		at = frame_fit(f, 1, col, most, STYLE_TITLE, *title ? title : from[i]->id);
		room -= at - col;
		col = at;
	}
	if (*nowhere)
		col = frame_put(f, 1, col, end - col, STYLE_QUIET, between);
	col = frame_put(f, 1, col, end - col, STYLE_TITLE, nowhere);
	frame_put(f, 1, col + 2, end - col - 2, STYLE_QUIET, keys);
}

/* The bar goes by steps, since the words have the minute: at rest next to nothing is sent. */
static int bar_minutes(const struct clock_view *c)
{
	int spent = (int)(c->spent_ms / MINUTE_MS), step = c->minutes >= 20 ? 5 : c->minutes >= 8 ? 2 : 1;

	return spent >= c->minutes ? spent : spent - spent % step;
}

static void draw_clock(struct ui *ui, struct frame *f, int width)
{
	struct clock_view c;
	const char *words;
	int bar;

	if (ui->session->table_count) {
		/* There is no room here, and so no clock. */
		frame_fit(f, 1, MARGIN, width, STYLE_PLAIN,
			  arena_printf(&ui->drawing, _("%zu merged tables: F6 review, F7 minutes"),
				       ui->session->table_count));
		return;
	}
	clock_look(ui->session, ui->now_ms, &c);
	if (room_offers_minutes(ui)) {
		draw_offer(ui, f, &c, width);
		return;
	}
	words = clock_words(ui, &c);
	bar = width - width_of(words) - 2;
	if (bar >= LEAST_BAR)
		chrome_bar(f, 1, MARGIN, bar, c.minutes ? 1000 * bar_minutes(&c) / c.minutes : 0);
	frame_right(f, 1, MARGIN + width, c.timed && c.left_ms < 0 ? STYLE_CAUTION : STYLE_PLAIN, words);
}

/* ---- the stage ---- */

/* The stages of the room's dimension: the first one's step and how many. */
static size_t stages(const struct session *s, size_t *first)
{
	size_t dimension = facts_dimension(s, s->clock.step), count = 0;

	*first = s->clock.step;
	if (dimension == s->agenda->dimension_count)
		return 1;
	while (*first && facts_dimension(s, *first - 1) == dimension)
		--*first;
	while (*first + count < s->agenda->step_count && facts_dimension(s, *first + count) == dimension)
		count++;
	return count;
}

/* "4, 5": the stages of this dimension in which nothing is noted yet, from the present one's point of view. */
static const char *empty_stages(struct ui *ui, size_t first, size_t count)
{
	const char *words = "";

	for (size_t i = 0; i < count; i++)
		if (!ui_facts(ui)->steps[first + i])
			words = arena_printf(&ui->drawing, "%s%s%zu", words, *words ? ", " : "", i + 1);
	return words;
}

/* Where the dimension is; as much of it as fits into width. */
static const char *stage_words(struct ui *ui, int width, bool *over)
{
	const struct session *s = ui->session;
	struct arena *a = &ui->drawing;
	size_t first, count = stages(s, &first);
	const struct stage *stage = session_step(s)->stage;
	int spent = (int)(session_spent_ms(s, s->clock.step, ui->now_ms) / MINUTE_MS);
	/* The one stage of opening or closing has the minutes of the row above. */
	bool timed = s->clock.started && stage->minutes && count > 1;
	const char *empty = count > 1 ? empty_stages(ui, first, count) : "";
	const char *at = count > 1 ? arena_printf(a, _("stage %zu of %zu"), s->clock.step - first + 1, count) : "";
	bool too_long = timed && spent >= stage->minutes;
	/* What is spent is told when it is too much: a number that runs would be sent every minute. */
	const char *minutes = too_long ? arena_printf(a, _("%d of %d min"), spent, stage->minutes) :
			      timed ? arena_printf(a, _("%d min"), stage->minutes) : "";
	const char *spends = *minutes ? arena_printf(a, "%s%s", *at ? ", " : "", minutes) : "";
	const char *lacks = *empty ? arena_printf(a, _("   empty: %s"), empty) : "";
	const char *words[] = {
		arena_printf(a, "%s%s%s", at, spends, lacks), arena_printf(a, "%s%s", at, lacks),
		arena_printf(a, "%s%s", at, spends), at,
	};

	*over = too_long;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (width_of(words[i]) <= width)
			return words[i];
	return "";
}

static void draw_stage(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	const struct stage *stage = session_step(ui->session)->stage;
	const char *title = ui_text(ui, stage->title);
	int end = MARGIN + l->width;
	const char *words;
	bool over;

	if (!*title)
		title = ui_text(ui, session_step(ui->session)->dimension->title);
	words = stage_words(ui, l->width - width_of(title) - 2, &over);
	if (!ui->session->clock.started && ui_steers(ui))
		words = ui->focus == FOCUS_ENTRY ? _("PgDn begins") : _("] begins");
	end = frame_right(f, l->stage, end, over ? STYLE_CAUTION : STYLE_QUIET, words) - 2;
	frame_fit(f, l->stage, MARGIN, end - MARGIN, STYLE_TITLE, title);
}

static void draw_ask(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	const struct texts *prompts = &session_step(ui->session)->stage->prompts;
	int width = l->width - 11, end = MARGIN + l->width;
	size_t at = prompts->count ? ui->prompt % prompts->count : 0;

	frame_put(f, l->ask, MARGIN, l->width, STYLE_QUIET, _("Ask next"));
	if (prompts->count > 1 && l->width > 60) {
		frame_right(f, l->ask, end, STYLE_QUIET,
			    arena_printf(&ui->drawing, _("%zu of %zu  Alt-n"), at + 1, prompts->count));
		width -= 16;
	}
	frame_wrap(f, l->ask, MARGIN + 11, width, l->ask_rows, STYLE_PLAIN, ui_text(ui, prompts->item[at]));
}

void room_draw_head(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	const struct stage *stage = session_step(ui->session)->stage;

	chrome_header(ui, f, dimension_words(ui), ui_clock_text(ui, ui->now_ms));
	draw_clock(ui, f, chrome_width(f));
	draw_stage(ui, f, l);
	if (l->brief >= 0)
		frame_wrap(f, l->brief, MARGIN, l->width, l->brief_rows, STYLE_PLAIN, ui_text(ui, stage->brief));
	if (l->ask >= 0)
		draw_ask(ui, f, l);
}
