/* review: from raw notes to what may be printed, in two passes: strings to decide (each once, wherever it stands), then
 * entries to read as they will be published. As written and as published stand below each other, with the reason. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "ask.h"
#include "chrome.h"
#include "grouped.h"
#include "reading.h"
#include "show.h"
#include "views.h"

enum { NARROW = 64, LABEL_CELLS = 14, WIDE = 110, WORDS_BEFORE = 8 };

static struct review_view *view(struct ui *ui)
{
	return &ui_views(ui)->review;
}

/* ---- rows ---- */

/* Once the string of the last key is decided, the one that now stands in its place is chosen. */
static void move_on(struct ui *ui, const struct rows *rows)
{
	struct review_view *v = view(ui);
	const struct review_row *row = review_row(ui, v->leaving);

	if (!*v->leaving || (row && row->outcome == OUTCOME_UNDECIDED))
		return;
	v->leaving[0] = '\0';
	v->place = 0;
	list_choose(ui_list(ui), rows, v->leaving_index < v->undecided ? v->leaving_index : 0);
}

static struct rows strings(struct ui *ui)
{
	const struct review_view *v = review_look(ui);
	const char **id = arena_array(&ui->rows_arena, const char *, v->count + 1);
	struct rows rows = { id, 0 };

	for (size_t i = 0; i < v->count; i++)
		if (ui_matches(ui, v->rows[i].string))
			id[rows.count++] = arena_string(&ui->rows_arena, v->ids[i]);
	move_on(ui, &rows);
	return rows;
}

static struct rows entries(struct ui *ui)
{
	const struct session *s = ui->session;
	const struct review_view *v = review_look(ui);
	const char **id = arena_array(&ui->rows_arena, const char *, s->entry_count + v->order_count + 1);
	size_t count = 0;

	/* As they will be read, and behind them what will not be. */
	for (size_t i = 0; i < v->order_count; i++) {
		const struct entry *en = session_entry(s, v->order[i]);

		if (reading_shows(ui, en) && ui_matches(ui, en->text))
			id[count++] = en->id;
	}
	for (size_t i = 0; i < s->entry_count; i++) {
		const struct entry *en = s->entries[i];

		if (!v->lines[en->number - 1] && !en->dropped && !en->forgotten && !en->same_as && reading_shows(ui, en) &&
		    ui_matches(ui, en->text))
			id[count++] = en->id;
	}
	return (struct rows){ id, count };
}

static struct rows rows(struct ui *ui)
{
	if (ui->session->sealed)
		return (struct rows){ NULL, 0 };
	return view(ui)->reading ? entries(ui) : strings(ui);
}

/* ---- the list ---- */

static const char *string_heading(struct ui *ui, const char *id)
{
	const struct review_row *row = review_row(ui, id);

	switch (row ? row->outcome : OUTCOME_HIDDEN) {
	case OUTCOME_UNDECIDED:
		return _("To decide");
	case OUTCOME_PRINTED:
		return _("Printed, somebody decided");
	default:
		return _("Hidden");
	}
}

static const char *entry_heading(struct ui *ui, const char *id)
{
	const struct entry *en = session_entry(ui->session, id);

	if (!review_look(ui)->lines[en->number - 1])
		return _("Not printed");
	if (en->kind == PARKED)
		return _("Parked");
	return ui_text(ui, ui->session->agenda->steps[en->step].dimension->title);
}

static void draw_string(struct ui *ui, struct frame *f, int row, const char *id, bool chosen)
{
	const struct review_row *r = review_row(ui, id);
	const char *times;
	int end = f->cols - MARGIN;

	(void)chosen;
	if (!r)
		return;
	times = r->count > 1 ? arena_printf(&ui->drawing, _("%zu times"), r->count) : "";
	frame_fit(f, row, MARGIN, 17, r->outcome == OUTCOME_UNDECIDED ? STYLE_CAUTION : STYLE_QUIET, review_kind_words(r->kind));
	if (f->cols >= NARROW)
		end = frame_right(f, row, end, STYLE_QUIET, times) - 2;
	frame_fit(f, row, MARGIN + 18, end - MARGIN - 18, STYLE_PLAIN,
		  arena_printf(&ui->drawing, "%s%s%s", glyph_text(GLYPH_OPEN, f->ascii), r->string,
			       glyph_text(GLYPH_CLOSE, f->ascii)));
}

