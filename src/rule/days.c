/* days: the day of the event, which is printed as its month (RULE.md section 5): who knows the day knows which meeting
 * it was. In words and in figures, in English, Welsh and the languages of visitors. Other days are left to tells.c. */
#include "base/say.h"
#include "finder_scan.h"

#include <string.h>

static const char *const whole_why = N_("the day of the event, which is printed as its month");
static const char *const part_why = N_("looks like the day of the event, which is printed as its month");

enum { MONTHS = 12, WEEKDAYS = 7 };

static const char *const months[MONTHS] = {
#define MONTH_OF(names) names,
#define WEEKDAY(names)
#include "days_words.def"
#undef WEEKDAY
#undef MONTH_OF
};

static const char *const weekdays[WEEKDAYS] = {
#define MONTH_OF(names)
#define WEEKDAY(names) names,
#include "days_words.def"
#undef WEEKDAY
#undef MONTH_OF
};

/* By number: 1 to 20. Behind "twenty" and "thirty", the first nine. */
static const char *const ordinals[] = { "first cyntaf gyntaf", "second ail", "third trydydd", "fourth pedwerydd", "fifth pumed",
	"sixth chweched", "seventh seithfed", "eighth wythfed", "ninth nawfed", "tenth degfed", "eleventh", "twelfth", "thirteenth",
	"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth" };
static const char tens_words[] = "twenty thirty thirtieth";

static bool list_has(const char *list, const char *word, size_t len)
{
	for (const char *s = list; *s; s += *s == ' ') {
		size_t n = strcspn(s, " ");

		if (n == len && memcmp(s, word, n) == 0)
			return true;
		s += n;
	}
	return false;
}

/* ---- the parts of a date ---- */

static int number_at(const struct finder_text *t, size_t i, size_t least, size_t most)
{
	int n = 0;

	if (i >= t->count || t->tokens[i].shape != SHAPE_DIGITS || token_len(&t->tokens[i]) < least ||
	    token_len(&t->tokens[i]) > most)
		return -1;
	for (size_t k = 0; k < token_len(&t->tokens[i]); k++)
		n = n * 10 + token_text(t, i)[k] - '0';
	return n;
}

/* "eighth", "twenty first": a day written out. *next is the word behind it. */
static int ordinal_at(const struct finder_text *t, size_t i, size_t *next)
{
	int tens = 0;

	if (i < t->count && (token_is(t, i, "twenty") || token_is(t, i, "thirty"))) {
		tens = token_is(t, i, "twenty") ? 20 : 30;
		i++;
	}
	*next = i + 1;
	for (int n = 0; i < t->count && n < (tens ? 9 : 20); n++)
		if (list_has(ordinals[n], token_text(t, i), token_len(&t->tokens[i])))
			return tens + n + 1;
	return i < t->count && !tens && token_is(t, i, "thirtieth") ? 30 : -1;
}

/* The day of a month at word i: "8", "08", "8th", "8fed", "eighth". *sure: it is no mere number. */
static int day_at(const struct finder_text *t, size_t i, size_t *next, bool *sure)
{
	static const char suffixes[] = "th st nd rd af il ydd ed fed eg ain";
	int day = number_at(t, i, 1, 2);

	*sure = false;
	*next = i + 1;
	if (day < 0) {
		*sure = true;
		return ordinal_at(t, i, next);
	}
	if (i + 1 < t->count && t->tokens[i + 1].gap == GAP_NONE &&
	    list_has(suffixes, token_text(t, i + 1), token_len(&t->tokens[i + 1]))) {
		*sure = true;
		*next = i + 2;
	}
	return day;
}

static bool is_of(const struct finder_text *t, size_t i)
{
	return i < t->count && (token_is(t, i, "of") || token_is(t, i, "o") || token_is(t, i, "de"));
}

static bool is_near(const struct finder_text *t, size_t i)
{
	return i < t->count && t->tokens[i].gap <= GAP_COMMA && !t->tokens[i].starts;
}

