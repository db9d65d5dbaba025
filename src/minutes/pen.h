/* pen: writes the list of blocks, one after another. */
#ifndef PEN_H
#define PEN_H

#include "making.h"

struct pen {
	struct making *m;
	struct block *blocks;
	size_t count, cap;
	struct block_line *lines;  /* of the last block */
	size_t line_cap;
};

/* Adds a block of that kind; NULL text is fine. Gives it until the next is added. */
struct block *pen_block(struct pen *p, enum block_kind kind, const struct published *text);
void pen_heading(struct pen *p, int level, const struct published *text);
void pen_paragraph(struct pen *p, const struct published *text);
void pen_paragraphs(struct pen *p, const struct document_texts *texts);

/* One line of the block that was added last. */
void pen_line(struct pen *p, const struct published *number, const struct published *text);

/* A dimension below its heading, without its recommendations; a poll list under a heading of that level. */
void pen_stages(struct pen *p, const struct document_dimension *d);
void pen_polls(struct pen *p, int level, const struct document_poll *polls, size_t count);
void pen_poll(struct pen *p, const struct document_poll *poll);

/* What was parked, under a heading of its own; nothing where nothing was. */
void pen_parked(struct pen *p, const struct document *d);

/* The entries of a stage of that kind: its list, then what was said beside it. */
void pen_items(struct pen *p, const char *kind, const struct document_item *items, size_t count);

#endif