static void draw_entry(struct ui *ui, struct frame *f, int row, const char *id, bool chosen)
{
	const struct entry *en = session_entry(ui->session, id);
	const struct reading read = review_read(ui, en, NULL);
	bool found = review_look(ui)->found_in[en->number - 1];
	int end = f->cols - MARGIN;

	(void)chosen;
	if (en->omitted)
		end = frame_right(f, row, end, STYLE_CAUTION, _("left out")) - 2;
	if (en->more->checker_count)
		frame_glyph(f, row, MARGIN, STYLE_ACCENT, GLYPH_CHECK);
	if (en->more->checker_count > 1)
		frame_glyph(f, row, MARGIN + 1, STYLE_ACCENT, GLYPH_CHECK);
	if (!en->more->checker_count && found)
		frame_put(f, row, MARGIN, 1, STYLE_CAUTION, "!");
	frame_putf(f, row, MARGIN + 2, 4, STYLE_QUIET, "%zu", en->number);
	if (en->star)
		frame_put(f, row, MARGIN + 6, 1, STYLE_ACCENT, "*");
	frame_fit(f, row, MARGIN + 8, 9, STYLE_QUIET, entry_kind_short(en->kind));
	frame_fit(f, row, MARGIN + 18, end - MARGIN - 18, en->omitted ? STYLE_QUIET : STYLE_PLAIN, read.published);
}

/* ---- as written, as published ---- */

/* Where text begins, a word or two before byte `at`, when that would not show in so many rows. */
static size_t shown_from(const char *text, size_t at, int width, int most)
{
	size_t line = 0, len = strlen(text), from;

	for (int rows = 0; rows < most && line < len; rows++)
		line += show_wrap(text + line, len - line, width);
	if (at < line || line >= len)
		return 0;
	for (from = at; from && (at - from < WORDS_BEFORE || text[from - 1] != ' ') && text[from - 1] != '\n';)
		from--;
	while (at - from > (size_t)width / 2 || ((unsigned char)text[from] & 0xc0) == 0x80)
		from++;
	return from;
}

/* The sign that a text has a beginning that does not show, and room for it. */
static void put_more(struct frame *f, int row, size_t from, int *col, int *width)
{
	if (!from)
		return;
	frame_glyph(f, row, (*col)++, STYLE_QUIET, GLYPH_MORE);
	--*width;
}

/* Draws text wrapped, with the bytes [begin, stop) underlined. Gives the rows used. */
static int draw_marked(struct frame *f, int row, int col, int width, int most, const char *text, size_t begin, size_t stop)
{
	size_t len = strlen(text), at = width > 0 ? shown_from(text, begin, width, most) : 0;
	int used = 0;

	put_more(f, row, at, &col, &width);
	while (at < len && used < most && width > 0) {
		size_t n = show_wrap(text + at, len - at, width);
		size_t from = begin > at ? begin : at, to = stop < at + n ? stop : at + n;

		frame_put_n(f, row + used, col, width, STYLE_PLAIN, text + at, n);
		if (from < to)
			frame_restyle(f, row + used, col + show_width(text + at, from - at),
				      show_width(text + from, to - from), STYLE_MATCH);
		at += n;
		used++;
	}
	return used;
}

/* A label and what stands beside it; on a narrow screen the label is dropped. Gives the column of the text. */
static int put_label(struct frame *f, int row, const char *label)
{
	if (f->cols < NARROW)
		return MARGIN;
	frame_put(f, row, MARGIN, LABEL_CELLS, STYLE_QUIET, label);
	return MARGIN + LABEL_CELLS;
}

