/* board: every action of the meeting, by dimension: who should act, at which level, by when, and what is missing. Each
 * is set with one key. A note becomes an action here, and an action a note again. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "ask.h"
#include "chrome.h"
#include "due.h"
#include "facts.h"
#include "grouped.h"
#include "views.h"

static bool has_gap(const struct entry *en)
{
	return !en->done && (!*en->addressee || !*en->level);
}

static const char *dimension_title(struct ui *ui, const struct entry *en)
{
	return ui_text(ui, ui->session->agenda->steps[en->step].dimension->title);
}

/* ---- the rows ---- */

static bool shows(struct ui *ui, const struct entry *en)
{
	if (!entry_stands(en) || (en->kind != ACTION && !ui_views(ui)->board.notes))
		return false;
	return ui_matches(ui, arena_printf(&ui->drawing, "%s %s %s %s", en->text, en->addressee, en->level,
					   en->owner ? en->owner->name : ""));
}

/* What is sorted: an entry, and the word it is sorted by; within one word the order of capture. */
struct place {
	const struct entry *entry;
	const char *word;
	size_t rank;
};

static int in_order(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int words = strcmp(a->word, b->word);

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (words)
		return words;
	return a->entry->number < b->entry->number ? -1 : 1;
}

static size_t level_rank(const struct session *s, const char *level)
{
	size_t i = 0;

	while (i < s->agenda->levels.count && strcmp(s->agenda->levels.item[i], level) != 0)
		i++;
	return i;
}

static struct place placed(struct ui *ui, const struct entry *en)
{
	const struct session *s = ui->session;
	struct arena *a = &ui->rows_arena;
	struct place p = { en, "", 0 };
	struct date day;

	switch (ui_views(ui)->board.sort) {
	case SORT_ADDRESSEE:
		p.word = en->addressee;
		p.rank = !*en->addressee;
		break;
	case SORT_LEVEL:
		p.rank = level_rank(s, en->level);
		break;
	case SORT_DUE:
		p.rank = !due_day(s, en->due, &day);
		p.word = p.rank ? "" : arena_printf(a, "%04d-%02d-%02d", day.year, day.month, day.day);
		break;
	case SORT_GAPS:
		p.rank = !has_gap(en);
		break;
	default:
		/* The opening first, then the agenda's order. */
		p.rank = en->step == 0 ? 0 : 1 + facts_dimension(s, en->step);
		break;
	}
	return p;
}

static struct rows rows(struct ui *ui)
{
	const struct session *s = ui->session;
	struct place *list = arena_array(&ui->rows_arena, struct place, s->entry_count + 1);
	const char **id = arena_array(&ui->rows_arena, const char *, s->entry_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		if (shows(ui, s->entries[i]))
			list[count++] = placed(ui, s->entries[i]);
	qsort(list, count, sizeof *list, in_order);
	for (size_t i = 0; i < count; i++)
		id[i] = list[i].entry->id;
	return (struct rows){ id, count };
}

static const char *heading(struct ui *ui, const char *id)
{
	const struct entry *en = session_entry(ui->session, id);

	switch (ui_views(ui)->board.sort) {
	case SORT_ADDRESSEE:
		return *en->addressee ? en->addressee : _("No addressee");
	case SORT_LEVEL:
		return *en->level ? en->level : _("No level");
	case SORT_DUE:
		return *en->due ? _("By date") : _("No date");
	case SORT_GAPS:
		return has_gap(en) ? _("Something is missing") : _("Complete");
	default:
		return dimension_title(ui, en);
	}
}

/* ---- drawing ---- */

enum { WIDE = 110, NARROW = 64, TEXT_AT = 7, DUE_CELLS = 12 };

/* Columns of the table; 0 for one that has no room. */
struct columns {
	int text_end, addressee, addressee_width, level, due;
};

static struct columns columns_of(const struct frame *f)
{
	struct columns c = { 0 };
	int end = f->cols - MARGIN;

