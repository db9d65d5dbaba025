/* room: steer and capture: where the meeting is, what is left of it, what was said, and the line that is typed. */
#include <string.h>

#include "base/say.h"
#include "binding.h"
#include "chrome.h"
#include "clock.h"
#include "command/line.h"
#include "entry.h"
#include "facts.h"
#include "room.h"
#include "show.h"

enum { FULL_ROWS = 22, SOME_ROWS = 14, WIDE_COLS = 110, SIDE_COLS = 40, WIDEST_COLS = 160, WIDEST_SIDE = 64, BRIEF_ROWS = 2, BRIEF_ALONE = 6, ASK_ROWS = 2, NARROW_FOOTER = 100, OFFERED_ROWS = 6 };

/* ---- layout ---- */

static int lines_at(const char *text, int width, int most)
{
	int lines = show_lines(text, width);

	return lines < most ? lines : most;
}

/* True where more has to be said below the line than which signs there are. */
static bool must_say(const struct ui *ui)
{
	return ui->session->record == RECORD_OFF || *ui->editing || ui->focus == FOCUS_LIST;
}

/* A long line goes on over the rows below it, so that nothing above moves while it is typed: the signs give way, whose
 * choice was made, and then the hands, unless there is nothing else that has to be said. */
static void lay_out_line(struct ui *ui, int rows, int most, struct room_layout *l)
{
	int last = rows - 2;

	l->line_rows = most;
	l->hands = l->line + 1;
	l->sigils = l->line + 2;
	if (entry_rows(ui, l->width, most) == 1)
		return;
	l->hands = must_say(ui) ? -1 : last;
	l->sigils = must_say(ui) ? last : -1;
}

/* With room to breathe: everything, set apart by space. */
static void lay_out_full(struct ui *ui, int rows, struct room_layout *l)
{
	const struct stage *stage = session_step(ui->session)->stage;
	int row = 3;

	l->stage = row++;
	/* Opening and closing words are read aloud: where nothing is asked they have its rows, and more on a tall screen. */
	l->brief_rows = lines_at(ui_text(ui, stage->brief), l->width,
				 (stage->prompts.count ? BRIEF_ROWS : BRIEF_ALONE) + (rows - FULL_ROWS) / 4);
	l->brief = l->brief_rows ? row : -1;
	row += l->brief_rows + 1;
	if (stage->prompts.count) {
		int width = l->width - (l->width > 60 && stage->prompts.count > 1 ? 27 : 11);

		l->ask_rows = lines_at(ui_text(ui, stage->prompts.item[ui->prompt % stage->prompts.count]), width, ASK_ROWS);
		l->ask = row;
		/* The same for every prompt of a stage: Alt-n moves nothing else. */
		row += ASK_ROWS + 1;
	}
	l->entries = row;
	l->line = rows - 5;
	l->rule = rows - 6;
	l->message = rows - 7;
	lay_out_line(ui, rows, 3, l);
}

static void lay_out_some(struct ui *ui, int rows, struct room_layout *l)
{
	l->stage = 2;
	l->ask = session_step(ui->session)->stage->prompts.count ? 3 : -1;
	l->ask_rows = 1;
	l->entries = l->ask < 0 ? 3 : 4;
	l->line = rows - 4;
	l->rule = rows - 5;
	l->message = rows - 6;
	lay_out_line(ui, rows, 2, l);
}

/* There is nothing below the line for a long one to go on over: it begins a row higher then, in place of the rule. */
static void lay_out_least(struct ui *ui, int rows, struct room_layout *l)
{
	l->stage = 2;
	l->entries = 3;
	l->line_rows = entry_rows(ui, l->width, 2);
	l->line = rows - 1 - l->line_rows;
	l->rule = l->line_rows > 1 ? -1 : rows - 3;
	l->message = rows - 4;
}

struct room_layout room_layout(struct ui *ui, int rows, int cols)
{
	struct room_layout l = { .brief = -1, .ask = -1, .hands = -1, .sigils = -1, .width = cols - 2 * MARGIN };

	if (cols >= WIDE_COLS) {
		l.side_width = cols >= WIDEST_COLS ? WIDEST_SIDE : SIDE_COLS;
		l.side = cols - MARGIN - l.side_width;
		l.width = l.side - MARGIN - 3;
	}
	if (rows >= FULL_ROWS)
		lay_out_full(ui, rows, &l);
	else if (rows >= SOME_ROWS)
		lay_out_some(ui, rows, &l);
	else
		lay_out_least(ui, rows, &l);
	l.entry_rows = l.message - l.entries;
	return l;
}