static int draw_pair(struct frame *f, int row, int end, const struct reading *r, const char *why)
{
	/* On a low screen what was typed and what goes out; where there is room, the words that somebody put between them. */
	bool between = r->reworded && end - row > 2;
	size_t begin = r->reworded ? 0 : r->from, stop = r->reworded ? 0 : r->to;
	int most = (end - row - 1) / (between ? 3 : 2), col = put_label(f, row, _("As written")), width = f->cols - MARGIN - col;
	size_t from;

	most = most < 1 ? 1 : most > 3 ? 3 : most;
	row += draw_marked(f, row, col, width, most, r->written, begin, stop);
	if (between) {
		put_label(f, row, _("Reworded"));
		row += draw_marked(f, row, col, width, most, r->reworded, r->from, r->to);
	}
	if (*why && row + 1 < end)
		row += frame_wrap(f, row, col, width, end - row > 4 ? 2 : 1, STYLE_CAUTION, why);
	if (row >= end)
		return row;
	col = put_label(f, row, _("As published"));
	if (f->cols < NARROW)
		frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_PROMPT);
	/* What goes out is read to its end where there is room; else what is read of it is what is being decided. */
	from = shown_from(r->published, r->changed, width, end - row);
	put_more(f, row, from, &col, &width);
	return row + frame_wrap(f, row, col, width, end - row, STYLE_PLAIN, r->published + from);
}

static void draw_entry_detail(struct ui *ui, struct frame *f, int row, int end, const struct entry *en, const char *key,
			      const char *why, const char *where)
{
	const struct reading r = review_read(ui, en, key);
	int col;

	row = draw_pair(f, row, end - row > 6 ? end - 2 : end - row > 2 ? end - 1 : end, &r, why);
	if (row >= end)
		return;
	col = put_label(f, row, _("Goes to"));
	frame_wrap(f, row, col, f->cols - MARGIN - col, end - row, STYLE_QUIET,
		   arena_printf(&ui->drawing, "%s%s%s%s", where, review_goes_to(ui, en), reading_by(ui, en),
				review_keeps_off(ui, en) ? _("; agreed, but off the wall until h or e") : ""));
}

/* A place that is no entry: the title, a poll, a stage of the agenda. */
static void draw_other_detail(struct ui *ui, struct frame *f, int row, int end, const struct review_row *r,
			      size_t place, const char *where)
{
	const struct reading pair = review_read_place(ui, r, place);

	row = draw_pair(f, row, end - 1, &pair, review_why(ui, r));
	if (row < end)
		frame_fit(f, row, put_label(f, row, _("Stands in")), chrome_width(f) - LABEL_CELLS, STYLE_QUIET,
			  arena_printf(&ui->drawing, "%s%s", where, r->places[place]));
}

static void draw_detail(struct ui *ui, struct frame *f, int row, int end)
{
	const char *id = ui_chosen(ui);
	const struct review_row *r = view(ui)->reading ? NULL : review_row(ui, id);
	const struct entry *en = view(ui)->reading ? session_entry(ui->session, id) : NULL;
	const char *where = "";
	size_t place;

	if (en)
		draw_entry_detail(ui, f, row, end, en, NULL, "", en->omitted ? _("left out; ") : "");
	if (!r)
		return;
	place = view(ui)->place % r->place_count;
	if (r->place_count > 1)
		where = arena_printf(&ui->drawing, _("%zu of %zu: "), place + 1, r->place_count);
	en = session_entry(ui->session, r->places[place]);
	if (en)
		draw_entry_detail(ui, f, row, end, en, r->key, review_why(ui, r), where);
	else
		draw_other_detail(ui, f, row, end, r, place, where);
}

/* ---- the screen ---- */

static const struct grouped list_of_strings = {
	.heading = string_heading, .draw_row = draw_string,
	.empty = N_("Nothing in these notes points to anybody. Tab goes on to the entries, to read them."),
};

static const struct grouped list_of_entries = {
	.heading = entry_heading, .draw_row = draw_entry, .empty = N_("No entry is left to show. o shows all again."),
};

