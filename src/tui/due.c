/* due: when an action is due, in words. */
#include "due.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "rule/phrase.h"

/* As documents say it, in the screen's language. */
static const char *month_words(int month)
{
	return phrase_words((enum phrase)(PHRASE_MONTH_01 + month - 1), say_language());
}

/* Its first three letters; Welsh ch and rh are one: "Nov", "Tach". */
static int month_letters(const char *month)
{
	int len = 0;

	for (int letters = 0; letters < 3 && month[len]; letters++)
		len += strchr("cCrR", month[len]) && month[len + 1] == 'h' ? 2 : 1;
	return len;
}

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
	if (d.year == meeting_day(s).year)
		return arena_printf(a, "%d %s", d.day, month_words(d.month));
	return due_date(a, d);
}

const char *due_date(struct arena *a, struct date d)
{
	return arena_printf(a, "%d %s %d", d.day, month_words(d.month), d.year);
}

/* "within six weeks", as documents say it. */
static const char *stretch_words(struct arena *a, const char *due)
{
	char *unit;
	long count = strtol(due + 1, &unit, 10);
	enum phrase id = *unit == 'w' ? PHRASE_WITHIN_WEEKS : *unit == 'm' ? PHRASE_WITHIN_MONTHS : PHRASE_WITHIN_DAYS;
	const char *lang = say_language(), *words = phrase_words(phrase_form(id, lang, (size_t)count), lang);
	const char *digits = arena_printf(a, "%ld", count);
	const char *hole = strchr(words, '{');

	if (!hole)
		return words;
	/* {1} is the number in words, {3} in digits. */
	if (hole[1] == '1' && count >= 1 && count < 10)
		digits = phrase_words((enum phrase)(PHRASE_WORD_01 + count - 1), lang);
	return arena_printf(a, "%.*s%s%s", (int)(hole - words), words, digits, hole + 3);
}

const char *due_said(const struct session *s, struct arena *a, const char *due)
{
	struct date day;

	if (!*due || !due_day(s, due, &day))
		return _("at no date");
	if (*due != '+')
		return day_words(s, a, day);
	return arena_printf(a, "%s, %s", stretch_words(a, due), due_short(s, a, due));
}

const char *due_short(const struct session *s, struct arena *a, const char *due)
{
	struct date day;
	const char *month;

	if (!*due || !due_day(s, due, &day))
		return "";
	month = month_words(day.month);
	if (day.year == meeting_day(s).year)
		return arena_printf(a, "%d %.*s", day.day, month_letters(month), month);
	return arena_printf(a, "%d %.*s %d", day.day, month_letters(month), month, day.year);
}
