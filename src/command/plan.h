/* plan: what the command files share: finding what a word means, and filling in an intent. Private to the
 * room. Every finder names the candidates when a word means several, and the nearest when it means none. */
#ifndef PLAN_H
#define PLAN_H

#include "command/command.h"

/* By id, small number or "last". NULL with e set when there is none. */
const struct entry *find_entry(const struct command_call *call, const char *word, struct err *e);

/* By id, else unique folded name, surname, first name, alias, or prefix of one of them. */
const struct person *find_person(const struct command_call *call, const char *word, struct err *e);

/* Index into groups by id, else label, plural or prefix; NO_GROUP with e set. */
int find_group(const struct command_call *call, const char *word, struct err *e);

/* Index into steps by place as written, else by unique prefix of ids; NO_STEP with e set. */
int find_place(const struct command_call *call, const char *word, struct err *e);

/* Poll by id or prefix; NULL with e set. */
const struct poll *find_poll(const struct command_call *call, const char *word, struct err *e);

/* The option's text by full text or prefix; NULL with e set. */
const char *find_option(const struct command_call *call, const struct poll *p, const char *word, struct err *e);

/* The word of words that typed is, or is a prefix of; NULL with e set: "<typed> is no <what>; say …". */
const char *find_word(const struct command_call *call, const struct strings *words, const char *what,
		      const char *typed, struct err *e);

/* A whole number in [least, most]; false with e set. */
bool find_number(const char *word, long least, long most, long *out, struct err *e);

/* out becomes the appending of a new event of that kind; gives it to be filled in. */
struct event *plan_event(const struct command_call *call, struct intent *out, const char *kind);

/* The same about the entry that the first argument names, in field "of"; NULL with e set. */
struct event *plan_about_entry(const struct command_call *call, struct intent *out, const char *kind, struct err *e);

/* The same about the person that the first argument names, in field "person". */
struct event *plan_about_person(const struct command_call *call, struct intent *out, const char *kind, struct err *e);

/* The same as plan_about_entry, with a flag turned over: it becomes !now(entry). */
bool plan_toggle(const struct command_call *call, struct intent *out, const char *kind, const char *flag,
		 bool (*now)(const struct entry *en), struct err *e);

/* The same, with the person that the words behind the entry name, in field "person"; nobody: without. */
bool plan_person_for_entry(const struct command_call *call, struct intent *out, const char *kind, struct err *e);

/* Sets dimension and stage of ev to a step. */
void plan_place(const struct command_call *call, struct event *ev, size_t step);

/* What an argument is, "" when it was not given. */
const char *plan_arg(const struct command_call *call, size_t index);

/* The arguments from index on, joined by blanks: names and addressees need no quotation marks. */
const char *plan_join(const struct command_call *call, size_t index);

/* "STRING" or STRING, then perhaps "in ID": a verdict event (hide or print). */
bool plan_verdict(const struct command_call *call, struct intent *out, const char *verdict, struct err *e);

/* True when this process has appended an event already. */
bool plan_has_written(const struct command_call *call);

/* What an event did, in words: "level of action 3". */
const char *plan_event_words(const struct command_call *call, const struct event *ev);

/* Whole minutes left of the dimension that the room is in; below 0 when it runs over. */
int64_t plan_minutes_left(const struct command_call *call);

/* A plan that only a screen can carry out. */
bool plan_screen(const struct command_call *call, struct intent *out, struct err *e);

/* What a place is called: "Internal accountability, How should it work?". In the call's arena. */
const char *plan_place_words(const struct command_call *call, size_t step);

#endif
