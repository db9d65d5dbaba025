/* chrome: what every screen has alike. */
#include "chrome.h"

#include <string.h>

#include "base/say.h"
#include "binding.h"
#include "command/key.h"
#include "show.h"

int chrome_width(const struct frame *f)
{
	return f->cols > 2 * MARGIN ? f->cols - 2 * MARGIN : 1;
}

static int width_of(const char *s)
{
	return show_width(s, strlen(s));
}

/* The record state, loud unless it is the Rule. Gives the column before it. */
static int put_record(struct ui *ui, struct frame *f, int end)
{
	static const struct { const char *word; enum style style; } rows[] = {
		[RECORD_RULE] = { N_("RULE"), STYLE_QUIET },
		[RECORD_ON_RECORD] = { N_(" ON THE RECORD "), STYLE_OFF },
		[RECORD_OFF] = { N_(" OFF - nothing is kept "), STYLE_OFF },
	};
	enum record_state state = ui->session ? ui->session->record : RECORD_RULE;

	return ui->session ? frame_right(f, 0, end, rows[state].style, _(rows[state].word)) - 2 : end;
}

static const char *meeting_title(const struct ui *ui)
{
	if (!ui->session)
		return "roundtable";
	return ui->session->title ? ui->session->title : ui_text(ui, ui->session->agenda->title);
}

void chrome_header(struct ui *ui, struct frame *f, const char *title, const char *right)
{
	int end = f->cols - MARGIN, col = MARGIN;
	const char *meeting = meeting_title(ui);

	end = frame_right(f, 0, end, STYLE_PLAIN, right) - 3;
	end = put_record(ui, f, end);
	if (ui->read_only)
		end = frame_right(f, 0, end, STYLE_CAUTION, _("read-only")) - 2;
	if (*ui->others && f->cols >= 110)
		end = frame_right(f, 0, end, STYLE_QUIET, ui->others) - 2;
	if (width_of(meeting) + 3 + width_of(title) <= end - col)
		col = frame_put(f, 0, col, end - col, STYLE_PLAIN, meeting) + 3;
	frame_fit(f, 0, col, end - col, STYLE_TITLE, title);
}

void chrome_message(struct ui *ui, struct frame *f, int row)
{
	const struct message at_work = { .style = STYLE_ACCENT, .text = ui->at_work.text };
	const struct message *m = ui->at_work.len ? &at_work : ui_message(ui);

	if (!m)
		return;
	if (width_of(m->text) > chrome_width(f) && row > 2) {
		frame_blank(f, row - 1, 2);
		frame_wrap(f, row - 1, MARGIN, chrome_width(f), 2, m->style, m->text);
	} else {
		frame_fit(f, row, MARGIN, chrome_width(f), m->style, m->text);
	}
}

static int hint_width(const struct hint *h)
{
	char shown[KEY_SHOWN];

	return width_of(key_shown(h->key, shown)) + 1 + width_of(_(h->what));
}

/* Those of the hints that fit before end. Gives the column behind them. */
static int put_hints(struct frame *f, int col, int end, const struct hint *hints)
{
	int row = f->rows - 1;
	char shown[KEY_SHOWN];

	for (; hints && hints->key; hints++) {
		if (!*hints->what || col + hint_width(hints) > end)
			continue;
		frame_spot_put(f, SPOT_KEY, row, col, hint_width(hints), 0, hints->key);
		col = frame_put(f, row, col, end - col, STYLE_KEY, key_shown(hints->key, shown));
		col = frame_put(f, row, col + 1, end - col, STYLE_QUIET, _(hints->what)) + 2;
	}
	return col;
}

enum { FOOTER_MOST = 24 };

void chrome_footer(struct ui *ui, struct frame *f, const struct hint *hints)
{
	struct hint most[FOOTER_MOST] = { { NULL, NULL, NULL } };
	const struct hint *leave = NULL;
	size_t count = 0;
	/* The margin on the right gives way for one more key. */
	int end = f->cols - 1, col;

	(void)ui;
	/* The way out never drops, whatever the words of a language take. */
	for (; hints->key && count + 1 < FOOTER_MOST; hints++) {
		if (strcmp(hints->key, "F10") == 0)
			leave = hints;
		else
			most[count++] = *hints;
	}
	col = put_hints(f, MARGIN, leave ? end - hint_width(leave) - 2 : end, most);
	if (leave)
		put_hints(f, col, end, (const struct hint[]){ *leave, { NULL, NULL, NULL } });
}

void chrome_footer_list(struct ui *ui, struct frame *f)
{
	static const struct hint common[] = { { "/", N_("find"), NULL }, { ":", N_("all"), NULL } };
	/* The way to all the others never drops. */
	static const struct hint help[] = { { "?", N_("help"), NULL }, { NULL, NULL, NULL } };
	struct hint all[FOOTER_MOST] = { { NULL, NULL, NULL } };
	size_t count = 0;
	int end = f->cols - MARGIN, col;

	for (const struct hint *h = ui->screen->hints; h && h->key && count < FOOTER_MOST - 4; h++)
		all[count++] = *h;
	for (size_t i = ui->screen->rows && ui->session ? 0 : 1; i < sizeof common / sizeof *common; i++)
		all[count++] = common[i];
	col = put_hints(f, MARGIN, end - hint_width(help) - 2, all);
	put_hints(f, col, end, help);
}

void chrome_rule(struct frame *f, int row)
{
	frame_fill(f, row, MARGIN, chrome_width(f), STYLE_QUIET, GLYPH_RULE);
}

void chrome_bar(struct frame *f, int row, int col, int width, int filled)
{
	/* In steps of a twentieth: the bar is for a glance, the minutes stand beside it, and what moves is sent. */
	int full = width * ((filled < 0 ? 0 : filled > 1000 ? 1000 : filled) / 50) / 20;

	frame_fill(f, row, col, full, STYLE_ACCENT, GLYPH_BAR);
	frame_fill(f, row, col + full, width - full, STYLE_QUIET, GLYPH_BAR_REST);
}
