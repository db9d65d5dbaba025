/* help: what works here, then everywhere, then every command by family: printed from the tables, filtered by typing,
 * and Enter does it. */
#include <string.h>

#include "base/say.h"
#include "base/utf8.h"
#include "binding.h"
#include "chrome.h"
#include "command/key.h"
#include "field.h"
#include "overlay.h"
#include "show.h"

enum { ROWS_MOST = 192, WHOLE_ROWS = 2, WHOLE_FROM = 14 };  /* from so many rows on the foot has room for it */

/* One row: a heading, or a key with what it does and how that is done. */
struct help_row {
	const char *id;        /* unique; "" for a heading */
	const char *key, *words;
	const struct hint *hint;
	const struct binding *binding;
	const struct command *command;
};

struct help {
	struct help_row row[ROWS_MOST];
	size_t count;
	const char *typed;     /* folded */
	struct ui *ui;
};

static bool fits(const struct help *h, const struct help_row *r)
{
	struct arena *a = &h->ui->drawing;
	const char *all = arena_printf(a, "%s %s %s", r->key ? r->key : "", r->words, r->command ? r->command->name : "");

	return !*h->typed || strstr(utf8_key(a, all), h->typed);
}

static void add(struct help *h, struct help_row r)
{
	if (h->count < ROWS_MOST && (!*r.id || fits(h, &r)))
		h->row[h->count++] = r;
}

/* A heading whose rows were all filtered away goes too. */
static void heading(struct help *h, const char *words)
{
	if (h->count && !*h->row[h->count - 1].id)
		h->count--;
	if (words)
		add(h, (struct help_row){ .id = "", .words = words });
}

static const char *hint_words(const struct hint *hint)
{
	if (hint->help)
		return _(hint->help);
	for (size_t i = 0; commands[i]; i++)
		if (commands[i]->key && strcmp(commands[i]->key, hint->key) == 0)
			return _(commands[i]->help);
	return _(hint->what);
}

/* What stands among the screen's own keys is not said again. */
static bool is_hinted(const struct ui *ui, const char *key)
{
	for (const struct hint *hint = ui->screen->hints; hint && hint->key; hint++)
		if (strcmp(hint->key, key) == 0)
			return true;
	return false;
}

static void collect(struct help *h)
{
	struct arena *a = &h->ui->drawing;

	heading(h, arena_printf(a, _("Here: %s"), _(h->ui->screen->title)));
	for (const struct hint *hint = h->ui->screen->hints; hint && hint->key; hint++)
		add(h, (struct help_row){ .id = arena_printf(a, "h%s", hint->key), .key = hint->key,
					  .words = hint_words(hint), .hint = hint });
	heading(h, _("Everywhere"));
	for (char digit = '2'; digit <= '8'; digit++)
		for (size_t i = 0; screens[i]; i++)
			if (screens[i]->key && screens[i]->key[1] == digit)
				add(h, (struct help_row){ .id = arena_printf(a, "s%s", screens[i]->key),
							  .key = screens[i]->key, .words = _(screens[i]->title) });
	for (const struct binding *b = bindings; b->key; b++)
		if (!is_hinted(h->ui, b->key))
			add(h, (struct help_row){ .id = arena_printf(a, "b%s", b->key), .key = b->key, .words = _(b->help),
						  .binding = b });
	for (size_t f = 0; command_families[f]; f++) {
		heading(h, _(command_families[f]));
		for (size_t i = 0; commands[i]; i++)
			if (strcmp(commands[i]->family, command_families[f]) == 0)
				add(h, (struct help_row){ .id = commands[i]->name, .key = binding_of(h->ui, commands[i]),
							  .words = _(commands[i]->help), .command = commands[i] });
	}
	heading(h, NULL);
}

static struct help *help_rows(struct ui *ui)
{
	struct help *h = arena_new(&ui->drawing, struct help);

	h->ui = ui;
	h->typed = utf8_key(&ui->drawing, editor_text(&ui->asked));
	collect(h);
	return h;
}

static struct rows ids(const struct help *h)
{
	const char **id = arena_array(&h->ui->drawing, const char *, h->count + 1);

	for (size_t i = 0; i < h->count; i++)
		id[i] = *h->row[i].id ? h->row[i].id : h->row[i].words;
	return (struct rows){ id, h->count };
}

/* A heading is no place to stand. */
static size_t stand(struct list *l, const struct help *h, const struct rows *rows, int height, int by)
{
	size_t at = list_settle(l, rows, height, false);

	while (at < h->count && !*h->row[at].id) {
		if ((by < 0 && at == 0) || (by >= 0 && at + 1 == h->count))
			by = -by;
		at = by < 0 ? at - 1 : at + 1;
		list_choose(l, rows, at);
		if (h->count < 2)
			break;
	}
	return list_settle(l, rows, height, false);
}