/* Near, or behind the full stop of "Mar." */
static bool is_near_short(const struct finder_text *t, size_t i)
{
	static const char shortened[] = "jan feb mar apr jun jul aug sep sept oct nov dec";

	return is_near(t, i) || (i > 0 && i < t->count && t->tokens[i].gap <= GAP_COMMA && t->folded.text[t->tokens[i - 1].end] == '.' &&
				 list_has(shortened, token_text(t, i - 1), token_len(&t->tokens[i - 1])));
}

/* Word i - 1 is one of those words, and goes with word i. */
static bool is_behind(const struct finder_text *t, size_t i, const char *words)
{
	return i > 0 && is_near(t, i) && list_has(words, token_text(t, i - 1), token_len(&t->tokens[i - 1]));
}

/* "8. Oktober", "am 3. April": a day with a full stop, and not "we were 8. October came". */
static bool is_behind_stop(const struct finder_text *t, size_t i, size_t month)
{
	return month == i + 1 && month < t->count && t->tokens[month].gap == GAP_JOIN && t->folded.text[t->tokens[i].end] == '.' &&
	       (!token_has(t, month, WORD_MONTH) || is_behind(t, i, "am den dem der vom zum"));
}

/* Word i is the name of month 1 to 12. *word: as it stands it may be an ordinary word ("8 may agree"). */
static bool is_month(const struct finder_text *t, size_t i, int month, bool *word)
{
	static const char *const also[] = { "may", "march", "mar", "mars", "sep", "dec", "jan" };

	*word = false;
	if (i >= t->count || month < 1 || !list_has(months[month - 1], token_text(t, i), token_len(&t->tokens[i])))
		return false;
	for (size_t k = 0; t->tokens[i].shape == SHAPE_LOWER && k < sizeof also / sizeof *also; k++)
		*word = *word || token_is(t, i, also[k]);
	return true;
}

/* Word i says the year, in four figures or two: 1; another year: -1; none: 0. */
static int says_year(const struct finder_text *t, size_t i, int year, bool short_too)
{
	int n = number_at(t, i, 4, 4), two = short_too ? number_at(t, i, 2, 2) : -1;

	if (n < 1000 && two < 0)
		return 0;
	return n == year || two == year % 100 ? 1 : -1;
}

/* ---- what goes with it ---- */

/* Monday is 0. 1970-01-01 was a Thursday. */
static int weekday_of(struct date day)
{
	int days = date_days_between((struct date){ 1970, 1, 1 }, day);

	return ((days + 3) % WEEKDAYS + WEEKDAYS) % WEEKDAYS;
}

static bool is_weekday(const struct finder_text *t, size_t i, int weekday)
{
	return list_has(weekdays[weekday], token_text(t, i), token_len(&t->tokens[i])) && token_len(&t->tokens[i]) > 2 &&
	       (t->tokens[i].shape != SHAPE_LOWER || token_len(&t->tokens[i]) > 4);
}

/* "Tuesday the", "Dydd Mawrth", "the": where what stands before word i and goes with a date begins. */
static size_t before_date(const struct finder_text *t, size_t i, int *weekday)
{
	static const char articles[] = "the yr y this that le el il der den dem";

	*weekday = -1;
	i -= is_behind(t, i, articles);
	for (int k = 0; i > 0 && is_near(t, i) && k < WEEKDAYS && *weekday < 0; k++)
		if (is_weekday(t, i - 1, k))
			*weekday = k;
	if (*weekday < 0)
		return i;
	i--;
	i -= is_behind(t, i, "dydd ddydd nos");
	return i - is_behind(t, i, articles);
}

/* "the 8 October meeting": the article is the noun's. */
static bool is_before_noun(const struct finder_text *t, size_t last)
{
	return last + 1 < t->count && t->tokens[last + 1].gap == GAP_BLANK && !t->tokens[last + 1].starts &&
	       t->tokens[last + 1].shape == SHAPE_LOWER && !token_has(t, last + 1, WORD_FUNCTION);
}

