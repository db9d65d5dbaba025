/* gate_decode: plain text, Markdown, CSV, calendars, JSON, and the escapes that any text may hold. All that is
 * read here ends with a NUL behind its length. */
#include "gate_decode.h"

#include <ctype.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

void views_add(struct views *v, enum view_kind kind, struct buffer *text)
{
	struct view *new = arena_push(v->arena, &v->item, v->count, &v->cap, sizeof *new);

	v->count++;
	*new = (struct view){ kind, arena_string_n(v->arena, buffer_text(text), text->len), text->len, 0 };
	buffer_free(text);
}

static void add_copy(struct views *v, enum view_kind kind, const char *s, size_t len)
{
	struct buffer copy = { 0 };

	if (v->unsought)
		return;
	buffer_add(&copy, s, len);
	views_add(v, kind, &copy);
}

/* ---- entities, percent signs, backslashes ---- */

static void add_code_point(struct buffer *out, unsigned long c)
{
	/* Newlines would shift the count of lines; NUL and what is no character say nothing. */
	if (c == '\n' || c == '\r')
		c = ' ';
	if (c > 0 && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff))
		utf8_add(out, (int32_t)c);
}

static size_t decode_number(struct buffer *out, const char *s, size_t len)
{
	bool hex = len > 3 && (s[2] == 'x' || s[2] == 'X');
	const char *from = s + (hex ? 3 : 2);
	size_t digits = strspn(from, hex ? "0123456789abcdefABCDEF" : "0123456789");
	size_t end = (size_t)(from - s) + digits;

	if (digits == 0 || end > len)
		return 0;
	add_code_point(out, strtoul(from, NULL, hex ? 16 : 10));
	return end + (s[end] == ';');
}

/* HTML 5 knows more names than libxml2; these could part or disguise a word. */
static const char *newer_entity(const char *name)
{
	static const char *const names[][2] = {
		{ "Tab", " " }, { "NewLine", " " }, { "period", "." }, { "comma", "," }, { "lowbar", "_" },
		{ "hyphen", "-" }, { "dash", "-" }, { "apos", "'" }, { "ZeroWidthSpace", "" }, { "NoBreak", "" },
		{ "commat", "@" }, { "num", "#" }, { "percnt", "%" }, { "sol", "/" }, { "colon", ":" },
		{ "lstrok", "l" }, { "Lstrok", "L" }, { "inodot", "i" }, { "cacute", "c" }, { "nacute", "n" },
		{ "sacute", "s" }, { "Sacute", "S" }, { "zacute", "z" }, { "zdot", "z" }, { "eogon", "e" },
		{ "aogon", "a" }, { "ccaron", "c" }, { "zcaron", "z" }, { "rcaron", "r" }, { "ecaron", "e" },
		{ "wcirc", "w" }, { "ycirc", "y" }, { "gbreve", "g" }, { "scedil", "s" }, { "dstrok", "d" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i][0], name) == 0)
			return names[i][1];
	return NULL;
}

static bool add_named(struct buffer *out, const char *name)
{
	const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);

	if (known)
		add_code_point(out, known->value);
	else if (newer_entity(name))
		buffer_adds(out, newer_entity(name));
	return known || newer_entity(name);
}

size_t decode_entity(struct buffer *out, const char *s, size_t len)
{
	char name[32];
	size_t n = 0;

	if (len > 2 && s[1] == '#')
		return decode_number(out, s, len);
	while (1 + n < len && n + 1 < sizeof name &&
	       ((s[1 + n] >= 'a' && s[1 + n] <= 'z') || (s[1 + n] >= 'A' && s[1 + n] <= 'Z')))
		n++;
	memcpy(name, s + 1, n);
	name[n] = '\0';
	if (n == 0 || !add_named(out, name))
		return 0;
	return 1 + n + (1 + n < len && s[1 + n] == ';');
}

static int hex_of(char c)
{
	const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c | 0x20) : NULL;

	return at ? (int)(at - digits) : -1;
}

