/* agenda_file_parts: the larger members of an agenda, each from its node. Private to agenda_file. */
#ifndef STORE_AGENDA_FILE_PARTS_H
#define STORE_AGENDA_FILE_PARTS_H

#include "model/agenda.h"
#include "yaml_tree.h"

enum { UNSAID = -1, MINUTES_MOST = 1440, ITEMS_MOST = 1000 };

/* Minutes that the file may leave out: UNSAID stays. Member: int. */
void read_minutes(struct reading *r, const struct node *n, void *member);

/* A kind of entry. Member: enum entry_kind. */
void read_kind(struct reading *r, const struct node *n, void *member);

/* Each takes NULL for what the agenda does not say, and fills in the defaults (DESIGN.md section 4). */
void agenda_read_dimensions(struct reading *r, const struct node *n, struct agenda *out);
void agenda_read_groups(struct reading *r, const struct node *n, struct agenda *out);
void agenda_read_quantifiers(struct reading *r, const struct node *n, struct agenda *out);
void agenda_read_polls(struct reading *r, const struct node *n, struct agenda *out);
void agenda_read_opening(struct reading *r, const struct node *n, struct agenda *out);
void agenda_read_closing(struct reading *r, const struct node *n, struct agenda *out);

/* A text of the program's own, in no language. */
const struct text *agenda_text(struct arena *a, const char *s);

/* An id made of a title: "What does this mean?" is what-does-this-mean. NULL when no letter is left. */
const char *agenda_slug(struct arena *a, const struct text *title);

#endif