static void add(struct scan *s, size_t first, size_t last, enum certainty certainty)
{
	struct find *f;
	size_t name = first;
	int weekday;

	if (scan_is_masked(s, first, last))
		return;
	first = before_date(&s->text, first, &weekday);
	if (first < name && token_is(&s->text, first, "the") && is_before_noun(&s->text, last))
		first++;
	f = scan_add(s, first, last, FINDING_DAY, certainty, certainty == CERTAIN ? whole_why : part_why);
	f->name = name;
}

/* ---- the forms ---- */

/* The day that word i goes on to from the one before it: ", 9", "and 9", "-9"; or -1. *sure as in day_at. */
static int further_day_at(const struct finder_text *t, size_t i, size_t *next, bool *sure)
{
	size_t at = i + (i < t->count && list_has("and to or a", token_text(t, i), token_len(&t->tokens[i])));

	return is_near(t, at) ? day_at(t, at, next, sure) : -1;
}

/* Whether the event's day is among those of "8, 9 and 10 October", which go on at word *next, or is `day`, before them.
 * *next is then the month. */
static bool is_among_days(const struct scan *s, int day, size_t *next, bool *sure)
{
	enum { DAYS_MOST = 5 };
	const struct finder_text *t = &s->text;
	const struct date event = s->finder->day;
	bool among = day == event.day, ignored, word;
	size_t at = *next;

	for (int n = 0; n < DAYS_MOST; n++) {
		int more = further_day_at(t, at, &at, &ignored);

		if (more < 1)
			break;
		among = among || more == event.day;
		if (is_near(t, at) && is_month(t, at + is_of(t, at), event.month, &word)) {
			*next = at;
			*sure = true;
			return among;
		}
	}
	return day == event.day;
}

/* 8 October 2019, 8th of October, 8-9 October, 7 and 8 October, yr 8fed o Hydref. Returns the last word, or i. */
static size_t find_day_first(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct date event = s->finder->day;
	bool sure, word;
	size_t next, behind;
	int day = day_at(t, i, &next, &sure), year;

	if (day < 1)
		return i;
	sure = sure || is_behind(t, i, "le el den dem der am vom");
	if (!is_among_days(s, day, &next, &sure) || (!is_near(t, next) && !is_behind_stop(t, i, next)))
		return i;
	/* "the third day of March" */
	next += sure && is_near(t, next + 1) && token_is(t, next, "day") && is_of(t, next + 1);
	if (is_of(t, next) && is_near(t, next))
		next++;
	if ((!is_near(t, next) && !is_behind_stop(t, i, next)) || !is_month(t, next, event.month, &word))
		return i;
	behind = next + 1 + (next + 1 < t->count && token_is(t, next + 1, "de") && is_near(t, next + 1));
	year = is_near_short(t, behind) ? says_year(t, behind, event.year, false) : 0;
	if (year < 0 || (word && !sure && !year))
		return i;
	add(s, i, year ? behind : next, year ? CERTAIN : PROBABLE);
	return year ? behind : next;
}

/* October 8, October the 8th, October 8, 2019, October 7-8, October 7th and 8th. */
static size_t find_month_first(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct date event = s->finder->day;
	bool sure, also_sure, word, article;
	size_t at = i + 1, next, end;
	int day, to, year;

	if (!is_month(t, i, event.month, &word))
		return i;
	article = at < t->count && (token_is(t, at, "the") || token_is(t, at, "yr"));
	at += article;
	day = is_near_short(t, at) ? day_at(t, at, &next, &sure) : -1;
	if (day < 1)
		return i;
	/* "October 7, 8 people came" */
	to = is_near(t, next) && t->tokens[next].gap < GAP_COMMA ? further_day_at(t, next, &end, &also_sure) : -1;
	if (to > day) {
		next = end;
		sure = sure || also_sure;
	}
	if (day != event.day && (to <= day || to != event.day))
		return i;
	year = is_near(t, next) ? says_year(t, next, event.year, false) : 0;
	if (year < 0 || (word && !sure && !year))
		return i;
	/* "In October 8 people came." */
	add(s, i, next - !(year > 0), year ? CERTAIN : sure ? PROBABLE : POSSIBLE);
	return next - !(year > 0);
}

