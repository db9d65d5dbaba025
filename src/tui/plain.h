/* plain: what the parts of --plain share. Private to tui. */
#ifndef PLAIN_H
#define PLAIN_H

#include "tui/tui.h"
#include "ui.h"

struct plain {
	const struct tui_plan *plan;
	struct desk *desk;
	struct present *present;
	struct ui ui;
	enum record_state record;  /* as last said */
	bool ask_again;            /* the record state changed: the next line is asked about */
	bool after_review;         /* the last line asked for the review, or answered its last question */
	bool not_all;              /* a line was not kept, as was said */
	bool line_waits;           /* line was typed where a yes or no was asked for, and is neither: it comes next */
	const struct left_line *left;  /* lines that were left here, not kept yet; in own */
	size_t left_count;
	struct arena own;
	char *line;                /* as read, without its end */
	size_t cap;
};

/* Says text as sentences, one a line, each with its full stop; nothing in it can steer a terminal. */
void plain_say(struct plain *p, const char *text);

/* Prompts for a line, reads it into p->line, and says what others did while it was typed. false: there are no more. */
bool plain_ask(struct plain *p, const char *prompt);

/* Does a line, having asked where a yes is needed, and says what came of it. */
void plain_do(struct plain *p, const char *line);

/* Asks about one finding after the other, until all are decided or somebody leaves. */
void plain_review(struct plain *p);

/* An answer to such a question. Behind the last one it is not yet a line for the notes. */
bool plain_is_answer(const char *line);

#endif
