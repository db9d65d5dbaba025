/* views: what a screen remembers of how it is looked at: sorting, the chosen cell, what was counted once for a version
 * of the session. One struct for all screens, made when first asked for, freed with the ui. Private to tui. */
#ifndef VIEWS_H
#define VIEWS_H

#include "review_view.h"
#include "ui.h"

enum board_sort { SORT_DIMENSION, SORT_ADDRESSEE, SORT_LEVEL, SORT_DUE, SORT_GAPS, BOARD_SORTS };

struct ask_view {
	struct buffer title;         /* "Addressee of action 3" */
	struct buffer before, after; /* what stands around the answer in the line that is typed: ":to 3 " */
	bool openings;               /* Tab tries the openings of a published sentence */
};

struct board_view {
	enum board_sort sort;
	bool notes;                  /* other entries show too, to make an action of one */
};

struct poll_view {
	char id[LIST_ID_BYTES];      /* of the poll that was chosen, or "" */
	size_t option;               /* column of the chosen cell */
};

struct views {
	struct ask_view ask;
	struct board_view board;
	struct poll_view poll;
	struct review_view review;
	bool people_heard;           /* on a small screen the matrix shows in place of the roster */
};

struct views *ui_views(struct ui *ui);
void views_free(struct views *v);

#endif
