/* words: the program's own words, and raw text made fit for print. Nothing else in this room calls the
 * redactor, so that "once per place" can be seen to hold. */
#include <stdlib.h>
#include <string.h>

#include "making.h"

const struct published *say(struct making *m, enum phrase id)
{
	return published_phrase(m->a, m->lang, id, NULL, 0);
}

const struct published *say1(struct making *m, enum phrase id, const struct published *one)
{
	return published_phrase(m->a, m->lang, id, &one, 1);
}

const struct published *say2(struct making *m, enum phrase id, const struct published *one,
			     const struct published *two)
{
	const struct published *args[] = { one, two };

	return published_phrase(m->a, m->lang, id, args, 2);
}

const struct published *say_count(struct making *m, enum phrase id, size_t number, const struct published *two)
{
	const struct published *args[] = { number_words(m, number), two, published_number(m->a, number) };

	return published_phrase(m->a, m->lang, phrase_form(id, m->lang, number), args, 3);
}

/* Words of people are in the language that the agenda says, and stay so in a document of another: whoever has it read
 * to them hears them in their own. */
static const struct published *in_its_language(struct making *m, const struct published *p, const char *lang)
{
	return !p || !*lang || strcmp(lang, m->lang) == 0 ? p : published_in(m->a, p, lang);
}

const struct published *typed(struct making *m, const struct published *p)
{
	return in_its_language(m, p, m->agenda->language);
}

static const struct published *redact(struct making *m, const char *raw, const char *place)
{
	if (!raw || !*raw)
		return NULL;
	return redactor_redact(m->plan->redactor, raw, SETTING_PROSE, place);
}

const struct published *hide(struct making *m, const char *raw, const char *place)
{
	return typed(m, redact(m, raw, place));
}

const struct published *hide_or_drop(struct making *m, const char *raw, const char *place)
{
	const struct published *p = hide(m, raw, place);

	return p && strcmp(published_text(p), raw) == 0 ? p : NULL;
}

static const struct published *in_language(struct making *m, const struct text *t, const char *lang, const char *place)
{
	static const enum phrase ours[] = {
		PHRASE_ACTIONS_TITLE, PHRASE_CHANGE_TITLE, PHRASE_KEY_RECOMMENDATIONS, PHRASE_MEANING_TITLE,
		PHRASE_OPENING, PHRASE_PRESENT_TITLE, PHRASE_SAY_A_FEW, PHRASE_SAY_MOST, PHRASE_SAY_ONE, PHRASE_SAY_SEVERAL, PHRASE_WANTED_TITLE,
	};
	const char *raw = text_in(t, lang);

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (strcmp(raw, phrase_words(ours[i], "en")) == 0)
			return published_phrase(m->a, lang, ours[i], NULL, 0);
	return in_its_language(m, redact(m, raw, place), text_lang(t, lang, m->agenda->language));
}

const struct published *hide_in(struct making *m, const struct text *t, const char *place)
{
	return in_language(m, t, m->lang, place);
}

const struct published *hide_typed(struct making *m, const struct text *t, const char *place)
{
	return in_language(m, t, m->agenda->language, place);
}

void texts_add(struct making *m, struct document_texts *list, size_t *cap, const struct published *p)
{
	const struct published **slot;

	if (!p)
		return;
	slot = arena_push(m->a, &list->item, list->count, cap, sizeof *slot);
	*slot = p;
	list->count++;
}

/* The end of the paragraph at s: a line break, then blanks, then another line break. */
static const char *paragraph_end(const char *s)
{
	for (; *s; s++) {
		const char *next = s + 1;

		if (*s != '\n')
			continue;
		next += strspn(next, " \t\r");
		if (*next == '\n')
			break;
	}
	return s;
}

static struct document_texts paragraphs(struct making *m, const char *raw, const char *lang, const char *place)
{
	struct document_texts list = { NULL, 0 };
	size_t cap = 0;

	if (!raw)
		return list;
	while (*(raw += strspn(raw, " \t\r\n"))) {
		const char *end = paragraph_end(raw);
		const char *one = arena_string_n(m->a, raw, (size_t)(end - raw));

		texts_add(m, &list, &cap, published_sentence(m->a, in_its_language(m, redact(m, one, place), lang)));
		raw = end;
	}
	return list;
}

struct document_texts hide_paragraphs(struct making *m, const char *raw, const char *place)
{
	return paragraphs(m, raw, m->agenda->language, place);
}

struct document_texts hide_paragraphs_in(struct making *m, const struct text *t, const char *place)
{
	return paragraphs(m, text_in(t, m->lang), text_lang(t, m->lang, m->agenda->language), place);
}

const struct published *number_words(struct making *m, size_t number)
{
	static const enum phrase words[] = {
		PHRASE_WORD_01, PHRASE_WORD_02, PHRASE_WORD_03, PHRASE_WORD_04, PHRASE_WORD_05, PHRASE_WORD_06,
		PHRASE_WORD_07, PHRASE_WORD_08, PHRASE_WORD_09, PHRASE_WORD_10, PHRASE_WORD_11, PHRASE_WORD_12,
		PHRASE_WORD_13, PHRASE_WORD_14, PHRASE_WORD_15, PHRASE_WORD_16, PHRASE_WORD_17, PHRASE_WORD_18,
		PHRASE_WORD_19, PHRASE_WORD_20,
	};

	if (number >= 1 && number <= sizeof words / sizeof *words)
		return say(m, words[number - 1]);
	return published_number(m->a, number);
}

const struct published *month_words(struct making *m, struct date d)
{
	return published_month(m->a, m->lang, d);
}

static const struct published *within_words(struct making *m, const char *due)
{
	static const struct { char unit; enum phrase said; } units[] = {
		{ 'd', PHRASE_WITHIN_DAYS }, { 'w', PHRASE_WITHIN_WEEKS }, { 'm', PHRASE_WITHIN_MONTHS },
	};
	char *unit;
	long n = strtol(due + 1, &unit, 10);

	for (size_t i = 0; n > 0 && i < sizeof units / sizeof *units; i++)
		if (unit[0] == units[i].unit && !unit[1])
			return say_count(m, units[i].said, (size_t)n, NULL);
	return NULL;
}

/* A day would say when things happened in one organisation; a month is enough to act on. */
const struct published *due_words(struct making *m, const char *due)
{
	struct date d;

	if (!due || !*due)
		return NULL;
	if (*due == '+')
		return within_words(m, due);
	return date_parse(due, &d) ? month_words(m, d) : hide(m, due, "due");
}

static struct date plus_months(struct date d, int months)
{
	int count = d.year * 12 + d.month - 1 + months;

	return (struct date){ count / 12, count % 12 + 1, 1 };
}

const char *due_month(struct making *m, const char *due)
{
	struct date d;
	char *unit;
	int n;

	if (!due || !*due || (*due != '+' && !date_parse(due, &d)))
		return NULL;
	if (*due == '+') {
		if (!session_day(m->s, &d))
			return NULL;
		d.day = 1;
		n = (int)strtol(due + 1, &unit, 10);
		d = *unit == 'm' ? plus_months(d, n) : date_plus_days(d, *unit == 'w' ? 7 * n : n);
	}
	return arena_printf(m->a, "%04d-%02d", d.year, d.month);
}

const struct published *list_words(struct making *m, const struct published *const *item, size_t count)
{
	const struct published *list = count ? item[0] : NULL;

	for (size_t i = 1; i < count; i++)
		list = say2(m, i + 1 < count ? PHRASE_COMMA : PHRASE_AND, list, item[i]);
	return list;
}