static void draw_row(struct frame *f, int row, const struct help_row *r, bool chosen)
{
	char shown[KEY_SHOWN];
	int words = r->command && f->cols >= 60 ? 24 : 12;

	if (!*r->id) {
		frame_put(f, row, MARGIN, chrome_width(f), STYLE_TITLE, r->words);
		return;
	}
	frame_put(f, row, MARGIN + 2, 10, STYLE_KEY, r->key ? key_shown(r->key, shown) : "");
	if (r->command && f->cols >= 60)
		frame_put(f, row, MARGIN + 12, 10, STYLE_PLAIN, r->command->name);
	frame_fit(f, row, MARGIN + words, chrome_width(f) - words, STYLE_PLAIN, r->words);
	if (chosen) {
		frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_CHOSEN);
		frame_restyle(f, row, MARGIN, chrome_width(f), STYLE_CHOSEN);
	}
}

/* What is cut in its row is read at the foot. */
static void draw_whole(struct frame *f, const struct help_row *r)
{
	int room = chrome_width(f) - (r->command && f->cols >= 60 ? 24 : 12);

	if (*r->id && show_width(r->words, strlen(r->words)) > room)
		frame_wrap(f, f->rows - 2 - WHOLE_ROWS, MARGIN, chrome_width(f), WHOLE_ROWS, STYLE_QUIET, r->words);
}

static void draw_help(struct frame *f, int row, const struct help *h, size_t at, size_t chosen)
{
	if (*h->row[at].id)
		frame_spot_put(f, SPOT_ROW, row, 0, f->cols, at, h->row[at].id);
	draw_row(f, row, &h->row[at], at == chosen);
}

static int list_height(int rows)
{
	return rows - 4 - (rows >= WHOLE_FROM ? WHOLE_ROWS + 1 : 0);
}

static void help_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = {
		{ "Enter", N_("do it"), NULL }, { "Esc", N_("back"), NULL }, { NULL, NULL, NULL },
	};
	struct help *h = help_rows(ui);
	struct rows rows = ids(h);
	int top = 2, height = list_height(f->rows), col;
	size_t chosen = stand(&ui->overlay_list, h, &rows, height, 1);

	frame_blank(f, 1, f->rows - 1);
	for (int i = 0; i < height && ui->overlay_list.top + (size_t)i < h->count; i++)
		draw_help(f, top + i, h, ui->overlay_list.top + (size_t)i, chosen);
	if (h->count && f->rows >= WHOLE_FROM)
		draw_whole(f, &h->row[chosen]);
	if (!h->count)
		frame_put(f, top, MARGIN, chrome_width(f), STYLE_QUIET, _("Nothing is called like that"));
	col = frame_put(f, f->rows - 2, MARGIN, chrome_width(f), STYLE_ACCENT, _("Type to find "));
	field_draw(f, f->rows - 2, col, MARGIN + chrome_width(f) - col, STYLE_PLAIN, editor_text(&ui->asked), ui->asked.at,
		   true);
	chrome_footer(ui, f, answers);
}

static void run(struct ui *ui, const struct help_row *r)
{
	overlay_close(ui);
	if (r->command) {
		binding_command(ui, r->command);
		return;
	}
	/* What works in lists only is done there. */
	if (r->binding && r->binding->where == IN_LISTS)
		ui->focus = FOCUS_LIST;
	else if (r->binding && r->binding->where == IN_ENTRY && ui->screen->types)
		ui->focus = FOCUS_ENTRY;
	else if (r->hint && (key_is_text(r->key) || strcmp(r->key, "Space") == 0))
		ui->focus = FOCUS_LIST;
	ui_key(ui, r->key);
}

static void help_key(struct ui *ui, const char *key)
{
	struct help *h = help_rows(ui);
	struct rows rows = ids(h);
	bool letter = key_is_text(key);

	if (strcmp(key, "Enter") == 0) {
		size_t at = stand(&ui->overlay_list, h, &rows, list_height(ui->rows), 1);

		if (at < h->count && *h->row[at].id)
			run(ui, &h->row[at]);
	} else if (strcmp(key, "F1") == 0 || (strcmp(key, "?") == 0 && editor_is_empty(&ui->asked))) {
		overlay_close(ui);
	} else if (!letter && list_key(&ui->overlay_list, &rows, key, list_height(ui->rows))) {
		stand(&ui->overlay_list, h, &rows, list_height(ui->rows),
		      strcmp(key, "Up") == 0 || strcmp(key, "C-p") == 0 || strcmp(key, "PgUp") == 0 ? -1 : 1);
	} else if (editor_key(&ui->asked, key)) {
		memset(&ui->overlay_list, 0, sizeof ui->overlay_list);
	}
}

const struct overlay overlay_help = {
	.name = "help", .draw = help_draw, .key = help_key,
};
