/* palette: every command, found by a few letters of its name or of what it does, with its key, so that it teaches the
 * keys. Behind a name it is the prompt for the arguments, with completion. */
#include <string.h>

#include "base/say.h"
#include "base/utf8.h"
#include "binding.h"
#include "chrome.h"
#include "command/key.h"
#include "complete.h"
#include "field.h"
#include "overlay.h"
#include "show.h"

enum { ROWS_MOST = 10, ROWS_WHOLE = 2, KEY_CELLS = 9, COMMANDS_MOST = 128, HELP_LETTERS = 3 };

/* ---- finding ---- */

static bool is_subsequence(const char *letters, const char *word)
{
	for (; *letters; letters++, word++) {
		word = strchr(word, *letters);
		if (!word)
			return false;
	}
	return true;
}

/* How well a command answers: 0 best, -1 not at all. */
static int fit(struct arena *a, const char *typed, const struct command *c)
{
	if (strncmp(c->name, typed, strlen(typed)) == 0)
		return strlen(typed) == strlen(c->name) ? 0 : 1;
	if (strstr(c->name, typed))
		return 2;
	if (is_subsequence(typed, c->name))
		return 3;
	return strlen(typed) >= HELP_LETTERS && strstr(utf8_key(a, _(c->help)), typed) ? 4 : -1;
}

struct found {
	const struct command *item[COMMANDS_MOST];
	const char *id[COMMANDS_MOST];
	size_t count;
};

static void find(struct ui *ui, struct found *out)
{
	const char *typed = utf8_key(&ui->drawing, editor_text(&ui->asked));

	out->count = 0;
	for (int rank = 0; rank <= 4; rank++) {
		for (size_t i = 0; commands[i] && out->count < COMMANDS_MOST; i++) {
			if (fit(&ui->drawing, typed, commands[i]) != rank)
				continue;
			out->id[out->count] = commands[i]->name;
			out->item[out->count++] = commands[i];
		}
	}
}

/* The command whose arguments are being typed, or NULL while it is the name. */
static const struct command *named(struct ui *ui)
{
	const char *text = editor_text(&ui->asked);
	size_t len = strcspn(text, " ");

	return text[len] ? command_find(arena_string_n(&ui->drawing, text, len), NULL) : NULL;
}

/* ---- drawing ---- */

static void draw_row(struct ui *ui, struct frame *f, int row, const struct command *c, bool chosen)
{
	char shown[KEY_SHOWN];
	const char *key = binding_of(ui, c);
	int end = f->cols - MARGIN, col = MARGIN + 2;

	if (key)
		end = frame_right(f, row, end, STYLE_KEY, key_shown(key, shown)) - 2;
	col = frame_put(f, row, col, 12, STYLE_PLAIN, c->name);
	if (f->cols >= 60)
		frame_fit(f, row, MARGIN + 14, end - MARGIN - 14, STYLE_QUIET, _(c->help));
	(void)col;
	if (chosen) {
		frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_CHOSEN);
		frame_restyle(f, row, MARGIN, chrome_width(f), STYLE_CHOSEN);
	}
}

static void draw_found(struct ui *ui, struct frame *f, int top, int height)
{
	struct found found;
	struct rows rows;
	size_t chosen;

	find(ui, &found);
	rows = (struct rows){ found.id, found.count };
	chosen = list_settle(&ui->overlay_list, &rows, height - (height > ROWS_WHOLE + 2 ? ROWS_WHOLE : 0), false);
	for (int i = 0; i < height && ui->overlay_list.top + (size_t)i < found.count; i++) {
		size_t at = ui->overlay_list.top + (size_t)i;

		frame_spot_put(f, SPOT_ROW, top + i, 0, f->cols, at, found.id[at]);
		draw_row(ui, f, top + i, found.item[at], at == chosen);
	}
	/* What is cut in its row is read under the list. */
	if (found.count && height > ROWS_WHOLE + 2) {
		const char *help = _(found.item[chosen]->help);

		if (f->cols >= 60 && show_width(help, strlen(help)) > f->cols - 2 * MARGIN - 14 - KEY_CELLS) {
			frame_blank(f, top + height - ROWS_WHOLE, ROWS_WHOLE);
			frame_wrap(f, top + height - ROWS_WHOLE, MARGIN, chrome_width(f), ROWS_WHOLE, STYLE_QUIET, help);
		}
	}
	if (!found.count)
		frame_put(f, top, MARGIN, chrome_width(f), STYLE_QUIET, _("No command is called like that"));
}