/* "Tuesday 8th", where the 8th is a Tuesday. */
static void find_weekday(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t next;
	bool sure;
	int weekday;

	if (day_at(t, i, &next, &sure) != s->finder->day.day || (next < t->count && t->tokens[next].gap == GAP_NONE))
		return;
	before_date(t, i, &weekday);
	if (weekday == weekday_of(s->finder->day))
		add(s, i, next - 1, sure ? PROBABLE : POSSIBLE);
}

/* ---- less than a date ---- */

/* What stands behind word `last` does not go on with a noun: "on the 8th we met", and not "on the 8th point". */
static bool ends_there(const struct finder_text *t, size_t last)
{
	size_t next = last + 1;

	if (next >= t->count || t->tokens[next].starts || t->tokens[next].gap != GAP_BLANK)
		return true;
	return (token_has(t, next, WORD_FUNCTION | WORD_SAYING | WORD_WELSH) && !is_of(t, next) &&
		!(token_is(t, next, "is") || token_is(t, next, "was"))) || list_has("hefyd yma", token_text(t, next), token_len(&t->tokens[next]));
}

/* "on the 8th", "ar yr 8fed". */
static bool find_number(struct scan *s, size_t i)
{
	static const char prepositions[] = "on by until till since before after from ar erbyn ers cyn";
	const struct finder_text *t = &s->text;
	size_t next;
	bool sure;

	if (t->tokens[i].shape != SHAPE_DIGITS || day_at(t, i, &next, &sure) != s->finder->day.day || !sure || i < 2 ||
	    !is_behind(t, i, "the yr y") || !is_behind(t, i - 1, prepositions) || !ends_there(t, next - 1))
		return false;
	add(s, i, next - 1, POSSIBLE);
	return true;
}

/* "on Tuesday", "this Tuesday", "Tuesday's meeting", "the Tuesday session", "ddydd Mawrth": one that may be the event's. */
static void find_lone_weekday(struct scan *s, size_t i)
{
	static const char sessions[] = "meeting roundtable session discussion gathering event workshop";
	const struct finder_text *t = &s->text;
	size_t last = i, next = i + 1;
	bool meeting, welsh = is_behind(t, i, "dydd ddydd nos") && !token_has(t, i, WORD_FUNCTION);

	if (!is_weekday(t, i, weekday_of(s->finder->day)) || !(welsh || token_is_capital(t, i)) ||
	    is_behind(t, i - welsh, "bob pob every each next last a any") || (!welsh && is_behind(t, i, "mis")))
		return;
	if (next < t->count && is_near(t, next) && list_has("next nesaf diwethaf", token_text(t, next), token_len(&t->tokens[next])))
		return;
	meeting = token_is_possessor(t, i) ||
		  (next < t->count && is_near(t, next) && list_has(sessions, token_text(t, next), token_len(&t->tokens[next])));
	if (!welsh && !is_behind(t, i, "on this") && !(meeting && (token_is_possessor(t, i) || is_behind(t, i, "the this our"))))
		return;
	if (next < t->count && is_near(t, next) &&
	    list_has("morning afternoon evening night lunchtime", token_text(t, next), token_len(&t->tokens[next])))
		last = next;
	add(s, i - welsh, last, POSSIBLE);
}

/* The sign between words i - 1 and i is one of those that stand between the figures of a date. */
static char sign_of_date(const struct finder_text *t, size_t i)
{
	const char *sign;

	if (i >= t->count || t->tokens[i].start != t->tokens[i - 1].end + 1)
		return 0;
	sign = t->raw + t->folded.from[t->tokens[i - 1].end];
	return strchr("/.-_", *sign) && *sign ? *sign : (unsigned char)*sign >= 0x80 ? '-' : 0;
}

