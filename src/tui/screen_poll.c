/* poll: hands counted group by group, and what may be said of them outside: before the poll is closed in words, with
 * the reason why the rest may not; afterwards as bars, of nothing but what may be published. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "ask.h"
#include "chrome.h"
#include "facts.h"
#include "poll_view.h"
#include "show.h"
#include "views.h"

enum { NARROW = 64, HERE_CELLS = 8 };

/* ---- rows ---- */

static const char everyone[] = "everyone";

/* While it is counted: the groups with people here, or with a tally. */
static size_t group_rows(struct ui *ui, const struct poll *p, const char **id)
{
	const struct session *s = ui->session;
	size_t count = 0;

	for (size_t g = 1; g <= s->agenda->group_count; g++) {
		size_t group = g % s->agenda->group_count;

		if (session_counted_in(s, group) || poll_answers(p, group))
			id[count++] = s->agenda->groups[group].id;
	}
	return count;
}

/* Once it is closed: what may be published, the total first. */
static size_t published_rows(struct ui *ui, const struct poll *p, const char **id)
{
	const struct publishable *pub = poll_publishable(ui, p);
	size_t count = 0;

	if (pub->table.total)
		id[count++] = everyone;
	for (size_t i = 0; i < pub->table.row_count; i++)
		id[count++] = arena_printf(&ui->rows_arena, "%zu", i);
	return count;
}

static struct rows rows(struct ui *ui)
{
	const struct poll *p = poll_shown(ui);
	const char **id = arena_array(&ui->rows_arena, const char *, ui->session->agenda->group_count + 2);

	if (!p)
		return (struct rows){ id, 0 };
	return (struct rows){ id, p->closed ? published_rows(ui, p, id) : group_rows(ui, p, id) };
}

/* ---- the table of hands ---- */

struct poll_grid {
	int name_end, cell, here_end;  /* columns; width of an option's cell */
	size_t chosen;                 /* option */
};

static int cell_end(const struct poll_grid *t, size_t option)
{
	return t->name_end + ((int)option + 1) * t->cell;
}

/* Cells of the longest name of a group, and two to set it apart. */
static int widest_name(struct ui *ui)
{
	const struct agenda *a = ui->session->agenda;
	int widest = 0;

	for (size_t g = 0; g < a->group_count; g++) {
		const char *name = ui_text(ui, a->groups[g].plural);
		int width = show_width(name, strlen(name)) + 2;

		widest = width > widest ? width : widest;
	}
	return widest;
}

static struct poll_grid table_of(struct ui *ui, const struct frame *f, const struct poll *p)
{
	struct poll_grid t = { .chosen = ui_views(ui)->poll.option };
	int names = f->cols < NARROW ? 12 : 22, widest = 6, longest = widest_name(ui), left;

	for (size_t i = 0; i < p->options.count; i++) {
		const char *option = ui_text(ui, p->options.item[i]);
		int width = show_width(option, strlen(option)) + 3;

		widest = width > widest ? width : widest;
	}
	/* What the options leave is for the names of the groups. */
	left = chrome_width(f) - HERE_CELLS - widest * (int)p->options.count;
	left = left < longest ? left : longest;
	t.name_end = MARGIN + (left > names ? left : names);
	t.here_end = f->cols - MARGIN;
	t.cell = (t.here_end - HERE_CELLS - t.name_end) / (int)p->options.count;
	t.cell = t.cell < widest ? t.cell : widest;
	if (cell_end(&t, p->options.count - 1) + HERE_CELLS < t.here_end)
		t.here_end = cell_end(&t, p->options.count - 1) + HERE_CELLS;
	if (t.chosen >= p->options.count)
		t.chosen = p->options.count - 1;
	return t;
}

static const char *cut(struct ui *ui, const char *text, int width)
{
	size_t len = strlen(text);

	return show_width(text, len) <= width ? text : arena_string_n(&ui->drawing, text, show_fit(text, len, width));
}

static void draw_head(struct ui *ui, struct frame *f, int row, const struct poll *p, const struct poll_grid *t)
{
	for (size_t i = 0; i < p->options.count; i++)
		frame_right(f, row, cell_end(t, i), i == t->chosen && p->open ? STYLE_TITLE : STYLE_QUIET,
			    cut(ui, ui_text(ui, p->options.item[i]), t->cell - 1));
	frame_right(f, row, t->here_end, STYLE_QUIET, _("here"));
}

