/* gate_json: is it JSON (RFC 8259)? In one pass and without memory: a library would make a tree that is many times as
 * large as the file, and nobody here looks at it. It says yes only to what the library reads too; what is rare (deep
 * nesting, large numbers, exponents) it leaves to the library, which also has the words for what is wrong. */
#include "gate_decode.h"

#include <string.h>

enum { DEPTH_MOST = 256, DIGITS_MOST = 15 };

enum awaited { VALUE, MEMBER, FOLLOWER };

struct scan {
	const char *s;                  /* a NUL ends it */
	char open[DEPTH_MOST];          /* brackets */
	size_t depth;
};

static void skip_blanks(struct scan *c)
{
	c->s += strspn(c->s, " \t\r\n");
}

static bool take(struct scan *c, char wanted)
{
	if (*c->s != wanted)
		return false;
	c->s++;
	return true;
}

static bool take_hex(struct scan *c, unsigned *out)
{
	static const char digits[] = "0123456789abcdefABCDEF";

	*out = 0;
	for (size_t i = 0; i < 4; i++, c->s++) {
		const char *digit = *c->s ? strchr(digits, *c->s) : NULL;
		size_t value = digit ? (size_t)(digit - digits) : 0;

		if (!digit)
			return false;
		*out = *out * 16 + (unsigned)(value < 16 ? value : value - 6);
	}
	return true;
}

static bool take_escape(struct scan *c)
{
	unsigned unit, low;

	if (!take(c, 'u'))
		return *c->s && strchr("\"\\/bfnrt", *c->s++);
	if (!take_hex(c, &unit) || unit == 0)
		return false;
	if (unit < 0xd800 || unit > 0xdfff)
		return true;
	return unit < 0xdc00 && take(c, '\\') && take(c, 'u') && take_hex(c, &low) && low >= 0xdc00 && low <= 0xdfff;
}

static bool take_string(struct scan *c)
{
	if (!take(c, '"'))
		return false;
	for (;;) {
		while ((unsigned char)*c->s >= 0x20 && *c->s != '"' && *c->s != '\\')
			c->s++;
		if (take(c, '"'))
			return true;
		if (!take(c, '\\') || !take_escape(c))
			return false;
	}
}

static bool take_number(struct scan *c)
{
	size_t digits;

	take(c, '-');
	digits = strspn(c->s, "0123456789");
	if (digits == 0 || digits > DIGITS_MOST || (*c->s == '0' && digits > 1))
		return false;
	c->s += digits;
	if (take(c, '.')) {
		digits = strspn(c->s, "0123456789");
		if (digits == 0 || digits > DIGITS_MOST)
			return false;
		c->s += digits;
	}
	return *c->s != 'e' && *c->s != 'E';
}

static bool take_word(struct scan *c)
{
	static const char *const words[] = { "false", "null", "true" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i]);

		if (strncmp(c->s, words[i], len) == 0) {
			c->s += len;
			return true;
		}
	}
	return take_number(c);
}

/* A value, or the bracket that begins one. */
static bool take_value(struct scan *c, enum awaited *next)
{
	*next = FOLLOWER;
	if (*c->s == '"')
		return take_string(c);
	if (*c->s != '{' && *c->s != '[')
		return take_word(c);
	if (c->depth == DEPTH_MOST)
		return false;
	c->open[c->depth++] = *c->s;
	*next = *c->s++ == '{' ? MEMBER : VALUE;
	skip_blanks(c);
	/* Empty: what follows is the bracket that closes it. */
	if (*c->s == (*next == MEMBER ? '}' : ']'))
		*next = FOLLOWER;
	return true;
}

static bool take_name(struct scan *c, enum awaited *next)
{
	*next = VALUE;
	if (!take_string(c))
		return false;
	skip_blanks(c);
	return take(c, ':');
}

static bool take_follower(struct scan *c, enum awaited *next)
{
	char open = c->open[c->depth - 1];

	if (take(c, ',')) {
		*next = open == '{' ? MEMBER : VALUE;
		return true;
	}
	*next = FOLLOWER;
	c->depth--;
	return take(c, open == '{' ? '}' : ']');
}

bool is_plain_json(const char *s, size_t len)
{
	struct scan c = { .s = s };
	enum awaited next = VALUE;

	do {
		skip_blanks(&c);
		if (next == FOLLOWER ? !take_follower(&c, &next) :
		    next == MEMBER   ? !take_name(&c, &next) :
				       !take_value(&c, &next))
			return false;
	} while (c.depth || next != FOLLOWER);
	skip_blanks(&c);
	return c.s == s + len;
}
