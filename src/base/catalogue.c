/* catalogue: a check of .mo files. glibc believes the offsets in them, and printf the conversions: a file that was cut
 * short or put there by somebody must not end the program, or worse. GNU gettext manual, "The Format of GNU MO Files". */
#include "catalogue.h"

#include <stdint.h>
#include <string.h>

enum { WORD = 4, HEADER = 7 * WORD, TEXTS_MOST = 20000, ARGUMENTS_MOST = 9, TYPE_BYTES = 4 };

/* ---- conversions ---- */

struct arguments {
	char type[ARGUMENTS_MOST][TYPE_BYTES];  /* "zu", "d", "s"; "" for one that is not asked for */
};

static bool take(struct arguments *out, size_t index, const char *type, size_t len)
{
	if (index >= ARGUMENTS_MOST || len >= TYPE_BYTES)
		return false;
	if (*out->type[index] && (strlen(out->type[index]) != len || strncmp(out->type[index], type, len) != 0))
		return false;
	memcpy(out->type[index], type, len);
	out->type[index][len] = '\0';
	return true;
}

static const char *digits(const char *s, size_t *number)
{
	for (*number = 0; *s >= '0' && *s <= '9'; s++)
		if (*number < 1000)
			*number = 10 * *number + (size_t)(*s - '0');
	return s;
}

/* One conversion behind its '%'. Gives where it ends, or NULL for one that has no place in a message. */
static const char *conversion(const char *s, struct arguments *out, size_t *next)
{
	const char *type;
	size_t number, place = 0;
	const char *end = digits(s, &number);

	if (end > s && *end == '$') {
		/* glibc reads "%0$" as a flag and prints it as it is: the arguments behind it would be other ones. */
		if (!number)
			return NULL;
		place = number;
		s = end + 1;
	}
	s += strspn(s, "-+ #0");
	if (*s == '*' && (place || !take(out, (*next)++, "d", 1)))
		return NULL;
	s = *s == '*' ? s + 1 : digits(s, &number);
	if (*s == '.') {
		s++;
		if (*s == '*' && (place || !take(out, (*next)++, "d", 1)))
			return NULL;
		s = *s == '*' ? s + 1 : digits(s, &number);
	}
	type = s;
	s += strspn(s, "hlzjt");
	if (!*s || !strchr("diuxXcsfg", *s))
		return NULL;
	s++;
	return take(out, place ? place - 1 : (*next)++, type, (size_t)(s - type)) ? s : NULL;
}

static bool arguments_of(const char *text, struct arguments *out)
{
	size_t next = 0;

	memset(out, 0, sizeof *out);
	while ((text = strchr(text, '%'))) {
		text++;
		if (*text == '%')
			text++;
		else if (!(text = conversion(text, out, &next)))
			return false;
	}
	return true;
}

bool catalogue_same_arguments(const char *english, const char *text)
{
	struct arguments theirs, ours;
	bool gap = false;

	if (!strchr(text, '%'))
		return true;
	if (!arguments_of(english, &theirs) || !arguments_of(text, &ours))
		return false;
	for (size_t i = 0; i < ARGUMENTS_MOST; i++) {
		/* printf cannot step over an argument of which it is not told the type. */
		if (*ours.type[i] && (gap || strcmp(ours.type[i], theirs.type[i]) != 0))
			return false;
		gap = gap || !*ours.type[i];
	}
	return true;
}

/* ---- the file ---- */

static uint32_t word_at(const unsigned char *bytes, size_t at)
{
	uint32_t word;

	memcpy(&word, bytes + at, sizeof word);
	return word;
}

/* Text i of the table at `table`; NULL when it is not wholly in the file. Gives its length, NULs inside included. */
static const char *text_at(const unsigned char *bytes, size_t len, size_t table, size_t i, size_t *text_len)
{
	size_t size = word_at(bytes, table + 2 * WORD * i), at = word_at(bytes, table + 2 * WORD * i + WORD);

	if (at >= len || size >= len - at || bytes[at + size] != '\0')
		return NULL;
	*text_len = size;
	return (const char *)bytes + at;
}

static bool is_clean(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if ((c < 0x20 && c != '\n' && c != '\0') || c == 0x7f)
			return false;
		if (c == 0xc2 && i + 1 < len && (unsigned char)text[i + 1] < 0xa0)
			return false;
	}
	return true;
}

/* Every form of the translation against the English, which may be two texts: for one, and for others. */
static bool is_sound_pair(const char *english, size_t english_len, const char *text, size_t len)
{
	const char *other = strlen(english) < english_len ? english + strlen(english) + 1 : english;

	for (size_t at = 0; at <= len; at += strlen(text + at) + 1)
		if (!catalogue_same_arguments(other, text + at))
			return false;
	return is_clean(text, len);
}

static bool table_fits(size_t len, size_t at, size_t count, size_t width)
{
	return at % WORD == 0 && at >= HEADER && at <= len && count * width <= len - at;
}

bool catalogue_is_sound(const unsigned char *bytes, size_t len)
{
	size_t count, english, welsh, hashes, hash_at;

	/* Another byte order or a newer format is for another machine. */
	if (len < HEADER || len > UINT32_MAX || word_at(bytes, 0) != 0x950412deu || word_at(bytes, WORD) != 0)
		return false;
	count = word_at(bytes, 2 * WORD);
	english = word_at(bytes, 3 * WORD);
	welsh = word_at(bytes, 4 * WORD);
	hashes = word_at(bytes, 5 * WORD);
	hash_at = word_at(bytes, 6 * WORD);
	if (!count || count > TEXTS_MOST || hashes > 4 * TEXTS_MOST || hashes == 1 || hashes == 2 ||
	    !table_fits(len, english, count, 2 * WORD) || !table_fits(len, welsh, count, 2 * WORD) ||
	    (hashes && !table_fits(len, hash_at, hashes, WORD)))
		return false;
	for (size_t i = 0; i < hashes; i++)
		if (word_at(bytes, hash_at + WORD * i) > count)
			return false;
	for (size_t i = 0; i < count; i++) {
		size_t id_len, len_here;
		const char *id = text_at(bytes, len, english, i, &id_len);
		const char *text = text_at(bytes, len, welsh, i, &len_here);

		/* The text of "" is the header: no message. */
		if (!id || !text || (*id && !is_sound_pair(id, id_len, text, len_here)))
			return false;
	}
	return true;
}