static void draw_group(struct ui *ui, struct frame *f, int row, const struct poll *p, const struct poll_grid *t, size_t group,
		       bool chosen)
{
	const struct session *s = ui->session;
	size_t here = ui_facts(ui)->present[group];

	frame_fit(f, row, MARGIN, t->name_end - MARGIN, STYLE_PLAIN, ui_text(ui, s->agenda->groups[group].plural));
	for (size_t i = 0; i < p->options.count; i++)
		frame_right(f, row, cell_end(t, i), STYLE_PLAIN,
			    arena_printf(&ui->drawing, "%lld", (long long)poll_votes(p, group, i)));
	frame_right(f, row, t->here_end, poll_answers(p, group) > (int64_t)here ? STYLE_CAUTION : STYLE_QUIET,
		    arena_printf(&ui->drawing, "%zu", here));
	if (!chosen)
		return;
	frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_CHOSEN);
	frame_restyle(f, row, cell_end(t, t->chosen) - 4, 4, STYLE_CHOSEN);
	frame_cursor(f, row, cell_end(t, t->chosen) - 1);
}

static void draw_total(struct ui *ui, struct frame *f, int row, const struct poll *p, const struct poll_grid *t)
{
	const struct session *s = ui->session;

	frame_put(f, row, MARGIN, t->name_end - MARGIN, STYLE_TITLE, _("everyone"));
	for (size_t i = 0; i < p->options.count; i++) {
		int64_t all = 0;

		for (size_t g = 0; g < s->agenda->group_count; g++)
			all += poll_votes(p, g, i);
		frame_right(f, row, cell_end(t, i), STYLE_TITLE, arena_printf(&ui->drawing, "%lld", (long long)all));
	}
	frame_right(f, row, t->here_end, STYLE_TITLE, arena_printf(&ui->drawing, "%zu", ui_facts(ui)->counted));
}

/* Gives the row below the table. */
static int draw_hands(struct ui *ui, struct frame *f, int row, int end, const struct poll *p)
{
	const struct rows *list = ui_rows(ui);
	struct poll_grid t = table_of(ui, f, p);
	int height = end - row - 2;
	size_t chosen = list_settle(ui_list(ui), list, height, false);

	draw_head(ui, f, row++, p, &t);
	frame_cursor(f, row, MARGIN);
	for (int i = 0; i < height && ui_list(ui)->top + (size_t)i < list->count; i++) {
		size_t at = ui_list(ui)->top + (size_t)i;

		frame_spot_put(f, SPOT_ROW, row, 0, f->cols, at, list->id[at]);
		draw_group(ui, f, row++, p, &t, (size_t)agenda_group(ui->session->agenda, list->id[at]), at == chosen && p->open);
	}
	draw_total(ui, f, row, p, &t);
	return row + 1;
}

/* ---- bars ---- */

struct bars {
	const char *name;
	const int64_t *votes;
	int64_t no_answer;  /* below 0: not said */
};

static struct bars bars_of(struct ui *ui, const struct poll *p, const struct publishable *pub, const char *id)
{
	unsigned at;

	(void)p;
	if (strcmp(id, everyone) == 0 || sscanf(id, "%u", &at) != 1 || at >= pub->table.row_count)
		return (struct bars){ _("everyone"), pub->table.total, -1 };
	return (struct bars){ poll_row_name(ui, pub, &pub->table.rows[at]), pub->table.rows[at].votes,
			      pub->table.rows[at].no_answer };
}

static int64_t most_of(const struct poll *p, const struct bars *b)
{
	int64_t most = 1;

	for (size_t i = 0; i < p->options.count; i++)
		most = b->votes[i] > most ? b->votes[i] : most;
	return most;
}

static void draw_bar(struct frame *f, int row, const char *option, int64_t votes, int64_t most)
{
	int at = f->cols < NARROW ? 14 : 24, width = f->cols - MARGIN - 5 - at;

	frame_fit(f, row, MARGIN + 2, at - MARGIN - 3, STYLE_PLAIN, option);
	frame_fill(f, row, at, (int)(width * votes / most), STYLE_ACCENT, GLYPH_BAR);
	frame_putf(f, row, at + (int)(width * votes / most) + 1, 5, STYLE_PLAIN, "%lld", (long long)votes);
}

