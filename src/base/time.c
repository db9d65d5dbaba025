/* time: civil dates and milliseconds, by the days-from-civil arithmetic of the proleptic Gregorian
 * calendar (ISO 8601), so that no call depends on the zone of the machine. */
#include "base/time.h"

#include <stdio.h>
#include <string.h>

enum { DAY_MS = 86400000 };

/* Days since 1970-01-01 of a date; eras of 400 years, years that begin in March. */
static int64_t days_of(struct date d)
{
	int64_t y = d.month <= 2 ? d.year - 1 : d.year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

static struct date date_from_days(int64_t days)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	struct date d;

	d.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	d.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	d.year = (int)(yoe + era * 400 + (d.month <= 2));
	return d;
}

static int64_t floor_days(int64_t at_ms)
{
	return at_ms >= 0 ? at_ms / DAY_MS : -((-at_ms + DAY_MS - 1) / DAY_MS);
}

void time_format(int64_t at_ms, char out[TIME_TEXT_BYTES])
{
	struct date d = date_of(at_ms);
	int ms = (int)(at_ms - floor_days(at_ms) * DAY_MS);

	snprintf(out, TIME_TEXT_BYTES, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", d.year % 10000, d.month,
		 d.day, ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

/* Reads count digits at s; -1 when there are fewer. */
static inline int digits(const char *s, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		unsigned digit = (unsigned)s[i] - '0';

		if (digit > 9)
			return -1;
		value = value * 10 + (int)digit;
	}
	return value;
}

/* Reads the ten bytes of a day; what stands behind them is the caller's. */
static bool read_day(const char *s, struct date *out)
{
	static const int longest[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	struct date d;
	bool leap;

	d.year = digits(s, 4);
	if (d.year < 1 || s[4] != '-')
		return false;
	d.month = digits(s + 5, 2);
	if (d.month < 1 || d.month > 12 || s[7] != '-')
		return false;
	d.day = digits(s + 8, 2);
	if (d.day < 1 || d.day > longest[d.month - 1])
		return false;
	leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;
	if (d.month == 2 && d.day == 29 && !leap)
		return false;
	*out = d;
	return true;
}

/* Reads two digits and the byte behind them, which must be `end`. */
static inline bool read_two(const char *s, char end, int most, int *out)
{
	*out = digits(s, 2);
	return *out >= 0 && *out <= most && s[2] == end;
}

/* No byte is looked at before those in front of it were what they must be, so that none behind the end is. */
size_t time_of_day_read(const char *s, int64_t *ms)
{
	const char *at = s + 8;
	int hour, minute, second, part = 0;

	if (!read_two(s, ':', 23, &hour) || !read_two(s + 3, ':', 59, &minute))
		return 0;
	second = digits(s + 6, 2);
	if (second < 0 || second > 60)
		return 0;
	if (*at == '.') {
		part = digits(at + 1, 3);
		if (part < 0)
			return 0;
		at += 4;
	}
	if (*at != 'Z')
		return 0;
	*ms = hour * 3600000LL + minute * 60000LL + second * 1000LL + part;
	return (size_t)(at - s) + 1;
}

bool time_parse(const char *s, int64_t *at_ms)
{
	struct date d;
	int64_t ms;
	size_t len;

	if (!read_day(s, &d) || s[DAY_BYTES] != 'T')
		return false;
	s += DAY_BYTES + 1;
	len = time_of_day_read(s, &ms);
	if (!len || s[len])
		return false;
	*at_ms = days_of(d) * DAY_MS + ms;
	return true;
}

bool date_parse(const char *s, struct date *out)
{
	return read_day(s, out) && !s[DAY_BYTES];
}

void date_format(struct date d, char out[TIME_TEXT_BYTES])
{
	snprintf(out, TIME_TEXT_BYTES, "%04d-%02d-%02d", d.year % 10000, d.month % 100, d.day % 100);
}

struct date date_of(int64_t at_ms)
{
	return date_from_days(floor_days(at_ms));
}

struct date date_plus_days(struct date d, int days)
{
	return date_from_days(days_of(d) + days);
}

int date_days_between(struct date a, struct date b)
{
	return (int)(days_of(b) - days_of(a));
}

int64_t date_start_ms(struct date d)
{
	return days_of(d) * DAY_MS;
}
