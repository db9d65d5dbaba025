/* minutes_room: one room for tests of minutes and export, made by hand: two dimensions of five stages, nine
 * people who count in two groups, two co-chairs of whom one is on the record. k is 3. */
#ifndef TESTS_MINUTES_ROOM_H
#define TESTS_MINUTES_ROOM_H

#include "export/export.h"
#include "minutes/build.h"

struct minutes_room {
	struct arena arena;
	struct agenda agenda;
	struct roster roster;
	struct session session;
	struct redactor *redactor;
	struct partition partition;
	struct minutes_report report;
	struct minutes_plan plan;   /* as last built with; a test may set its members before room_build */
	const struct document *document;
};

void minutes_room_make(struct minutes_room *r);
void minutes_room_free(struct minutes_room *r);

/* An entry at "internal/present" and the like; a test sets its other members itself. */
struct entry *room_entry(struct minutes_room *r, const char *place, enum entry_kind kind, const char *text);
void room_support(struct entry *en, size_t hands);
void room_tag(struct minutes_room *r, struct entry *en, const char *tag);
void room_object(struct minutes_room *r, struct entry *en, const char *reason);
void room_passage(struct minutes_room *r, const char *place, const char *text);
const struct person *room_person(struct minutes_room *r, const char *id);

/* Opens the poll "duty" of the room, with what each group answered: agree, neutral, disagree. */
void room_poll(struct minutes_room *r, const int64_t *provider, const int64_t *council);

/* Calls one of its options otherwise. */
void room_option(struct minutes_room *r, size_t option, const char *label);

/* Builds the tree anew, with a redactor of its own that hides what is undecided. */
const struct document *room_build(struct minutes_room *r);

/* The tree, built anew, in a format; lives in the room's arena. */
const char *room_render(struct minutes_room *r, const char *format);

#endif