static size_t decode_percent(struct buffer *out, const char *s, size_t len)
{
	int high = len > 2 ? hex_of(s[1]) : -1, low = high >= 0 ? hex_of(s[2]) : -1;

	if (low < 0)
		return 0;
	buffer_addc(out, high * 16 + low == '\n' || high * 16 + low == 0 ? ' ' : (char)(high * 16 + low));
	return 3;
}

static size_t decode_hex_escape(struct buffer *out, const char *s, size_t len)
{
	size_t digits = s[1] == 'u' ? 4 : 2;
	unsigned long c = 0;

	if (len < 2 + digits)
		return 0;
	for (size_t i = 0; i < digits; i++) {
		if (hex_of(s[2 + i]) < 0)
			return 0;
		c = c * 16 + (unsigned long)hex_of(s[2 + i]);
	}
	add_code_point(out, c);
	return 2 + digits;
}

static size_t decode_backslash(struct buffer *out, const char *s, size_t len)
{
	size_t used = 0;

	if (len > 1 && (s[1] == 'u' || s[1] == 'x'))
		used = decode_hex_escape(out, s, len);
	return used ? used : 1;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80);
}

/* A hyphen between letters at the end of a line: bytes to leave out, 0 when there is none. */
static size_t hyphenated(const char *s, size_t at, size_t len)
{
	size_t n = s[at] == '-' ? 1 : strncmp(s + at, "\xe2\x80\x90", 3) == 0 ? 3 : 0, from = n;

	while (n && at + n < len && strchr(" \t\r\n", s[at + n]))
		n++;
	return n > from && memchr(s + at, '\n', n) && at > 0 && is_letter(s[at - 1]) && is_letter(s[at + n]) ? n : 0;
}

/* One step of undoing: bytes read at s, 0 when they stand for themselves. */
static size_t undo(struct buffer *out, const char *s, size_t len)
{
	switch (*s) {
	case '%':
		return decode_percent(out, s, len);
	case '&':
		return decode_entity(out, s, len);
	case '\\':
		return decode_backslash(out, s, len);
	case '*':
	case '`':
	case '~':   /* Markdown's emphasis may stand inside a word */
		return 1;
	default:
		return 0;
	}
}

/* The rest of a word behind its hyphen, and then the line's end that stood between; bytes read. */
static size_t join(struct buffer *out, const char *s, size_t gap)
{
	size_t rest = strcspn(s + gap, " \t\r\n\f");

	buffer_add(out, s + gap, rest);
	for (size_t i = 0; i < gap; i++)
		if (s[i] == '\n')
			buffer_addc(out, '\n');
	return gap + rest;
}

static void add_undone(struct views *v, const struct view *from)
{
	struct buffer out = { 0 };
	bool changed = false;

	for (size_t i = 0; i < from->len;) {
		size_t gap = hyphenated(from->text, i, from->len), used;

		used = gap ? join(&out, from->text + i, gap) : undo(&out, from->text + i, from->len - i);
		changed = changed || used;
		if (!used)
			buffer_addc(&out, from->text[i]);
		i += used ? used : 1;
	}
	if (changed) {
		views_add(v, from->kind, &out);
		v->item[v->count - 1].lines_before = from->lines_before;
	}
	buffer_free(&out);
}

void decode_further(struct views *v)
{
	/* Twice, because one escape may hide another ("%26eacute;"). */
	for (size_t round = 0, from = 0; round < 2; round++) {
		size_t to = v->count;

		for (size_t i = from; i < to; i++) {
			struct view view = v->item[i];

			if (view.kind != VIEW_BYTES)
				add_undone(v, &view);
		}
		from = to;
	}
}

/* ---- plain ---- */

bool decode_text(struct views *v, const char *s, size_t len, struct err *e)
{
	(void)e;
	add_copy(v, VIEW_TEXT, s, len);
	return true;
}

bool decode_pages(struct views *v, const char *s, size_t len, struct err *e)
{
	(void)e;
	add_copy(v, VIEW_PAGES, s, len);
	return true;
}

bool decode_markdown(struct views *v, const char *s, size_t len, struct err *e)
{
	add_copy(v, VIEW_TEXT, s, len);
	/* Markdown may hold HTML. */
	return !memchr(s, '<', len) || decode_html(v, s, len, e);
}