/* What the command takes, what it does, and what the last Tab could not decide. */
static void draw_named(struct ui *ui, struct frame *f, int top, int height, const struct command *c)
{
	frame_put(f, top, MARGIN, chrome_width(f), STYLE_TITLE, arena_printf(&ui->drawing, "%s %s", c->name, c->args));
	if (height > 1)
		frame_wrap(f, top + 1, MARGIN, chrome_width(f), 2, STYLE_QUIET, _(c->help));
	/* A refusal stands above the line that was refused. */
	if (height > 3)
		chrome_message(ui, f, top + 3);
	if (height > 3 && ui->offered.len)
		frame_wrap(f, top + 4, MARGIN, chrome_width(f), height - 4, STYLE_PLAIN, buffer_text(&ui->offered));
}

static void palette_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = {
		{ "Enter", N_("do it"), NULL }, { "Tab", N_("complete"), NULL }, { "Esc", N_("back"), NULL }, { NULL, NULL, NULL },
	};
	int height = f->rows - 5 < ROWS_MOST ? f->rows - 5 : ROWS_MOST, top = f->rows - 2 - height;
	const struct command *c = named(ui);

	frame_blank(f, top - 1, f->rows - top + 1);
	chrome_rule(f, top - 1);
	if (c)
		draw_named(ui, f, top, height, c);
	else
		draw_found(ui, f, top, height);
	frame_put(f, f->rows - 2, MARGIN, 2, STYLE_ACCENT, ":");
	field_draw(f, f->rows - 2, MARGIN + 1, chrome_width(f) - 1, STYLE_PLAIN, editor_text(&ui->asked), ui->asked.at,
		   true);
	chrome_footer(ui, f, answers);
}

/* ---- keys ---- */

void palette_open(struct ui *ui, const char *typed)
{
	overlay_open(ui, &overlay_palette);
	buffer_cut(&ui->offered, 0);
	editor_insert(&ui->asked, typed, strlen(typed));
}

static const struct command *chosen(struct ui *ui)
{
	struct found found;
	struct rows rows;

	find(ui, &found);
	rows = (struct rows){ found.id, found.count };
	return found.count ? found.item[list_settle(&ui->overlay_list, &rows, ROWS_MOST, false)] : NULL;
}

static void enter(struct ui *ui)
{
	const struct command *typed = named(ui);
	const struct command *c = typed ? NULL : chosen(ui);
	const char *line;

	if (c) {
		overlay_close(ui);
		binding_command(ui, c);
		return;
	}
	if (!typed)
		return;
	line = arena_printf(&ui->drawing, ":%s", editor_text(&ui->asked));
	overlay_close(ui);
	if (typed->screen)
		ui_screen_command(ui, typed->name);
	else
		ui_type(ui, FROM_PALETTE, line);
}

static void tab(struct ui *ui)
{
	struct candidates offered = { NULL, 0, 0 };
	const struct command *c = named(ui) ? NULL : chosen(ui);
	const char *text;
	size_t from;

	if (c) {
		editor_set(&ui->asked, arena_printf(&ui->drawing, "%s ", c->name));
		return;
	}
	if (!ui->session)
		return;
	text = complete_argument(ui->session, &ui->drawing, editor_text(&ui->asked), ui->asked.at, &from, &offered);
	if (text && offered.count)
		editor_replace(&ui->asked, from, ui->asked.at, text);
	buffer_cut(&ui->offered, 0);
	for (size_t i = 0; i < offered.count && offered.count > 1; i++)
		buffer_addf(&ui->offered, "%s%s", i ? "   " : "", offered.item[i]);
}

static void move(struct ui *ui, const char *key)
{
	struct found found;
	struct rows rows;

	find(ui, &found);
	rows = (struct rows){ found.id, found.count };
	list_key(&ui->overlay_list, &rows, key, ROWS_MOST);
}

static void palette_key(struct ui *ui, const char *key)
{
	static const char *const moves[] = { "Up", "Down", "C-p", "C-n", "PgUp", "PgDn" };

	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		if (strcmp(moves[i], key) == 0) {
			move(ui, key);
			return;
		}
	}
	if (strcmp(key, "Enter") == 0) {
		enter(ui);
	} else if (strcmp(key, "Tab") == 0) {
		tab(ui);
	} else if (strcmp(key, "Backspace") == 0 && editor_is_empty(&ui->asked)) {
		overlay_close(ui);
	} else if (editor_key(&ui->asked, key)) {
		buffer_cut(&ui->offered, 0);
		memset(&ui->overlay_list, 0, sizeof ui->overlay_list);
	}
}

const struct overlay overlay_palette = {
	.name = "palette", .draw = palette_draw, .key = palette_key,
};
