/* due: when an action is due, in words. */
#include "due.h"

#include <stdlib.h>
#include <string.h>

static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
				      "July",    "August",   "September", "October", "November", "December" };

static struct date meeting_day(const struct session *s)
{
	struct date day;

	return date_parse(s->date, &day) ? day : date_of(s->begun_ms);
}

static struct date plus_months(struct date d, int count)
{
	int all = d.year * 12 + d.month - 1 + count;
	struct date first = { all / 12, all % 12 + 1, 1 };
	struct date end = date_plus_days((struct date){ (all + 1) / 12, (all + 1) % 12 + 1, 1 }, -1);

	/* A month after the 31st is the last of the next month. */
	first.day = d.day < end.day ? d.day : end.day;
	return first;
}

bool due_day(const struct session *s, const char *due, struct date *out)
{
	struct date day = meeting_day(s);
	char *unit;
	long count;

	if (*due != '+')
		return date_parse(due, out);
	count = strtol(due + 1, &unit, 10);
	if (count < 0 || count > 10000)
		return false;
	if (*unit == 'm')
		*out = plus_months(day, (int)count);
	else
		*out = date_plus_days(day, (int)count * (*unit == 'w' ? 7 : 1));
	return true;
}

static const char *day_words(const struct session *s, struct arena *a, struct date d)
{
	const char *month = months[d.month - 1];

	if (d.year == meeting_day(s).year)
		return arena_printf(a, "%d %s", d.day, month);
	return arena_printf(a, "%d %s %d", d.day, month, d.year);
}

static const char *stretch_words(struct arena *a, const char *due)
{
	static const char *const numbers[] = { "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine" };
	char *unit;
	long count = strtol(due + 1, &unit, 10);
	const char *noun = *unit == 'w' ? "week" : *unit == 'm' ? "month" : "day";

	if (count >= 0 && count < 10)
		return arena_printf(a, "within %s %s%s", numbers[count], noun, count == 1 ? "" : "s");
	return arena_printf(a, "within %ld %ss", count, noun);
}

const char *due_said(const struct session *s, struct arena *a, const char *due)
{
	struct date day;

	if (!*due || !due_day(s, due, &day))
		return "at no date";
	if (*due != '+')
		return day_words(s, a, day);
	return arena_printf(a, "%s, %s", stretch_words(a, due), due_short(s, a, due));
}

const char *due_short(const struct session *s, struct arena *a, const char *due)
{
	struct date day;

	if (!*due || !due_day(s, due, &day))
		return "";
	if (day.year == meeting_day(s).year)
		return arena_printf(a, "%d %.3s", day.day, months[day.month - 1]);
	return arena_printf(a, "%.3s %d", months[day.month - 1], day.year);
}