/* ---- the lower part ---- */

/* "views 6   quotes 2   actions 3   parked 1"; closer together where there is little room. */
static const char *counts(struct ui *ui, int width)
{
	static const char *const names[ENTRY_KINDS] = {
		N_("views"), N_("quotes"), N_("actions"), N_("changes"), N_("recommended"), N_("decided"), N_("parked"),
	};
	const char *words = "";

	for (int apart = 3; apart > 0; apart--) {
		words = "";
		for (int i = 0; i < ENTRY_KINDS; i++)
			if (ui_facts(ui)->kinds[i])
				words = arena_printf(&ui->drawing, "%s%*s%s %zu", words, *words ? apart : 0, "", _(names[i]),
						     ui_facts(ui)->kinds[i]);
		if (show_width(words, strlen(words)) <= width)
			return words;
	}
	return "";
}

static void draw_message(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	/* As long as a filter holds that is said, if nothing else is. */
	const struct message found = {
		.style = STYLE_ACCENT,
		.text = arena_printf(&ui->drawing, _("Found %zu with %s"), ui_rows(ui)->count, editor_text(ui_filter(ui))),
	};
	const struct message *m = ui_message(ui) ? ui_message(ui) : editor_is_empty(ui_filter(ui)) ? NULL : &found;
	int left = m ? show_width(m->text, strlen(m->text)) + 3 : 0;

	frame_right(f, l->message, MARGIN + l->width, STYLE_QUIET, counts(ui, l->width - left));
	/* A long one takes the row of the rule too. */
	if (m && left - 3 > l->width)
		frame_blank(f, l->message, l->line - l->message);
	if (m)
		frame_wrap(f, l->message, MARGIN, l->width, l->line - l->message, m->style, m->text);
}

/* What the last Tab could not decide, above the line: all of it, since a second Tab shows no more. */
static void draw_offered(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	const char *words = buffer_text(&ui->offered);
	int lines = show_lines(words, l->width), most = l->line - l->entries;

	if (most > OFFERED_ROWS)
		most = OFFERED_ROWS;
	lines = lines > most ? most : lines;
	frame_blank(f, l->line - lines, lines);
	frame_wrap(f, l->line - lines, MARGIN, l->width, lines, STYLE_QUIET, words);
}

static void draw_hands(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	const struct session *s = ui->session;
	int end = MARGIN + l->width;
	struct clock_view c;

	clock_look(s, ui->now_ms, &c);
	if (c.timed && c.late_minutes > 0 && !l->side_width)
		end = frame_right(f, l->hands, end, STYLE_CAUTION,
				  arena_printf(&ui->drawing, _("meeting ends %s, %d min late"),
					       ui_clock_text(ui, c.meeting_ends_ms), c.late_minutes)) - 2;
	if (s->hand_count)
		frame_fit(f, l->hands, MARGIN, end - MARGIN, STYLE_PLAIN,
			  arena_printf(&ui->drawing, _("Hands: %zu waiting, %s first"), s->hand_count, s->hands[0]->name));
	else if (s->floor)
		frame_fit(f, l->hands, MARGIN, end - MARGIN, STYLE_QUIET,
			  arena_printf(&ui->drawing, _("%s has the floor; @. stands for them"), s->floor->name));
	else if (*ui->others)
		frame_fit(f, l->hands, MARGIN, end - MARGIN, STYLE_QUIET, ui->others);
}

static void draw_sigils(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	static const struct { enum entry_kind kind; const char *words; } sigils[] = {
		{ VIEW, N_(". view") }, { QUOTE, N_("\" quote") }, { ACTION, N_("! action") }, { CHANGE, N_("~ change") },
		{ RECOMMENDATION, N_("> recommend") }, { DECISION, N_("= decide") }, { PARKED, N_("? park") },
	};
	enum entry_kind kind = entry_kind_now(ui);
	const char *words;
	enum style style = STYLE_QUIET;

	if (ui->session->record == RECORD_OFF) {
		words = _("Nothing that is typed is kept. Ctrl-O holds the record again");
		style = STYLE_CAUTION;
	} else if (*ui->editing && !session_entry(ui->session, ui->editing)) {
		words = _("Enter keeps it as a new entry. Down lets it go, back to your own line");
	} else if (*ui->editing) {
		words = _("Enter keeps the change. Tab changes the kind. Down, back to your own line");
	} else if (ui->focus == FOCUS_LIST) {
		words = _("Letters are keys here; i or Enter goes on typing or editing");
	} else {
		words = arena_printf(&ui->drawing, _("Enter: %s "), entry_kind_short(kind));
		for (size_t i = 0; i < sizeof sigils / sizeof *sigils; i++)
			/* Whole ones only: half a word is no help. */
			if (sigils[i].kind != kind && show_width(words, strlen(words)) + 2 +
			    show_width(_(sigils[i].words), strlen(_(sigils[i].words))) <= l->width)
				words = arena_printf(&ui->drawing, "%s  %s", words, _(sigils[i].words));
	}
	frame_fit(f, l->sigils, MARGIN, l->width, style, words);
}