static const char *title(const struct review_view *v, bool narrow)
{
	if (narrow)
		return v->reading ? _("Entries to read") : _("Strings to decide");
	return v->reading ? _("Review, entries to read") : _("Review, strings to decide");
}

static void draw_progress(struct ui *ui, struct frame *f)
{
	const struct review_view *v = review_look(ui);
	const struct checks c = session_checks(ui->session);
	struct arena *a = &ui->drawing;
	size_t done = v->reading ? c.checked : v->count - v->undecided, all = v->reading ? c.standing : v->count;
	const char *words = arena_printf(a, _("%zu of %zu decided"), done, all);

	if (v->reading)
		words = reading_words(&c, a);
	/* How many are done by a second person takes the place of how many are left. */
	if (!v->reading || !c.twice)
		words = arena_printf(a, _("%s   %zu left"), words, all - done);
	if (f->cols < NARROW)
		words = arena_printf(a, _("%zu left"), all - done);
	if (ui->session->sealed)
		words = _("SEALED");
	chrome_header(ui, f, ui->session->sealed ? _("Review") : title(v, f->cols < NARROW), words);
	chrome_bar(f, 1, MARGIN, chrome_width(f), all ? (int)(1000 * done / all) : 1000);
}

static void draw(struct ui *ui, struct frame *f)
{
	bool tall = f->rows >= 16;
	int foot = tall ? 3 : 2, detail = tall ? (f->rows - 6) / 2 : 2, rule;

	detail = detail > 9 ? 9 : detail;
	rule = f->rows - foot - detail - 1;
	review_look(ui);
	draw_progress(ui, f);
	if (ui->session->sealed)
		frame_wrap(f, 2, MARGIN, chrome_width(f), rule - 2, STYLE_PLAIN,
			   _("This session is sealed. What was published stands; who said what is forgotten, and nothing can be "
			     "decided, reworded or left out any more."));
	else if (view(ui)->why)
		frame_wrap(f, 2, MARGIN, chrome_width(f), 3, STYLE_CAUTION, view(ui)->why);
	else
		grouped_draw(ui, f, 2, rule - 2, view(ui)->reading ? &list_of_entries : &list_of_strings);
	chrome_rule(f, rule);
	if (!ui->session->sealed)
		draw_detail(ui, f, rule + 1, rule + 1 + detail);
	chrome_message(ui, f, f->rows - 2);
	chrome_footer_list(ui, f);
}

/* ---- keys ---- */

/* The entry that the detail is about, or NULL. */
static const struct entry *entry_shown(struct ui *ui)
{
	const struct review_row *r;

	if (view(ui)->reading)
		return session_entry(ui->session, ui_chosen(ui));
	r = review_row(ui, ui_chosen(ui));
	return r ? session_entry(ui->session, r->places[view(ui)->place % r->place_count]) : NULL;
}

static void decide(struct ui *ui, const char *command, bool here_only)
{
	const struct review_row *r = review_row(ui, ui_chosen(ui));
	const struct entry *en = entry_shown(ui);
	struct review_view *v = view(ui);

	if (!r)
		return;
	if (r->outcome == OUTCOME_UNDECIDED) {
		snprintf(v->leaving, sizeof v->leaving, "%s", ui_chosen(ui));
		v->leaving_index = ui_list(ui)->index;
	}
	ui_type(ui, FROM_KEY, review_decision(ui, r, command, en, here_only));
}

static void reword(struct ui *ui, const struct entry *en)
{
	struct arena *a = &ui->drawing;

	ask_open(ui, &(struct question){
			     .title = arena_printf(a, _("Published words of %s %zu"), entry_kind_words(en->kind), en->number),
			     .before = arena_printf(a, ":wording %zu ", en->number),
			     .now = en->wording && *en->wording ? en->wording : en->text,
			     .openings = true,
		     });
}

/* The next row that is still to be decided or read, round and round; at second, what another person has read. */
static bool is_open(struct ui *ui, const char *id, bool second)
{
	const struct review_row *r;

	if (view(ui)->reading)
		return reading_is_open(ui, session_entry(ui->session, id), second);
	r = review_row(ui, id);
	return r && r->outcome == OUTCOME_UNDECIDED;
}

