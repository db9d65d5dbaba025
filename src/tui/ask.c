/* ask: one question at the foot of the screen, answered on one line. */
#include "ask.h"

#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "command/key.h"
#include "complete.h"
#include "field.h"
#include "opening.h"
#include "overlay.h"
#include "views.h"

static void set(struct buffer *b, const char *text)
{
	buffer_cut(b, 0);
	buffer_adds(b, text ? text : "");
}

void ask_open(struct ui *ui, const struct question *q)
{
	struct ask_view *v = &ui_views(ui)->ask;

	overlay_open(ui, &overlay_ask);
	set(&v->title, q->title);
	set(&v->before, q->before);
	set(&v->after, q->after);
	v->openings = q->openings;
	v->answered = q->answered;
	v->proposed = q->proposed && q->now && *q->now;
	if (q->now)
		editor_insert(&ui->asked, q->now, strlen(q->now));
}

/* What the answer could become, and where in it. */
static const char *complete(struct ui *ui, size_t *from, struct candidates *offered)
{
	const char *before = buffer_text(&ui_views(ui)->ask.before), *line;
	/* What is only proposed gives way to whatever is typed: all that could be. */
	bool proposed = ui_views(ui)->ask.proposed;
	const char *text = proposed ? "" : editor_text(&ui->asked);
	size_t lead, at = proposed ? 0 : ui->asked.at;

	*offered = (struct candidates){ NULL, 0, 0 };
	if (!ui->session)
		return NULL;
	if (*before != ':')
		return complete_token(ui->session, &ui->drawing, text, at, from, offered);
	line = arena_printf(&ui->drawing, "%s%s", before + 1, text);
	lead = strlen(before + 1);
	text = complete_argument(ui->session, &ui->drawing, line, lead + at, from, offered);
	if (!text || *from < lead)
		return NULL;
	*from -= lead;
	return text;
}

static void draw_candidates(struct ui *ui, struct frame *f, int row, int col)
{
	struct candidates offered;
	size_t from;
	int end = f->cols - MARGIN;

	if (ui_views(ui)->ask.openings || !complete(ui, &from, &offered))
		return;
	for (size_t i = 0; i < offered.count && col < end; i++)
		col = frame_fit(f, row, col, end - col, STYLE_QUIET, offered.item[i]) + 2;
}

static void ask_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = {
		{ "Enter", N_("keep"), NULL }, { "Tab", N_("complete"), NULL }, { "Esc", N_("as it was"), NULL }, { NULL, NULL, NULL },
	};
	static const struct hint rewording[] = {
		{ "Enter", N_("keep"), NULL }, { "Tab", N_("opening: {who} said that, {who} felt that, a view emerged"), NULL },
		{ "Esc", N_("as it was"), NULL }, { NULL, NULL, NULL },
	};
	const struct ask_view *v = &ui_views(ui)->ask;
	int row = f->rows - 2, col;

	frame_blank(f, row - 2, 4);
	chrome_rule(f, row - 2);
	col = frame_fit(f, row - 1, MARGIN, chrome_width(f), STYLE_TITLE, buffer_text(&v->title));
	draw_candidates(ui, f, row - 1, col + 3);
	col = frame_fit(f, row, MARGIN, chrome_width(f) / 2, STYLE_ACCENT, buffer_text(&v->before));
	/* A blank at the end of the command is no letter to be drawn, but keeps the answer apart from it. */
	field_draw(f, row, col, f->cols - MARGIN - col, v->proposed ? STYLE_CHOSEN : STYLE_PLAIN, editor_text(&ui->asked),
		   ui->asked.at, true);
	chrome_footer(ui, f, v->openings ? rewording : answers);
}

static void enter(struct ui *ui)
{
	const struct ask_view *v = &ui_views(ui)->ask;
	const char *text = arena_string(&ui->drawing, editor_text(&ui->asked));
	const char *line = arena_printf(&ui->drawing, "%s%s%s", buffer_text(&v->before), text, buffer_text(&v->after));
	bool empty = !text[strspn(text, " ")];

	overlay_close(ui);
	if (empty)
		ui_say(ui, STYLE_QUIET, "Left as it was");
	else if (v->answered)
		v->answered(ui, text);
	else
		ui_type(ui, *line == ':' ? FROM_PALETTE : FROM_KEY, line);
}

/* The insertion point goes behind what is new, so that it shows, however long the rest. */
static void try_opening(struct ui *ui)
{
	const char *before = arena_string(&ui->drawing, editor_text(&ui->asked));
	const char *now = opening_next(ui->session, &ui->drawing, before);
	size_t a = strlen(before), b = strlen(now);

	while (a && b && before[a - 1] == now[b - 1]) {
		a--;
		b--;
	}
	while (((unsigned char)now[b] & 0xc0) == 0x80)
		b++;
	editor_set(&ui->asked, now);
	ui->asked.at = b;
}

static void tab(struct ui *ui)
{
	struct candidates offered;
	size_t from;
	const char *text;

	if (ui_views(ui)->ask.openings) {
		try_opening(ui);
		return;
	}
	text = complete(ui, &from, &offered);
	if (text && offered.count)
		editor_replace(&ui->asked, from, ui->asked.at, text);
}

void ask_begin_anew(struct ui *ui)
{
	struct ask_view *v = &ui_views(ui)->ask;

	if (v->proposed)
		editor_set(&ui->asked, "");
	v->proposed = false;
}

/* As in every field that a form has filled in: a letter begins anew, a moving key begins to mend. */
static void take_proposal(struct ui *ui, const char *key)
{
	if (key_is_text(key) || strcmp(key, "Space") == 0 || strcmp(key, "Backspace") == 0)
		ask_begin_anew(ui);
	ui_views(ui)->ask.proposed = false;
}

static void ask_key(struct ui *ui, const char *key)
{
	take_proposal(ui, key);
	if (strcmp(key, "Enter") == 0)
		enter(ui);
	else if (strcmp(key, "Tab") == 0)
		tab(ui);
	else
		editor_key(&ui->asked, key);
}

const struct overlay overlay_ask = {
	.name = "ask", .draw = ask_draw, .key = ask_key,
};
