/* overlay: opening and closing what lies over a screen, and the two that ask. */
#include "overlay.h"

#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "entry.h"
#include "show.h"

void overlay_open(struct ui *ui, const struct overlay *o)
{
	ui->overlay = o;
	editor_clear(&ui->asked);
	memset(&ui->overlay_list, 0, sizeof ui->overlay_list);
}

void overlay_close(struct ui *ui)
{
	if (ui->overlay == &overlay_paste)
		buffer_cut(&ui->pasted, 0);
	buffer_cut(&ui->to_confirm, 0);
	ui->overlay = NULL;
}

/* A question takes the message row, right above the keys, so that what it is about stays to be seen. */
static void draw_question(struct frame *f, const char *question, const struct hint *answers)
{
	int rows = f->rows > 3 ? 3 : f->rows;

	frame_blank(f, f->rows - rows, rows);
	if (rows == 3)
		chrome_rule(f, f->rows - 3);
	frame_fit(f, f->rows - 2, MARGIN, chrome_width(f), STYLE_TITLE, question);
	chrome_footer(NULL, f, answers);
	frame_cursor(f, f->rows - 2, MARGIN);
}

/* ---- a yes before what cannot be undone ---- */

void confirm_open(struct ui *ui, const char *line)
{
	overlay_open(ui, &overlay_confirm);
	buffer_cut(&ui->to_confirm, 0);
	buffer_adds(&ui->to_confirm, line);
}

static void confirm_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = { { "y", N_("yes, do it"), NULL }, { "Esc", N_("no"), NULL }, { NULL, NULL, NULL } };

	draw_question(f, ui_question(ui, buffer_text(&ui->to_confirm), &ui->drawing), answers);
}

static void confirm_key(struct ui *ui, const char *key)
{
	struct buffer line = { 0 };

	/* Another key than the one that asked; every other answer is no. */
	if (strcmp(key, "y") != 0) {
		overlay_close(ui);
		ui_say(ui, STYLE_QUIET, "Not done");
		return;
	}
	buffer_adds(&line, buffer_text(&ui->to_confirm));
	overlay_close(ui);
	ui_type(ui, FROM_CONFIRMED, buffer_text(&line));
	buffer_free(&line);
}

const struct overlay overlay_confirm = {
	.name = "confirm", .draw = confirm_draw, .key = confirm_key,
};

/* ---- a paste of several lines ---- */

/* The next line of what was pasted that is not blank, without the blanks around it; *s goes behind it. False: no more. */
static bool next_pasted(const char **s, const char **line, size_t *len)
{
	*line = *s + strspn(*s, " \t\n");
	*len = strcspn(*line, "\n");
	*s = *line + *len;
	while (*len && strchr(" \t", (*line)[*len - 1]))
		--*len;
	return *len > 0;
}

static void count_pasted(const struct ui *ui, size_t *entries, size_t *orders)
{
	const char *s = buffer_text(&ui->pasted), *line;
	size_t len;

	*entries = *orders = 0;
	while (next_pasted(&s, &line, &len))
		++*(*line == ':' ? orders : entries);
}

static void paste_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = {
		{ "s", N_("several entries"), NULL }, { "o", N_("one entry"), NULL }, { "Esc", N_("neither"), NULL }, { NULL, NULL, NULL },
	};

	size_t entries, orders;

	count_pasted(ui, &entries, &orders);
	draw_question(f, orders ? arena_printf(&ui->drawing, _("Entries: %zu, commands: %zu; each, or one entry?"), entries, orders) :
				    arena_printf(&ui->drawing, _("%zu entries or one?"), entries), answers);
}

static void type_each(struct ui *ui)
{
	const char *s = buffer_text(&ui->pasted), *line;
	size_t len;

	while (next_pasted(&s, &line, &len))
		ui_typef(ui, FROM_PASTE, "%.*s", (int)len, line);
}

static void insert_as_one(struct ui *ui)
{
	const char *s = buffer_text(&ui->pasted), *line;
	struct buffer one = { 0 };
	size_t len;

	while (next_pasted(&s, &line, &len)) {
		buffer_adds(&one, one.len ? " " : "");
		buffer_add(&one, line, len);
	}
	editor_insert(&ui->entry, buffer_text(&one), one.len);
	buffer_free(&one);
}

static void paste_key(struct ui *ui, const char *key)
{
	if (strcmp(key, "s") == 0)
		type_each(ui);
	else if (strcmp(key, "o") == 0)
		insert_as_one(ui);
	else
		return;
	overlay_close(ui);
}

const struct overlay overlay_paste = {
	.name = "paste", .draw = paste_draw, .key = paste_key,
};

/* ---- the filter of a list ---- */

static void filter_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = {
		{ "Enter", N_("keep the filter"), NULL }, { "Esc", N_("all again"), NULL }, { NULL, NULL, NULL },
	};
	int row = f->rows - 2, col;

	frame_blank(f, row, 2);
	col = frame_put(f, row, MARGIN, 10, STYLE_ACCENT, _("Find "));
	frame_right(f, row, f->cols - MARGIN, STYLE_QUIET,
		    arena_printf(&ui->drawing, _("%zu found"), ui_rows(ui)->count));
	col = frame_put(f, row, col, f->cols - col - 14, STYLE_PLAIN, editor_text(ui_filter(ui)));
	chrome_footer(ui, f, answers);
	frame_cursor(f, row, col);
}

static void filter_key(struct ui *ui, const char *key)
{
	if (strcmp(key, "Enter") == 0)
		overlay_close(ui);
	else if (!list_key(ui_list(ui), ui_rows(ui), strlen(key) > 1 ? key : "", 10) && editor_key(ui_filter(ui), key))
		ui->version++;
}

static void filter_closed(struct ui *ui)
{
	ui_end_filter(ui);
	if (ui->found_from_entry)
		ui->focus = FOCUS_ENTRY;
}

const struct overlay overlay_filter = {
	.name = "filter", .draw = filter_draw, .key = filter_key, .escaped = filter_closed,
};

/* ---- messages ---- */

enum { MESSAGE_TIME = 7 };

static void messages_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = { { "Esc", N_("back"), NULL }, { NULL, NULL, NULL } };
	int row = f->rows - 1, width = chrome_width(f) - MESSAGE_TIME;

	frame_blank(f, 1, f->rows - 1);
	/* The newest is at the foot. What is cut on the message line is whole here. */
	for (size_t i = ui->message_count; i-- > 0 && row > 2;) {
		const struct message *m = &ui->messages[i];
		int lines = show_lines(m->text, width), most = row - 2;

		lines = lines < most ? lines : most;
		row -= lines;
		frame_put(f, row, MARGIN, MESSAGE_TIME, STYLE_QUIET, ui_clock_text(ui, m->at_ms));
		frame_wrap(f, row, MARGIN + MESSAGE_TIME, width, lines, m->style, m->text);
	}
	frame_put(f, 1, MARGIN, chrome_width(f), STYLE_TITLE, _("Messages"));
	chrome_footer(ui, f, answers);
	frame_cursor(f, f->rows - 2, MARGIN);
}

static void messages_key(struct ui *ui, const char *key)
{
	bool typing = ui->focus == FOCUS_ENTRY && strcmp(key, "Enter") != 0;

	if (typing || strcmp(key, "q") == 0 || strcmp(key, "Enter") == 0)
		overlay_close(ui);
	/* Whoever goes on with the next line loses no letter of it. */
	if (typing)
		entry_key(ui, key);
}

const struct overlay overlay_messages = {
	.name = "messages", .draw = messages_draw, .key = messages_key,
};