/* F1 help, the screens there are, F9 veil, F10 leave. */
static void draw_footer(struct ui *ui, struct frame *f)
{
	struct hint hints[SCREENS_MOST + 4] = { { "F1", N_("help"), NULL } };
	size_t count = 1;

	if (ui->focus == FOCUS_LIST) {
		chrome_footer_list(ui, f);
		return;
	}
	for (char digit = '2'; digit <= (f->cols < NARROW_FOOTER ? '6' : '8'); digit++)
		for (size_t i = 0; screens[i]; i++)
			if (screens[i]->key && screens[i]->key[1] == digit && !screens[i]->key[2])
				hints[count++] = (struct hint){ screens[i]->key, screens[i]->name, NULL };
	hints[count++] = (struct hint){ "F9", N_("veil"), NULL };
	hints[count++] = (struct hint){ "F10", N_("leave"), NULL };
	hints[count] = (struct hint){ NULL, NULL, NULL };
	chrome_footer(ui, f, hints);
}

static void draw(struct ui *ui, struct frame *f)
{
	struct room_layout l = room_layout(ui, f->rows, f->cols);

	room_draw_head(ui, f, &l);
	room_draw_entries(ui, f, &l);
	frame_fill(f, l.rule, MARGIN, l.width, STYLE_QUIET, GLYPH_RULE);
	draw_message(ui, f, &l);
	if (ui->offered.len)
		draw_offered(ui, f, &l);
	if (l.hands >= 0)
		draw_hands(ui, f, &l);
	if (l.sigils >= 0)
		draw_sigils(ui, f, &l);
	if (l.side_width)
		room_draw_side(ui, f, &l);
	draw_footer(ui, f);
	entry_draw(ui, f, l.line, l.line_rows, MARGIN, l.width);
}

/* ---- keys ---- */

static struct rows rows(struct ui *ui)
{
	const struct session *s = ui->session;
	const char **id = arena_array(&ui->rows_arena, const char *, s->entry_count + 1);
	bool all = editor_is_empty(ui_filter(ui));
	size_t count = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		if (!s->entries[i]->dropped && !s->entries[i]->forgotten && (all || ui_matches(ui, s->entries[i]->text)))
			id[count++] = s->entries[i]->id;
	return (struct rows){ id, count };
}

static void to_line(struct ui *ui)
{
	ui_end_filter(ui);
	ui->focus = FOCUS_ENTRY;
}

static bool press(struct ui *ui, const char *key)
{
	if (ui->focus != FOCUS_LIST)
		return false;
	if (strcmp(key, "Enter") == 0 && !ui_rows(ui)->count)
		to_line(ui);
	else if (strcmp(key, "e") == 0 || strcmp(key, "Enter") == 0)
		entry_edit(ui, ui_chosen(ui));
	else if (strcmp(key, "Tab") == 0 || strcmp(key, "S-Tab") == 0)
		to_line(ui);
	else
		return false;
	return true;
}

static const struct hint hints[] = {
	{ "Enter", N_("edit"), N_("Keep the line; in the list, edit the chosen entry") },
	{ "i", N_("type"), N_("Go to the entry line") },
	{ "+", N_("voice for"), NULL },
	{ "-", N_("against"), NULL },
	{ "u", N_("undo"), N_("Undo the last thing done here") },
	{ "f", N_("floor"), N_("Give the floor to whoever waits longest") },
	{ "Tab", "", N_("Complete a person, group, level, place or addressee; else change the kind") },
	{ "Up", "", N_("Edit an earlier entry; Down comes back") },
	{ NULL, NULL, NULL },
};

const struct screen screen_room = {
	.name = N_("room"), .key = "F2", .title = N_("Room"), .hints = hints, .types = true, .row_word = "ID",
	.draw = draw, .press = press, .rows = rows,
};