	if (f->cols < NARROW) {
		c.text_end = end;
		return c;
	}
	if (f->cols >= WIDE) {
		c.due = end - DUE_CELLS;
		end = c.due - 2;
	}
	c.level = end - 10;
	c.addressee_width = f->cols >= WIDE ? 26 : 15;
	c.addressee = c.level - c.addressee_width;
	c.text_end = c.addressee - 2;
	return c;
}

static void draw_heading(struct ui *ui, struct frame *f, int row, const char *words)
{
	struct columns c = columns_of(f);
	bool first = row == 2;

	(void)ui;
	frame_fit(f, row, MARGIN, c.text_end - MARGIN, STYLE_TITLE, words);
	if (!first || !c.level)
		return;
	frame_put(f, row, c.addressee, c.addressee_width, STYLE_QUIET, _("addressee"));
	frame_put(f, row, c.level, 10, STYLE_QUIET, _("level"));
	if (c.due)
		frame_put(f, row, c.due, DUE_CELLS, STYLE_QUIET, _("due"));
}

/* A cell, or that it is empty where it should not be. */
static void draw_cell(struct frame *f, int row, int col, int width, const struct entry *en, const char *text)
{
	if (*text)
		frame_fit(f, row, col, width - 1, en->done ? STYLE_QUIET : STYLE_PLAIN, text);
	else if (en->kind == ACTION && !en->done)
		frame_put(f, row, col, width, STYLE_CAUTION, _("not set"));
}

static void draw_row(struct ui *ui, struct frame *f, int row, const char *id, bool chosen)
{
	const struct entry *en = session_entry(ui->session, id);
	struct columns c = columns_of(f);
	enum style style = en->done ? STYLE_QUIET : STYLE_PLAIN;
	int col = TEXT_AT;

	(void)chosen;
	frame_putf(f, row, MARGIN, 4, STYLE_QUIET, "%zu", en->number);
	if (en->done)
		frame_glyph(f, row, TEXT_AT - 2, STYLE_ACCENT, GLYPH_CHECK);
	else if (en->kind == ACTION && has_gap(en))
		frame_put(f, row, TEXT_AT - 2, 1, STYLE_CAUTION, "!");
	if (en->kind != ACTION)
		col = frame_put(f, row, col, 15, STYLE_ACCENT, entry_kind_words(en->kind)) + 2;
	frame_fit(f, row, col, c.text_end - col, style, en->text);
	if (!c.level)
		return;
	draw_cell(f, row, c.addressee, c.addressee_width, en, en->addressee);
	draw_cell(f, row, c.level, 11, en, en->level);
	if (c.due)
		frame_fit(f, row, c.due, DUE_CELLS, style, due_short(ui->session, &ui->drawing, en->due));
}

static const char *voices(struct ui *ui, const struct entry *en)
{
	size_t yes = entry_support(ui->session, en), no = entry_objections(ui->session, en);
	const char *minus = ui->plan.ascii ? "-" : "−";

	if (no)
		return arena_printf(&ui->drawing, "+%zu %s%zu", yes, minus, no);
	return yes ? arena_printf(&ui->drawing, "+%zu", yes) : "";
}

static int draw_part(struct frame *f, int row, int col, enum style style, const char *text)
{
	return *text ? frame_fit(f, row, col, f->cols - MARGIN - col, style, text) + 3 : col;
}

/* What the table has no room for, of the chosen action. */
static void draw_detail(struct ui *ui, struct frame *f, int row, int height)
{
	const struct entry *en = session_entry(ui->session, ui_chosen(ui));
	struct arena *a = &ui->drawing;
	const struct step *at;
	int used, col = MARGIN;

	if (!en)
		return;
	at = &ui->session->agenda->steps[en->step];
	used = frame_wrap(f, row, MARGIN, chrome_width(f), height - 2, STYLE_PLAIN, en->text);
	col = draw_part(f, row + used, col, STYLE_QUIET, arena_printf(a, "%zu", en->number));
	col = draw_part(f, row + used, col, STYLE_QUIET,
			arena_printf(a, _("Kept %s, typed at %s"), ui_clock_text(ui, en->at_ms),
				     ui_text(ui, *ui_text(ui, at->stage->title) ? at->stage->title : at->dimension->title)));
	col = draw_part(f, row + used, col, STYLE_PLAIN, voices(ui, en));
	draw_part(f, row + used, col, STYLE_ACCENT, en->agreed ? _("agreed for the wall") : "");
	col = draw_part(f, row + used + 1, MARGIN, STYLE_QUIET,
			f->cols < NARROW ? (en->owner ? _("Owner set.") : _("Owner none.")) :
			en->owner ? _("Owner (private, never printed): set.") : _("Owner (private, never printed): none."));
	col = draw_part(f, row + used + 1, col, STYLE_QUIET,
			*en->due ? arena_printf(a, _("Due %s."), due_said(ui->session, a, en->due)) : _("No due date."));
	draw_part(f, row + used + 1, col, STYLE_QUIET, strcmp(en->horizon, "medium") == 0 ? _("Medium term.") : "");
}

/* On a narrow screen the columns stand in the detail. */
static void draw_narrow_detail(struct ui *ui, struct frame *f, int row)
{
	const struct entry *en = session_entry(ui->session, ui_chosen(ui));

	if (en)
		frame_fit(f, row, MARGIN, chrome_width(f), STYLE_QUIET,
			  arena_printf(&ui->drawing, "%s, %s%s%s", *en->addressee ? en->addressee : _("nobody addressed"),
				       *en->level ? en->level : _("no level"), *en->due ? ", " : "",
				       due_short(ui->session, &ui->drawing, en->due)));
}

static const char *counts(struct ui *ui, const struct frame *f)
{
	static const char *const sorted[] = { "", N_("by addressee"), N_("by level"), N_("by date"), N_("gaps first") };
	const struct facts *facts = ui_facts(ui);
	const char *order = sorted[ui_views(ui)->board.sort];
	struct arena *a = &ui->drawing;

	if (f->cols < NARROW)
		return arena_printf(a, facts->incomplete ? _("%zu open, %zu incomplete") : _("%zu open"), facts->open,
				    facts->incomplete);
	return arena_printf(a, "%s%s%s", _(order), *order ? "   " : "",
			    arena_printf(a, _("%zu open   %zu incomplete"), facts->open, facts->incomplete));
}

static void draw(struct ui *ui, struct frame *f)
{
	static const struct grouped list = {
		.heading = heading, .draw_heading = draw_heading, .draw_row = draw_row,
		.empty = N_("No actions yet. Type one in the room after \"! \", or press a to add one here; v shows the notes, "
			 "to make an action of one."),
	};
	bool tall = f->rows >= 16;
	int detail = tall ? 4 : 1, rule = f->rows - 5 - detail;

	chrome_header(ui, f, ui_views(ui)->board.notes ? _("Actions and notes") : _("Actions"), counts(ui, f));
	chrome_rule(f, 1);
	if (!tall) {
		grouped_draw(ui, f, 2, f->rows - 5, &list);
		draw_narrow_detail(ui, f, f->rows - 3);
		chrome_message(ui, f, f->rows - 2);
	} else {
		grouped_draw(ui, f, 2, rule - 2, &list);
		chrome_rule(f, rule);
		draw_detail(ui, f, rule + 1, detail);
		chrome_message(ui, f, f->rows - 3);
	}
	chrome_footer_list(ui, f);
}

/* ---- keys ---- */

static void ask_about(struct ui *ui, const struct entry *en, const char *command, const char *what, const char *now)
{
	struct arena *a = &ui->drawing;
	const struct question q = {
		.title = arena_printf(a, _("%s of %s %zu"), what, entry_kind_words(en->kind), en->number),
		.before = arena_printf(a, ":%s %zu ", command, en->number),
		.now = now,
		/* Words are mended; what is one word is said anew. */
		.proposed = strcmp(command, "edit") != 0,
	};

	ask_open(ui, &q);
}

/* What the place says an entry is when nothing else does; where that is an action, a view. */
static enum entry_kind note_kind(struct ui *ui, const struct entry *en)
{
	enum entry_kind kind = ui->session->agenda->steps[en->step].stage->kind;