static bool go_to_open(struct ui *ui, bool second)
{
	const struct rows *rows = ui_rows(ui);
	size_t at = ui_list(ui)->index;

	for (size_t i = 1; i <= rows->count; i++) {
		if (!is_open(ui, rows->id[(at + i) % rows->count], second))
			continue;
		list_choose(ui_list(ui), rows, (at + i) % rows->count);
		view(ui)->place = 0;
		return true;
	}
	return false;
}

static void next_open(struct ui *ui)
{
	if (go_to_open(ui, false) || (view(ui)->reading && go_to_open(ui, true)))
		return;
	ui_say(ui, STYLE_ACCENT, view(ui)->reading ? N_("Every entry is read; F7 goes on to the minutes") :
						      N_("Every string is decided; Tab goes on to the entries"));
}

/* An entry that is left out, or taken in again, goes to another part of the list. The work stays where it was: at the
 * one below, or above where the one below is of another part. */
static void leave_out(struct ui *ui, const struct entry *en)
{
	const struct rows *rows = ui_rows(ui);
	size_t at = ui_list(ui)->index;
	bool below = at + 1 < rows->count;

	if (view(ui)->reading && rows->count > 1) {
		const char *heading = entry_heading(ui, rows->id[at]);

		if (below && at && strcmp(heading, entry_heading(ui, rows->id[at + 1])) != 0)
			below = strcmp(heading, entry_heading(ui, rows->id[at - 1])) != 0;
		list_choose(ui_list(ui), rows, below ? at + 1 : at - 1);
	}
	ui_typef(ui, FROM_KEY, ":omit %zu", en->number);
}

static void turn(struct ui *ui)
{
	view(ui)->reading = !view(ui)->reading;
	memset(ui_list(ui), 0, sizeof *ui_list(ui));
	ui->version++;
}

static bool press_string(struct ui *ui, const char *key)
{
	if (strcmp(key, "h") == 0)
		decide(ui, "hide", false);
	else if (strcmp(key, "p") == 0)
		decide(ui, "print", false);
	else if (strcmp(key, "H") == 0)
		decide(ui, "hide", true);
	else if (strcmp(key, "P") == 0)
		decide(ui, "print", true);
	else if (strcmp(key, "Right") == 0)
		view(ui)->place++;
	else if (strcmp(key, "Left") == 0)
		view(ui)->place += view(ui)->place ? (size_t)-1 : 0;
	else if (strcmp(key, "Enter") == 0)
		next_open(ui);
	else
		return false;
	return true;
}

/* Before the one that is printed above, or after the one below. */
static void shift(struct ui *ui, const struct entry *en, int by)
{
	const struct rows *rows = ui_rows(ui);
	size_t at = ui_list(ui)->index;
	const struct entry *other;

	if ((by < 0 && at == 0) || (by > 0 && at + 1 >= rows->count))
		return;
	other = session_entry(ui->session, rows->id[by < 0 ? at - 1 : at + 1]);
	ui_typef(ui, FROM_KEY, ":order %zu %s %zu", en->number, by < 0 ? "before" : "after", other->number);
}

/* A command about the entry, whose argument is asked for. */
static bool ask_about(struct ui *ui, const char *key, const struct entry *en)
{
	static const struct { const char *key, *command, *title; } rows[] = {
		{ "m", N_("move"), N_("Moves to") },
		{ "=", N_("same"), N_("Is the same as entry number") },
		{ "t", N_("tag"), N_("Theme, its run-in heading") },
		{ "c", N_("consent"), N_("Whoever said it agreed to") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(rows[i].key, key) != 0)
			continue;
		ask_open(ui, &(struct question){
				     .title = arena_printf(&ui->drawing, "%s %zu: %s", entry_kind_words(en->kind), en->number,
							   _(rows[i].title)),
				     .before = arena_printf(&ui->drawing, ":%s %zu ", rows[i].command, en->number),
			     });
		return true;
	}
	return false;
}

