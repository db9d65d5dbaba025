/* past_tree: plain JSON in one pass, and the library for the rest. */
#include "past_tree.h"

#include <string.h>

#include <jansson.h>

#include "base/buffer.h"
#include "base/say.h"
#include "base/utf8.h"

/* Members are compared with each other, so there may not be many. */
enum { DEPTH_MOST = 64, MEMBERS_MOST = 64, DIGITS_MOST = 15 };

struct scan {
	const char *s, *end;
	struct arena *a;
	size_t depth;
};

struct span {
	const char *s;
	size_t len;
};

/* ---- words ---- */

static void skip_blanks(struct scan *c)
{
	while (c->s < c->end && (*c->s == ' ' || *c->s == '\n' || *c->s == '\r' || *c->s == '\t'))
		c->s++;
}

static bool take(struct scan *c, char wanted)
{
	if (c->s == c->end || *c->s != wanted)
		return false;
	c->s++;
	return true;
}

static bool take_hex(struct scan *c, int32_t *out)
{
	static const char digits[] = "0123456789abcdefABCDEF";

	*out = 0;
	for (size_t i = 0; i < 4; i++, c->s++) {
		const char *digit = c->s < c->end && *c->s ? strchr(digits, *c->s) : NULL;
		int32_t value = digit ? (int32_t)(digit - digits) : 0;

		if (!digit)
			return false;
		*out = *out * 16 + (value < 16 ? value : value - 6);
	}
	return true;
}

/* Behind "\u". Of what is above U+FFFF both halves. */
static bool take_unit(struct scan *c, struct buffer *out)
{
	int32_t unit, low;

	if (!take_hex(c, &unit) || unit == 0 || (unit >= 0xdc00 && unit <= 0xdfff))
		return false;
	if (unit >= 0xd800 && unit < 0xdc00) {
		if (!take(c, '\\') || !take(c, 'u') || !take_hex(c, &low) || low < 0xdc00 || low > 0xdfff)
			return false;
		unit = 0x10000 + (unit - 0xd800) * 0x400 + (low - 0xdc00);
	}
	utf8_add(out, unit);
	return true;
}

static bool take_escape(struct scan *c, struct buffer *out)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *letter;

	if (take(c, 'u'))
		return take_unit(c, out);
	letter = c->s < c->end && *c->s ? strchr(letters, *c->s) : NULL;
	if (!letter)
		return false;
	c->s++;
	buffer_addc(out, meant[letter - letters]);
	return true;
}

static struct span take_clean(struct scan *c)
{
	const char *from = c->s;

	while (c->s < c->end && (unsigned char)*c->s >= 0x20 && *c->s != '"' && *c->s != '\\')
		c->s++;
	return (struct span){ from, (size_t)(c->s - from) };
}

/* A text as it stands in the file, or where something is escaped in it, in the arena. */
static bool take_text(struct scan *c, struct span *out)
{
	struct buffer b = { 0 };
	bool ok = true;

	if (!take(c, '"'))
		return false;
	*out = take_clean(c);
	if (take(c, '"'))
		return true;
	buffer_add(&b, out->s, out->len);
	while (ok && !take(c, '"')) {
		struct span more;

		ok = take(c, '\\') && take_escape(c, &b);
		more = take_clean(c);
		buffer_add(&b, more.s, more.len);
	}
	*out = (struct span){ arena_string_n(c->a, buffer_text(&b), b.len), b.len };
	buffer_free(&b);
	return ok;
}

/* Gives how many there are. */
static size_t take_digits(struct scan *c, int64_t *value)
{
	const char *from = c->s;

	for (*value = 0; c->s < c->end && *c->s >= '0' && *c->s <= '9' && c->s - from <= DIGITS_MOST; c->s++)
		*value = *value * 10 + (*c->s - '0');
	return (size_t)(c->s - from);
}

static bool take_number(struct scan *c, struct past_node *out)
{
	bool below = take(c, '-');
	const char first = c->s < c->end ? *c->s : '\0';
	int64_t whole, fraction;
	size_t digits = take_digits(c, &whole);

	if (digits == 0 || digits > DIGITS_MOST || (first == '0' && digits > 1))
		return false;
	out->kind = PAST_INTEGER;
	out->integer = below ? -whole : whole;
	if (take(c, '.')) {
		out->kind = PAST_OTHER;
		digits = take_digits(c, &fraction);
		if (digits == 0 || digits > DIGITS_MOST)
			return false;
	}
	return c->s == c->end || (*c->s != 'e' && *c->s != 'E');
}

static bool take_word(struct scan *c, struct past_node *out)
{
	static const struct { const char *word; enum past_kind kind; } words[] = {
		{ "false", PAST_FALSE }, { "null", PAST_OTHER }, { "true", PAST_TRUE },
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i].word);

		if ((size_t)(c->end - c->s) < len || memcmp(c->s, words[i].word, len) != 0)
			continue;
		out->kind = words[i].kind;
		c->s += len;
		return true;
	}
	return take_number(c, out);
}

/* ---- values ---- */

static const struct past_node *member(const struct past_node *object, struct span name)
{
	const struct past_node *one = object->first;

	while (one && (one->name_len != name.len || memcmp(one->name, name.s, name.len) != 0))
		one = one->next;
	return one;
}

/* "name": of one that goes into object. */
static bool take_name(struct scan *c, const struct past_node *object, struct past_node *one)
{
	struct span name;

	if (object->count == MEMBERS_MOST || !take_text(c, &name) || member(object, name))
		return false;
	one->name = name.s;
	one->name_len = (unsigned)name.len;
	skip_blanks(c);
	if (!take(c, ':'))
		return false;
	skip_blanks(c);
	return true;
}