	return kind == ACTION ? VIEW : kind;
}

static bool press_entry(struct ui *ui, const char *key, const struct entry *en)
{
	if (strcmp(key, "t") == 0)
		ask_about(ui, en, "to", _("Addressee"), en->addressee);
	else if (strcmp(key, "o") == 0)
		ask_about(ui, en, "owner", _("Owner (private, never printed)"), en->owner ? en->owner->name : "");
	else if (strcmp(key, "d") == 0)
		ask_about(ui, en, "due", _("Due date, 2026-12-01 or +6w,"), en->due);
	else if (strcmp(key, "l") == 0)
		ask_about(ui, en, "level", _("Level"), en->level);
	else if (strcmp(key, "e") == 0 || strcmp(key, "Enter") == 0)
		ask_about(ui, en, "edit", _("Words"), en->text);
	else if (strcmp(key, "h") == 0)
		ui_typef(ui, FROM_KEY, ":horizon %zu %s", en->number,
			 strcmp(en->horizon, "medium") == 0 ? "immediate" : "medium");
	else if (strcmp(key, "c") == 0)
		ui_typef(ui, FROM_KEY, ":kind %zu %s", en->number,
			 entry_kind_name(en->kind == ACTION ? note_kind(ui, en) : ACTION));
	else
		return false;
	return true;
}

/* Where a new action goes: the dimension that the room is in, in its stage for actions; before and after the dimensions
 * that of the chosen row. */
static void add(struct ui *ui, const struct entry *en)
{
	const struct session *s = ui->session;
	const struct agenda *agenda = s->agenda;
	bool within = facts_dimension(s, s->clock.step) < agenda->dimension_count;
	const struct step *at = &agenda->steps[en && !within ? en->step : s->clock.step];
	const struct stage *stage = at->stage;

	for (size_t i = 0; i < at->dimension->stage_count; i++)
		if (at->dimension->stages[i].kind == ACTION)
			stage = &at->dimension->stages[i];
	ask_open(ui, &(struct question){
			     .title = arena_printf(&ui->drawing, _("New action: %s"), ui_text(ui, at->dimension->title)),
			     .before = "! ",
			     .after = arena_printf(&ui->drawing, " in:%s%s%s", at->dimension->id, *stage->id ? "/" : "", stage->id),
		     });
}

static bool press(struct ui *ui, const char *key)
{
	struct board_view *v = &ui_views(ui)->board;
	const struct entry *en = session_entry(ui->session, ui_chosen(ui));

	if (strcmp(key, "a") == 0) {
		add(ui, en);
	} else if (strcmp(key, "s") == 0) {
		v->sort = (v->sort + 1) % BOARD_SORTS;
		ui->version++;
	} else if (strcmp(key, "v") == 0) {
		v->notes = !v->notes;
		ui->version++;
	} else {
		return en && press_entry(ui, key, en);
	}
	return true;
}

static const struct hint hints[] = {
	{ "a", N_("add"), N_("Add an action") },
	{ "o", N_("owner"), NULL },
	{ "t", N_("addressee"), NULL },
	{ "d", N_("due"), NULL },
	{ "l", N_("level"), NULL },
	{ "Space", N_("done"), NULL },
	{ "e", N_("words"), N_("Change its words (Enter too)") },
	{ "h", N_("horizon"), N_("Immediate, or over the medium term") },
	{ "c", N_("to a note"), N_("Make a note of the action, or an action of the note") },
	{ "v", N_("notes"), N_("Show the notes too, or the actions alone") },
	{ "s", N_("sort"), N_("Sort by dimension, addressee, level, date, or gaps first") },
	{ NULL, NULL, NULL },
};

const struct screen screen_board = {
	.name = N_("board"), .key = "F3", .title = N_("Actions"), .hints = hints, .row_word = "ID",
	.draw = draw, .press = press, .rows = rows,
};
