/* views: what a screen remembers of how it is looked at: sorting, the chosen cell, what was counted once for a version
 * of the session. One struct for all screens, made when first asked for, freed with the ui. Private to tui. */
#ifndef VIEWS_H
#define VIEWS_H

#include "desk/beginnings.h"
#include "desk/own.h"
#include "publish/out.h"
#include "review_view.h"
#include "ui.h"

enum board_sort { SORT_DIMENSION, SORT_ADDRESSEE, SORT_LEVEL, SORT_DUE, SORT_GAPS, BOARD_SORTS };

struct ask_view {
	struct buffer title;         /* "Addressee of action 3" */
	struct buffer before, after; /* what stands around the answer in the line that is typed: ":to 3 " */
	void (*answered)(struct ui *ui, const char *text);  /* instead of a typed line; or NULL */
	bool openings;               /* Tab tries the openings of a published sentence */
	bool proposed;               /* the answer is as it was proposed: a letter takes its place */
};

struct board_view {
	enum board_sort sort;
	bool notes;                  /* other entries show too, to make an action of one */
};

struct poll_view {
	char id[LIST_ID_BYTES];      /* of the poll that was chosen, or "" */
	char opened[LIST_ID_BYTES];  /* of the one that was open when the screen last showed, or "" */
	size_t option;               /* column of the chosen cell */
};

enum { FORMATS_MOST = 24 };

struct minutes_view {
	bool chosen[FORMATS_MOST];   /* to be written, by place in the table of formats */
	bool begun;                  /* the usual ones were chosen once */
	char *path;                  /* of a file that somebody edited, to be looked at; or NULL */

	/* Looked up at `version`. */
	uint64_t version;
	bool looked_at;              /* at all */
	struct arena arena;
	struct publish_signatures signatures;
	const char *why;             /* why nothing may be written, or NULL: nothing points to a person */
	const char *told;            /* lines of what a person has to know; "" for nothing */
	const char *preview;         /* the minutes as text */
	const char **lines;          /* of the preview, at that width */
	size_t line_count, line_top;
	int width;
};

struct start_view {
	struct arena arena;          /* what start_look found */
	const struct own_session *recent;
	size_t recent_count;
	const struct beginning *agendas;
	size_t agenda_count;
	bool role_given;             /* on the command line */
	char *agenda, *dir, *people; /* of the session to be begun; NULL: not said */
};

struct wall_view {
	bool all;                    /* views and what is parked show too */
	uint64_t version;
	bool looked_up;
	struct arena arena;
	const struct wall_row *rows;
	size_t count;
	const struct wall_row **of;  /* by the number of the entry, less one; NULL: it has none */
};

struct views {
	struct ask_view ask;
	struct board_view board;
	struct poll_view poll;
	struct review_view review;
	struct minutes_view minutes;
	struct start_view start;
	struct wall_view wall;
	bool people_heard;           /* on a small screen the matrix shows in place of the roster */
};

struct views *ui_views(struct ui *ui);
void views_free(struct views *v);

#endif
