/* time: wall time as milliseconds since 1970-01-01 UTC, and calendar dates. Pure: nothing here reads
 * a clock or a zone; now_ms always comes from main.c. */
#ifndef BASE_TIME_H
#define BASE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TIME_TEXT_BYTES = 32, DAY_BYTES = 10, MINUTE_MS = 60000 };

struct date {
	int year, month, day;  /* month 1 to 12, day 1 to 31; all 0: no date */
};

/* "2019-10-08T09:28:11.003Z" (RFC 3339, UTC). */
void time_format(int64_t at_ms, char out[TIME_TEXT_BYTES]);

/* Reads what time_format writes, with or without the fraction. */
bool time_parse(const char *s, int64_t *at_ms);

/* The part of it behind the day and the T, "09:28:11.003Z", where more may follow: its bytes, or 0; *ms is counted from
 * midnight. Nothing behind the first byte that does not fit is looked at. */
size_t time_of_day_read(const char *s, int64_t *ms);

/* "2019-10-08"; false for anything that is no day of the Gregorian calendar. */
bool date_parse(const char *s, struct date *out);
void date_format(struct date d, char out[TIME_TEXT_BYTES]);

/* The day that contains at_ms in UTC; the day `days` later; days from a to b. */
struct date date_of(int64_t at_ms);
struct date date_plus_days(struct date d, int days);
int date_days_between(struct date a, struct date b);

/* The first millisecond of d in UTC. */
int64_t date_start_ms(struct date d);

#endif