static bool take_value(struct scan *c, struct past_node *out);

/* What is in an object or a list, up to the bracket that closes it. */
static bool take_things(struct scan *c, struct past_node *out, char close)
{
	const struct past_node **last = &out->first;

	if (++c->depth > DEPTH_MOST)
		return false;
	skip_blanks(c);
	if (take(c, close)) {
		c->depth--;
		return true;
	}
	do {
		struct past_node *one = arena_new(c->a, struct past_node);

		skip_blanks(c);
		if ((out->kind == PAST_OBJECT && !take_name(c, out, one)) || !take_value(c, one))
			return false;
		*last = one;
		last = &one->next;
		out->count++;
		skip_blanks(c);
	} while (take(c, ','));
	c->depth--;
	return take(c, close);
}

static bool take_value(struct scan *c, struct past_node *out)
{
	struct span text;

	if (take(c, '{')) {
		out->kind = PAST_OBJECT;
		return take_things(c, out, '}');
	}
	if (take(c, '[')) {
		out->kind = PAST_LIST;
		return take_things(c, out, ']');
	}
	if (c->s == c->end || *c->s != '"')
		return take_word(c, out);
	if (!take_text(c, &text))
		return false;
	out->kind = PAST_TEXT;
	out->text = arena_string_n(c->a, text.s, text.len);
	return true;
}

static bool take_whole(struct scan *c, struct past_node *root)
{
	skip_blanks(c);
	if (!take_value(c, root) || (root->kind != PAST_OBJECT && root->kind != PAST_LIST))
		return false;
	skip_blanks(c);
	return c->s == c->end;
}

/* ---- the library ---- */

static struct past_node *copy(struct arena *a, json_t *from);

static void copy_members(struct arena *a, json_t *from, struct past_node *out)
{
	const struct past_node **last = &out->first;
	struct map *members = arena_new(a, struct map);
	const char *name;
	json_t *value;

	json_object_foreach(from, name, value) {
		struct past_node *one = copy(a, value);

		one->name = arena_string(a, name);
		one->name_len = (unsigned)strlen(name);
		map_put(members, a, one->name, one);
		*last = one;
		last = &one->next;
		out->count++;
	}
	out->members = out->count > MEMBERS_MOST ? members : NULL;
}

static void copy_list(struct arena *a, const json_t *from, struct past_node *out)
{
	const struct past_node **last = &out->first;

	for (; out->count < json_array_size(from); out->count++) {
		struct past_node *one = copy(a, json_array_get(from, out->count));

		*last = one;
		last = &one->next;
	}
}

static struct past_node *copy(struct arena *a, json_t *from)
{
	static const enum past_kind kinds[] = {
		[JSON_OBJECT] = PAST_OBJECT, [JSON_ARRAY] = PAST_LIST, [JSON_STRING] = PAST_TEXT,
		[JSON_INTEGER] = PAST_INTEGER, [JSON_TRUE] = PAST_TRUE, [JSON_FALSE] = PAST_FALSE,
		[JSON_REAL] = PAST_OTHER, [JSON_NULL] = PAST_OTHER,
	};
	struct past_node *out = arena_new(a, struct past_node);

	out->kind = kinds[json_typeof(from)];
	if (out->kind == PAST_TEXT)
		out->text = arena_string(a, json_string_value(from));
	else if (out->kind == PAST_INTEGER)
		out->integer = json_integer_value(from);
	else if (out->kind == PAST_LIST)
		copy_list(a, from, out);
	else if (out->kind == PAST_OBJECT)
		copy_members(a, from, out);
	return out;
}

static bool not_json(const char *file, const json_error_t *error, struct err *e)
{
	if (json_error_code(error) == json_error_premature_end_of_input)
		return err_set(e, ERR_SYNTAX, "%s:%d: ends in the middle; copy the whole file again", file, error->line);
	/* Only when its memory ran out jansson does not say what it met, as far as it noticed. */
	if (!*error->text)
		return err_set(e, ERR_IO, "%s: out of memory", file);
	return err_set(e, ERR_SYNTAX, "%s:%d:%d: is no JSON: %s; give a minutes.json that roundtable export --format "
				      "json wrote", file, error->line, error->column, error->text);
}

static const struct past_node *by_library(const char *file, const char *bytes, size_t len, struct arena *a, struct err *e)
{
	json_error_t error;
	json_t *root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &error);
	const struct past_node *out = root ? copy(a, root) : NULL;

	if (!root)
		not_json(file, &error, e);
	json_decref(root);
	return out;
}

/* ---- the whole ---- */

const struct past_node *past_tree(const char *file, const char *bytes, size_t len, struct arena *a, struct err *e)
{
	struct past_node *root = arena_new(a, struct past_node);
	struct scan c = { .a = a };
	size_t bad;

	if (!utf8_valid(bytes, len, &bad)) {
		err_set(e, ERR_SYNTAX, "%s: byte %zu is not UTF-8; copy the file again, or save it as UTF-8", file, bad + 1);
		return NULL;
	}
	if (len == 0) {
		err_set(e, ERR_SYNTAX, "%s: is empty; copy the whole file again", file);
		return NULL;
	}
	/* A tool of Windows may have put a byte order mark before it. */
	if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		len -= 3;
	}
	c.s = bytes;
	c.end = bytes + len;
	return take_whole(&c, root) ? root : by_library(file, bytes, len, a, e);
}

const struct past_node *past_member(const struct past_node *object, const char *name)
{
	if (!object || object->kind != PAST_OBJECT)
		return NULL;
	return object->members ? map_get(object->members, name) : member(object, (struct span){ name, strlen(name) });
}