static int draw_set(struct ui *ui, struct frame *f, int row, int end, const struct poll *p, const struct bars *b,
		    bool chosen)
{
	frame_fit(f, row, MARGIN, chrome_width(f), STYLE_TITLE, b->name);
	if (chosen) {
		frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_CHOSEN);
		frame_cursor(f, row, MARGIN);
	}
	row++;
	for (size_t i = 0; i < p->options.count && row < end; i++)
		draw_bar(f, row++, ui_text(ui, p->options.item[i]), b->votes[i], most_of(p, b));
	if (b->no_answer > 0 && row < end)
		frame_putf(f, row++, MARGIN + 2, chrome_width(f), STYLE_QUIET, "no answer %lld", (long long)b->no_answer);
	return row + 1;
}

/* Nothing is drawn here that may not be published. Gives the row below. */
static int draw_bars(struct ui *ui, struct frame *f, int row, int end, const struct poll *p)
{
	const struct publishable *pub = poll_publishable(ui, p);
	const struct rows *list = ui_rows(ui);
	size_t chosen = list_settle(ui_list(ui), list, 1, false);

	frame_cursor(f, row, MARGIN);
	if (pub->table.shown == POLL_AGREEMENT)
		return row + 1 + frame_wrap(f, row, MARGIN, chrome_width(f), 2, STYLE_PLAIN, _("There was general agreement."));
	for (size_t i = chosen; i < list->count && row + 1 < end; i++) {
		const struct bars b = bars_of(ui, p, pub, list->id[i]);

		/* Half a row of bars would look like a whole one. */
		if (i > chosen && row + 2 + (int)p->options.count > end) {
			frame_putf(f, row, MARGIN, chrome_width(f), STYLE_QUIET, "%zu more below (j)", list->count - i);
			return row + 1;
		}
		row = draw_set(ui, f, row, end, p, &b, i == chosen);
	}
	return row;
}

/* ---- the screen ---- */

static const char *state(const struct poll *p)
{
	return p->open ? _("open   counted by hand") : p->closed ? _("closed") : _("not opened");
}

static void draw_none(struct ui *ui, struct frame *f)
{
	chrome_header(ui, f, _("Poll"), "");
	chrome_rule(f, 1);
	frame_wrap(f, 2, MARGIN, chrome_width(f), 3, STYLE_QUIET,
		   _("The agenda has no polls. Press a to ask the room something: a question and its options."));
	frame_cursor(f, 2, MARGIN);
}

static void draw_poll(struct ui *ui, struct frame *f, const struct poll *p)
{
	bool tall = f->rows >= 16;
	/* On a low screen the bars are worth more than the sentence about them. */
	bool says = p->opened && (tall || !p->closed);
	int row = 2, end = f->rows - (tall ? 6 : says ? 4 : 2);
	const char *what = p->open ? _("Nobody else sees a figure until it is closed.") : p->closed ? "" : _("o opens it.");

	chrome_header(ui, f,
		      arena_printf(&ui->drawing, _("Poll %zu of %zu"), poll_index(ui->session, p) + 1, ui->session->poll_count),
		      f->cols < NARROW && p->open ? _("open") : state(p));
	chrome_rule(f, 1);
	row += frame_wrap(f, row, MARGIN, chrome_width(f), tall ? 2 : 1, STYLE_TITLE, ui_text(ui, p->question)) + tall;
	row = p->closed ? draw_bars(ui, f, row, end, p) : draw_hands(ui, f, row, end, p);
	if (row > end)
		row = end;
	if (says)
		row += frame_wrap(f, row + tall, MARGIN, chrome_width(f), f->rows - 2 - row - tall < 3 ? 1 : 3, STYLE_QUIET,
				  poll_publishing(ui, p)) + tall;
	if (tall && row < f->rows - 4)
		frame_put(f, row, MARGIN, chrome_width(f), STYLE_QUIET, what);
}

static void draw(struct ui *ui, struct frame *f)
{
	const struct poll *p = poll_shown(ui);

	if (p)
		draw_poll(ui, f, p);
	else
		draw_none(ui, f);
	chrome_message(ui, f, f->rows - (f->rows >= 16 ? 3 : 2));
	chrome_footer_list(ui, f);
}

/* ---- keys ---- */