/* "08/10" is a date by its figures. "8/10" may be eight of ten, "8.10" a time or a part of a report: only "on 8/10" is one,
 * perhaps. */
static void find_short_figures(struct scan *s, size_t i, char sign)
{
	static const char any[] = "on by until till since before after from ar erbyn ers cyn le am den vom";
	static const char strict[] = "on ar am den vom";
	const struct finder_text *t = &s->text;
	const struct date event = s->finder->day;

	if (number_at(t, i, 1, 2) != event.day || number_at(t, i + 1, 1, 2) != event.month || sign_of_date(t, i + 2))
		return;
	if (sign == '/' && token_len(&t->tokens[i]) == 2 && token_len(&t->tokens[i + 1]) == 2 &&
	    (event.day > 12 || *token_text(t, i) == '0'))
		add(s, i, i + 1, PROBABLE);
	else if ((sign == '/' || sign == '.') && is_behind(t, i, sign == '/' ? any : strict) && !is_of(t, i + 2))
		add(s, i, i + 1, POSSIBLE);
}

/* 8/10/2019, 08.10.19, 2019-10-08, 20191008, and 08/10 where the figures make it a date. */
static size_t find_figures(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct date event = s->finder->day;
	int one = number_at(t, i, 1, 4), two = number_at(t, i + 1, 1, 2), three = number_at(t, i + 2, 1, 4);
	char sign = sign_of_date(t, i + 1);
	size_t len = token_len(&t->tokens[i]);

	if (len == 8 && (number_at(t, i, 8, 8) == (event.year * 100 + event.month) * 100 + event.day ||
			 number_at(t, i, 8, 8) == (event.day * 100 + event.month) * 10000 + event.year)) {
		add(s, i, i, CERTAIN);
		return i;
	}
	if (!sign || one < 0 || two < 0)
		return i;
	if (three >= 0 && sign_of_date(t, i + 2) == sign) {
		bool british = one == event.day && two == event.month, american = one == event.month && two == event.day && two > 12;

		if (((british || american) && says_year(t, i + 2, event.year, true) > 0) ||
		    (len == 4 && one == event.year && two == event.month && three == event.day)) {
			add(s, i, i + 2, CERTAIN);
			return i + 2;
		}
		return i;
	}
	find_short_figures(s, i, sign);
	return i;
}

/* ---- all of it ---- */

static void add_beginnings(struct finder *f, const char *list)
{
	for (size_t len; *list; list += len + (list[len] == ' ')) {
		uint32_t bit;

		len = strcspn(list, " ");
		bit = word_hash(list, len) % DAY_FILTER_BITS;
		f->day_filter[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

void finder_mind_day(struct finder *f, struct date day)
{
	f->day = day;
	memset(f->day_filter, 0, sizeof f->day_filter);
	if (day.month == 0)
		return;
	for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
		add_beginnings(f, ordinals[i]);
	add_beginnings(f, tens_words);
	add_beginnings(f, months[day.month - 1]);
	add_beginnings(f, weekdays[weekday_of(day)]);
}

/* Nearly all words of a text begin no date: a bit says so, before any list is read. */
static bool may_begin(const struct scan *s, size_t i)
{
	const struct token *k = &s->text.tokens[i];
	uint32_t bit = k->hash % DAY_FILTER_BITS;

	return k->shape == SHAPE_DIGITS || s->finder->day_filter[bit / 64] >> bit % 64 & 1;
}

void finder_days(struct scan *s)
{
	if (s->finder->day.month == 0)
		return;
	for (size_t i = 0; i < s->text.count; i++) {
		size_t last;

		if (!may_begin(s, i))
			continue;
		last = find_day_first(s, i);
		if (last == i)
			last = find_month_first(s, i);
		if (last == i && s->text.tokens[i].shape == SHAPE_DIGITS)
			last = find_figures(s, i);
		if (last == i && !s->covered[i] && !find_number(s, i)) {
			find_weekday(s, i);
			find_lone_weekday(s, i);
		}
		i = last;
	}
}
