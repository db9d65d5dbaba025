/* due: when an action is due, in words. Private to tui. */
#ifndef DUE_H
#define DUE_H

#include "ui.h"

/* The day it means: "2026-12-05" itself, "+6w" counted from the meeting's day. false for "". */
bool due_day(const struct session *s, const char *due, struct date *out);

/* "5 December", "5 December 2027" when the year is not the meeting's, "within six weeks, 19 Nov"; "at no date" for
 * "". In a. */
const char *due_said(const struct session *s, struct arena *a, const char *due);

/* "5 December 2027". In a. */
const char *due_date(struct arena *a, struct date d);

/* "5 Dec", "4 Jan 2027" when the year is not the meeting's, for a column of a list; "" for "". */
const char *due_short(const struct session *s, struct arena *a, const char *due);

#endif
