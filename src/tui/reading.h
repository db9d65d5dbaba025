/* reading: the second pass of the review: which entries were read as they will be published, by whom, and what a second
 * person has checked. Private to tui. */
#ifndef READING_H
#define READING_H

#include "review_view.h"

/* Which entries the list shows. */
enum reading_only { READING_ALL, READING_UNREAD, READING_ONCE, READING_ONLYS };

/* Whether the list shows it, by that choice. */
bool reading_shows(struct ui *ui, const struct entry *en);

/* The next choice, and says what the list shows now. */
void reading_turn(struct ui *ui);

/* "31 of 38 checked, 12 by a second person", and " left" where there is room; of the session. In a. */
const char *reading_words(const struct checks *c, struct arena *a);

/* "; read by the organiser and Dana Whitlock", "" when nobody has; in ui->drawing. */
const char *reading_by(struct ui *ui, const struct entry *en);

/* Marks it as read by whoever sits here, unless they have. */
void reading_check(struct ui *ui, const struct entry *en);
/* The same, or takes the mark back. */
void reading_toggle(struct ui *ui, const struct entry *en);
/* Every entry in which nothing was found: nobody needs to look at these twice. */
void reading_check_plain(struct ui *ui);

/* Asks who reads here from now on, and marks that entry as read by them. */
void reading_ask_who(struct ui *ui, const struct entry *en);

/* True for an entry that whoever sits here should read next: nobody has, or, second, they have not. */
bool reading_is_open(struct ui *ui, const struct entry *en, bool second);

#endif