enum { WRITTEN_LEAST = 8 };

/* Bytes [from, to) read as words that somebody wrote: letters for the most part, with a blank between two of them. */
static bool is_written(const char *s, size_t from, size_t to)
{
	size_t letters = 0;
	bool between = false;

	for (size_t i = from; i < to; i++) {
		letters += isalpha((unsigned char)s[i]) != 0 || s[i] == ' ';
		between = between || (s[i] == ' ' && i > from + 1 && i + 2 < to && isalpha((unsigned char)s[i - 1]) &&
				      isalpha((unsigned char)s[i + 1]));
	}
	return between && to - from >= WRITTEN_LEAST && letters * 5 >= (to - from) * 4;
}

/* "Author", and who that is: what stands in bytes that are no text as it would in a text. */
static void add_written(struct views *v, const char *s, size_t len)
{
	struct buffer out = { 0 };

	for (size_t i = 0, end; i < len; i = end + 1) {
		for (end = i; end < len && s[end] >= ' ' && s[end] < 0x7f; end++)
			;
		if (is_written(s, i, end))
			buffer_add(&out, s + i, end - i);
		buffer_addc(&out, end < len && s[end] == '\n' ? '\n' : GATE_BORDER);
	}
	views_add(v, VIEW_MARKUP, &out);
}

void decode_bytes(struct views *v, const char *s, size_t len)
{
	struct buffer out = { 0 };

	add_written(v, s, len);

	for (size_t i = 0, step; i < len; i += step) {
		int32_t c;

		step = utf8_next(s + i, len - i, &c);
		if (c >= ' ' && c != 0x7f)
			buffer_add(&out, s + i, step);
		else
			buffer_addc(&out, c == '\n' ? '\n' : GATE_BORDER);
	}
	views_add(v, VIEW_BYTES, &out);
}