/* An option as a word of a command. */
static const char *quoted(struct ui *ui, const char *word)
{
	return arena_printf(&ui->drawing, "\"%s\"", word);
}

/* The whole row again with one hand more or less: what a tally says is the row, never a difference. */
static void count(struct ui *ui, const struct poll *p, int by)
{
	const char *group = ui_chosen(ui), *line = arena_printf(&ui->drawing, ":tally %s", quoted(ui, group));
	size_t option = ui_views(ui)->poll.option;
	int at = agenda_group(ui->session->agenda, group);

	if (at == NO_GROUP || !*group)
		return;
	option = option < p->options.count ? option : p->options.count - 1;
	if (by < 0 && poll_votes(p, (size_t)at, option) == 0) {
		ui_say(ui, STYLE_QUIET, "No hand is counted there");
		return;
	}
	for (size_t i = 0; i < p->options.count; i++)
		line = arena_printf(&ui->drawing, "%s %s=%lld", line, quoted(ui, ui_text(ui, p->options.item[i])),
				    (long long)(poll_votes(p, (size_t)at, i) + (i == option ? by : 0)));
	ui_type(ui, FROM_KEY, line);
}

static void move(struct ui *ui, const struct poll *p, int by)
{
	struct poll_view *v = &ui_views(ui)->poll;
	size_t options = p->options.count;

	v->option = (v->option + options + (size_t)(by + (int)options)) % options;
}

static void open(struct ui *ui, const struct poll *p)
{
	if (p->open)
		ui_say(ui, STYLE_QUIET, "It is open already; c closes it");
	else
		ui_typef(ui, FROM_KEY, ":poll %s", p->id);
}

static void ask_new(struct ui *ui)
{
	ask_open(ui, &(struct question){ .title = _("Ask the room: \"QUESTION\" OPTION OPTION…"), .before = ":poll new " });
}

static bool press_poll(struct ui *ui, const struct poll *p, const char *key)
{
	bool counts = *key == '+' || *key == '-' || *key == '=';

	if (counts && !key[1] && !p->open)
		ui_say(ui, STYLE_CAUTION, p->closed ? N_("It is closed; o opens it again") : N_("It is not open; o opens it"));
	else if (counts && !key[1])
		count(ui, p, *key == '-' ? -1 : 1);
	else if (strcmp(key, "Left") == 0)
		move(ui, p, -1);
	else if (strcmp(key, "Right") == 0)
		move(ui, p, 1);
	else if (strcmp(key, "Tab") == 0 || strcmp(key, "S-Tab") == 0)
		poll_turn(ui, *key == 'T' ? 1 : -1);
	else if (strcmp(key, "o") == 0)
		open(ui, p);
	else if (strcmp(key, "c") == 0)
		ui_type(ui, FROM_KEY, ":close");
	else
		return false;
	return true;
}

static const struct hint hints[] = {
	{ "+", N_("a hand"), N_("Count a hand in the chosen cell") },
	{ "-", N_("a hand less"), N_("Take a hand out of the chosen cell") },
	{ "Right", N_("option"), N_("The next option; Left the one before") },
	{ "o", N_("open"), N_("Open the poll") },
	{ "c", N_("close"), N_("Close the poll to the room (asks)") },
	{ "a", N_("ask"), N_("Ask something that the agenda does not have") },
	{ "Tab", N_("next poll"), N_("Show the next poll") },
	{ "u", N_("undo"), N_("Undo") },
	{ NULL, NULL, NULL },
};

/* Where there is no poll, its keys mean nothing else either. */
static bool press_none(struct ui *ui, const char *key)
{
	for (const struct hint *h = hints; h->key; h++) {
		if (strcmp(h->key, key) != 0 || strcmp(key, "u") == 0)
			continue;
		ui_say(ui, STYLE_QUIET, "There is no poll yet; a asks the room something");
		return true;
	}
	return false;
}

static bool press(struct ui *ui, const char *key)
{
	const struct poll *p = poll_shown(ui);

	if (strcmp(key, "a") == 0) {
		ask_new(ui);
		return true;
	}
	return p ? press_poll(ui, p, key) : press_none(ui, key);
}

const struct screen screen_poll = {
	.name = N_("poll"), .key = "F5", .title = N_("Poll"), .hints = hints, .row_word = "GROUP",
	.draw = draw, .press = press, .rows = rows,
};