/* Linking prose of the place that the chosen entry stands at. */
static void ask_passage(struct ui *ui, const struct entry *en)
{
	const struct step *at = &ui->session->agenda->steps[en->step];
	const char *place = step_place(at, &ui->drawing);

	ask_open(ui, &(struct question){
			     .title = arena_printf(&ui->drawing, _("Linking passage of %s"), place),
			     .before = arena_printf(&ui->drawing, ":passage %s ", place),
			     .now = session_passage(ui->session, place),
		     });
}

static bool press_reading(struct ui *ui, const char *key, const struct entry *en)
{
	if (strcmp(key, "Enter") == 0) {
		reading_check(ui, en);
		next_open(ui);
	} else if (strcmp(key, "Space") == 0)
		reading_toggle(ui, en);
	else if (strcmp(key, "o") == 0)
		reading_turn(ui);
	else if (en && strcmp(key, "r") == 0)
		reading_ask_who(ui, en);
	else if (en && strcmp(key, "K") == 0)
		shift(ui, en, -1);
	else if (en && strcmp(key, "J") == 0)
		shift(ui, en, 1);
	else if (en && strcmp(key, "l") == 0)
		ask_passage(ui, en);
	else if (en && ask_about(ui, key, en))
		return true;
	else if (en && strcmp(key, "*") == 0)
		ui_typef(ui, FROM_KEY, ":star %zu", en->number);
	else if (en && strcmp(key, "w") == 0)
		ui_typef(ui, FROM_KEY, ":agree %zu", en->number);
	else
		return false;
	return true;
}

static bool press(struct ui *ui, const char *key)
{
	const struct entry *en = entry_shown(ui);

	if (ui->session->sealed)
		return false;
	if (strcmp(key, "Tab") == 0 || strcmp(key, "S-Tab") == 0)
		turn(ui);
	else if (strcmp(key, "A") == 0)
		reading_check_plain(ui);
	else if (en && strcmp(key, "e") == 0)
		reword(ui, en);
	else if (en && strcmp(key, "x") == 0)
		leave_out(ui, en);
	else
		return view(ui)->reading ? press_reading(ui, key, en) : press_string(ui, key);
	return true;
}

static const struct hint hints[] = {
	{ "Enter", N_("next"), N_("Strings: the next to decide. Entries: mark as read, and on to the next") },
	{ "h", N_("hide"), N_("Hide the string wherever it stands (H: here only)") },
	{ "p", N_("print"), N_("Let the string be printed (P: here only)") },
	{ "e", N_("reword"), N_("Put the published words; Tab tries an opening") },
	{ "x", N_("leave out"), N_("Leave the entry out of the minutes, or take it in again") },
	{ "Tab", N_("pass"), N_("Strings to decide, or entries to read") },
	{ "o", N_("only"), N_("Entries: only those nobody has read; then only those one person has; then all") },
	{ "r", N_("reader"), N_("Entries: say who reads here, so that a second person counts") },
	{ "A", N_("all plain"), N_("Mark every entry without a finding as read") },
	{ "u", N_("undo"), N_("Undo") },
	{ "Space", "", N_("Entries: mark as read, or take it back") },
	{ "Right", "", N_("Another place of the string (Left: back)") },
	{ "*", "", N_("Entries: a key point, or no longer") },
	{ "J", "", N_("Entries: after the one below (K: before the one above)") },
	{ "m", "", N_("Entries: move to another stage") },
	{ "=", "", N_("Entries: the same as another, printed once") },
	{ "t", "", N_("Entries: a theme") },
	{ "c", "", N_("Entries: what whoever said the quote agreed to") },
	{ "l", "", N_("Entries: the linking passage of the place") },
	{ "w", "", N_("Entries: agreed as published, may stand on the wall") },
	{ NULL, NULL, NULL },
};

const struct screen screen_review = {
	.name = N_("review"), .key = "F6", .title = N_("Review"), .hints = hints,
	.draw = draw, .press = press, .rows = rows,
};