/* RFC 4648; -1: no digit of it. */
static int digit64(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

void decode_embedded(struct views *v, const char *s, size_t len)
{
	static const char sign[] = ";base64,";
	const char *end = s + len, *counted = s;
	size_t lines = 0;

	for (const char *at = s; (at = memmem(at, (size_t)(end - at), sign, sizeof sign - 1)) != NULL;) {
		struct buffer out = { 0 };
		unsigned bits = 0, count = 0;
		size_t i = v->count;

		for (; counted < at; counted++)
			lines += *counted == '\n';
		for (at += sizeof sign - 1; at < end && (digit64(*at) >= 0 || isspace((unsigned char)*at)); at++) {
			if (digit64(*at) < 0)
				continue;
			bits = bits << 6 | (unsigned)digit64(*at);
			count += 6;
			if (count >= 8)
				buffer_addc(&out, (char)(bits >> (count -= 8) & 0xff));
		}
		decode_bytes(v, buffer_text(&out), out.len);
		for (; i < v->count; i++)
			v->item[i].lines_before = lines;
		buffer_free(&out);
	}
}

/* ---- CSV (RFC 4180) ---- */

/* The first line names columns, so it reads like the keys of a record. */
bool decode_csv(struct views *v, const char *s, size_t len, struct err *e)
{
	struct buffer head = { 0 }, rest = { 0 }, *out = &head;
	bool quoted = false;

	for (size_t i = 0; i < len; i++) {
		if (quoted && s[i] == '"' && s[i + 1] == '"')
			buffer_addc(out, s[++i]);
		else if (s[i] == '"')
			quoted = !quoted;
		else if (!quoted && strchr(",;\t", s[i]))
			buffer_addc(out, GATE_BORDER);
		else
			buffer_addc(out, s[i]);
		if (!quoted && s[i] == '\n' && out == &head) {
			out = &rest;
			buffer_addc(out, '\n');
		}
	}
	views_add(v, VIEW_MARKUP, &head);
	views_add(v, VIEW_TEXT, &rest);
	return !quoted || err_set(e, ERR_SYNTAX, "a quotation mark is not closed");
}

/* ---- calendars (RFC 5545): lines unfolded, backslashes undone; names of properties aside ---- */

struct calendar {
	struct buffer names, values, *to;
	size_t folded;
};

static void end_line(struct calendar *c)
{
	for (c->folded++; c->folded; c->folded--) {
		buffer_addc(&c->names, '\n');
		buffer_addc(&c->values, '\n');
	}
	buffer_addc(&c->names, GATE_BORDER);
	buffer_addc(&c->values, GATE_BORDER);
	c->to = &c->names;
}

bool decode_ics(struct views *v, const char *s, size_t len, struct err *e)
{
	struct calendar c = { .folded = 0 };

	(void)e;
	c.to = &c.names;
	for (size_t i = 0; i < len; i++) {
		size_t line_end = s[i] == '\r' && s[i + 1] == '\n' ? 2 : s[i] == '\n';

		if (line_end && (s[i + line_end] == ' ' || s[i + line_end] == '\t')) {
			c.folded++;
			i += line_end;
		} else if (line_end) {
			end_line(&c);
			i += line_end - 1;
		} else if (c.to == &c.names && s[i] == ':') {
			c.to = &c.values;
		} else if (s[i] == '\\' && s[i + 1]) {
			i++;
			buffer_addc(c.to, s[i] == 'n' || s[i] == 'N' ? ' ' : s[i]);
		} else {
			buffer_addc(c.to, s[i]);
		}
	}
	views_add(v, VIEW_MARKUP, &c.names);
	views_add(v, VIEW_TEXT, &c.values);
	return true;
}

/* ---- JSON ---- */

static bool is_json(const char *s, size_t len, struct err *e)
{
	json_error_t why;
	json_t *value;

	if (is_plain_json(s, len))
		return true;
	value = json_loadb(s, len, JSON_DECODE_ANY, &why);
	if (!value)
		return err_set(e, ERR_SYNTAX, "line %d: %s", why.line, why.text);
	json_decref(value);
	return true;
}

static unsigned long unit(const char *s)
{
	unsigned long c = 0;

	for (size_t i = 0; i < 4; i++)
		c = c * 16 + (unsigned long)hex_of(s[i]);
	return c;
}

/* The escape at s, known to be a sound one; bytes read. */
static size_t decode_json_escape(struct buffer *out, const char *s)
{
	unsigned long c;

	if (s[1] != 'u') {
		buffer_addc(out, strchr("bfnrt", s[1]) ? ' ' : s[1]);
		return 2;
	}
	c = unit(s + 2);
	if (c >= 0xd800 && c < 0xdc00 && s[6] == '\\' && s[7] == 'u') {
		add_code_point(out, 0x10000 + ((c - 0xd800) << 10) + (unit(s + 8) - 0xdc00));
		return 12;
	}
	add_code_point(out, c);
	return 6;
}

/* Appends the string that begins behind its quotation mark at s; bytes read, with the closing mark. */
static size_t decode_json_string(struct buffer *out, const char *s)
{
	size_t i = 0, n;

	while (s[i] != '"') {
		if (s[i] == '\\')
			i += decode_json_escape(out, s + i);
		n = strcspn(s + i, "\"\\");
		buffer_add(out, s + i, n);
		i += n;
	}
	return i + 1;
}

bool decode_json(struct views *v, const char *s, size_t len, struct err *e)
{
	struct buffer texts = { 0 }, keys = { 0 }, one = { 0 };

	if (!is_json(s, len, e))
		return false;
	if (v->unsought)
		return true;
	for (size_t i = 0; i < len; i++) {
		struct buffer *to;

		if (s[i] == '\n') {
			buffer_addc(&texts, '\n');
			buffer_addc(&keys, '\n');
		}
		if (s[i] != '"')
			continue;
		buffer_cut(&one, 0);
		i += decode_json_string(&one, s + i + 1);
		to = s[i + 1 + strspn(s + i + 1, " \t\r\n")] == ':' ? &keys : &texts;
		buffer_addc(to, GATE_BORDER);
		buffer_add(to, buffer_text(&one), one.len);
		buffer_addc(to, GATE_BORDER);
	}
	buffer_free(&one);
	views_add(v, VIEW_TEXT, &texts);
	views_add(v, VIEW_MARKUP, &keys);
	return true;
}
