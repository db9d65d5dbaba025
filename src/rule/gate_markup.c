/* gate_markup: HTML as a browser shows it and as its source reads, and the XML of office documents. A scanner of
 * tags, not a parser: what is broken is still read. */
#include <libxml/parser.h>
#include <string.h>

#include "gate_decode.h"

/* Tags that were met last, by what their names look like: a report has millions, of a dozen names. */
enum { MET = 64 };

struct met {
	const char *name;
	size_t len;
	bool parts;
};

struct scanner {
	const char *s;
	size_t len, at;
	bool xml;
	struct buffer text, markup, names;
	size_t late_lines;   /* newlines in tags that join: added where a word ends anyway */
	struct met met[MET];
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_one_of(const char *name, size_t len, const char *list)
{
	/* A document has as many tags as words: most of the list is passed over by its first letters. */
	const char low = len ? (char)(name[0] | 0x20) : '\0';

	for (const char *at = list; *at; at++)
		if (*at == ' ' && (at[1] | 0x20) == low && strncasecmp(at + 1, name, len) == 0 && at[1 + len] == ' ')
			return true;
	return false;
}

static void border(struct scanner *sc)
{
	for (; sc->late_lines; sc->late_lines--)
		buffer_addc(&sc->text, '\n');
	buffer_addc(&sc->text, GATE_BORDER);
}

/* Elements that part what stands before and behind them; all others may stand inside a word ("Al<b>ex</b>"). */
static bool is_parting(const struct scanner *sc, const char *name, size_t len)
{
	const char *colon = memchr(name, ':', len);

	if (!sc->xml)
		return is_one_of(name, len, " address article aside blockquote body br caption dd details dialog div dl dt "
			"fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html iframe img input li "
			"link main meta nav object ol option p pre rect script section select style summary svg table tbody td "
			"textarea tfoot th thead title tr tspan ul ");
	if (!colon || !is_one_of(name, (size_t)(colon - name), " a m pic text v w wp "))
		return true;
	len -= (size_t)(colon + 1 - name);
	return is_one_of(colon + 1, len, " br cr docPart p ptab sectPr tab tbl tc tr txbxContent list-item h "
		"table table-cell table-row line-break bookmark comment footnote endnote ");
}

static bool parts_words(struct scanner *sc, const char *name, size_t len)
{
	size_t look = len ? len * 31 + (unsigned char)name[0] * 7 + (unsigned char)name[len - 1] : 0;
	struct met *met = &sc->met[look % MET];

	if (!met->name || met->len != len || memcmp(met->name, name, len) != 0)
		*met = (struct met){ name, len, is_parting(sc, name, len) };
	return met->parts;
}

static void add_decoded(struct buffer *out, const char *s, size_t len)
{
	while (len) {
		const char *entity = memchr(s, '&', len);
		size_t plain = entity ? (size_t)(entity - s) : len, used;

		buffer_add(out, s, plain);
		s += plain;
		len -= plain;
		used = len ? decode_entity(out, s, len) : 0;
		if (len && !used) {
			buffer_addc(out, *s);
			used = 1;
		}
		s += used;
		len -= used;
	}
}

static size_t find(const struct scanner *sc, size_t from, const char *what)
{
	const char *at = memmem(sc->s + from, sc->len - from, what, strlen(what));

	return at ? (size_t)(at - sc->s) : sc->len;
}

static size_t lines_in(const char *s, size_t len)
{
	size_t lines = 0;

	for (const char *at = s; (at = memchr(at, '\n', len - (size_t)(at - s))) != NULL; at++)
		lines++;
	return lines;
}

static void add_lines(struct buffer *out, size_t lines)
{
	while (lines--)
		buffer_addc(out, '\n');
}

/* A comment, a declaration, the content of a script: read as it is, in the view of the markup. */
static void take_aside(struct scanner *sc, size_t end)
{
	buffer_addc(&sc->markup, GATE_BORDER);
	buffer_add(&sc->markup, sc->s + sc->at, end - sc->at);
	buffer_addc(&sc->markup, GATE_BORDER);
	sc->late_lines += lines_in(sc->s + sc->at, end - sc->at);
	sc->at = end;
}

static size_t end_of_tag(const struct scanner *sc)
{
	char quote = '\0';

	for (size_t i = sc->at; i < sc->len; i++) {
		char c = sc->s[i];

		if (quote)
			quote = c == quote ? '\0' : quote;
		else if ((c == '"' || c == '\'') && i > 0 && memchr("= \t\r\n", sc->s[i - 1], 5))
			quote = c;
		else if (c == '>')
			return i;
	}
	return sc->len;
}

/* Attributes of the tag [from, end): values to the markup, decoded; names aside. */
static void take_attributes(struct scanner *sc, size_t from, size_t end)
{
	while (from < end) {
		size_t begin, stop;
		char quote;
		const char *equals = memchr(sc->s + from, '=', end - from);
		size_t named = equals ? (size_t)(equals - sc->s) : end;

		buffer_add(&sc->names, sc->s + from, named - from);
		add_lines(&sc->markup, lines_in(sc->s + from, named - from));
		from = named;
		for (begin = from + (from < end); begin < end && is_blank(sc->s[begin]); begin++)
			;
		if (begin >= end)
			break;
		quote = sc->s[begin] == '"' || sc->s[begin] == '\'' ? sc->s[begin] : '\0';
		begin += quote != '\0';
		for (stop = begin; stop < end && (quote ? sc->s[stop] != quote : !is_blank(sc->s[stop])); stop++)
			;
		buffer_addc(&sc->markup, GATE_BORDER);
		add_decoded(&sc->markup, sc->s + begin, stop - begin);
		buffer_addc(&sc->markup, GATE_BORDER);
		buffer_addc(&sc->names, GATE_BORDER);
		from = stop + (stop < end);
	}
}

/* What is in them is told to a machine: a reader does not see it. */
static void skip_content_of(struct scanner *sc, const char *name, size_t len)
{
	char close[16] = "</";

	if (!is_one_of(name, len, sc->xml ? " w:instrText " : " script style "))
		return;
	memcpy(close + 2, name, len);
	take_aside(sc, find(sc, sc->at, close));
}

static void take_tag(struct scanner *sc)
{
	size_t end = end_of_tag(sc), name = sc->at + 1 + (sc->s[sc->at + 1] == '/'), stop = name;
	size_t from = sc->at;

	while (stop < end && !is_blank(sc->s[stop]) && sc->s[stop] != '/' && sc->s[stop] != '>')
		stop++;
	buffer_add(&sc->names, sc->s + name, stop - name);
	buffer_addc(&sc->names, GATE_BORDER);
	take_attributes(sc, stop, end);
	sc->late_lines += lines_in(sc->s + from, end - from);
	if (parts_words(sc, sc->s + name, stop - name))
		border(sc);
	sc->at = end + (end < sc->len);
	if (sc->s[from + 1] != '/' && sc->at < sc->len)
		skip_content_of(sc, sc->s + name, stop - name);
}

static bool begins(const struct scanner *sc, const char *with)
{
	return sc->len - sc->at >= strlen(with) && memcmp(sc->s + sc->at, with, strlen(with)) == 0;
}

static size_t up_to(const struct scanner *sc, const char *what)
{
	size_t at = find(sc, sc->at, what);

	return at < sc->len ? at + strlen(what) : at;
}

static void take_cdata(struct scanner *sc)
{
	size_t end = find(sc, sc->at, "]]>");

	buffer_add(&sc->text, sc->s + sc->at + 9, end > sc->at + 9 ? end - sc->at - 9 : 0);
	sc->at = end + (end < sc->len ? 3 : 0);
}

static void take_text(struct scanner *sc)
{
	const char *tag = memchr(sc->s + sc->at + 1, '<', sc->len - sc->at - 1);
	size_t end = tag ? (size_t)(tag - sc->s) : sc->len;

	/* Between the tags of a document blank lines are layout, not text: a word may go on behind them. */
	if (sc->xml && strspn(sc->s + sc->at, " \t\r\n") >= end - sc->at && memchr(sc->s + sc->at, '\n', end - sc->at)) {
		sc->late_lines += lines_in(sc->s + sc->at, end - sc->at);
	} else {
		if (sc->text.len == 0 || sc->text.text[sc->text.len - 1] == GATE_BORDER ||
		    memchr(sc->s + sc->at, '\n', end - sc->at)) {
			add_lines(&sc->text, sc->late_lines);
			sc->late_lines = 0;
		}
		add_decoded(&sc->text, sc->s + sc->at, end - sc->at);
	}
	add_lines(&sc->markup, lines_in(sc->s + sc->at, end - sc->at));
	sc->at = end;
}

static void scan(struct scanner *sc)
{
	while (sc->at < sc->len) {
		char next = sc->at + 1 < sc->len ? sc->s[sc->at + 1] : '\0';

		if (begins(sc, "<!--"))
			take_aside(sc, up_to(sc, "-->"));
		else if (begins(sc, "<![CDATA["))
			take_cdata(sc);
		else if (begins(sc, "<!") || begins(sc, "<?"))
			take_aside(sc, up_to(sc, ">"));
		else if (sc->s[sc->at] == '<' && ((next | 0x20) >= 'a' && (next | 0x20) <= 'z'))
			take_tag(sc);
		else if (begins(sc, "</"))
			take_tag(sc);
		else
			take_text(sc);
	}
}

static void scan_all(struct views *v, const char *s, size_t len, bool xml)
{
	struct scanner sc = { .s = s, .len = len, .xml = xml };

	if (v->unsought)
		return;
	scan(&sc);
	views_add(v, VIEW_TEXT, &sc.text);
	views_add(v, VIEW_MARKUP, &sc.markup);
	views_add(v, VIEW_BYTES, &sc.names);
}

bool decode_html(struct views *v, const char *s, size_t len, struct err *e)
{
	(void)e;
	scan_all(v, s, len, false);
	return true;
}

/* libxml2 would write its own words to stderr, past every escaping; what fails is said by the caller. */
static void say_nothing(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

/* Own entities and other encodings could say what the scanner does not see. */
static bool is_plain_xml(const char *s, size_t len, struct err *e)
{
	const char *head_end = memmem(s, len, "?>", 2), *encoding = NULL;
	/* No handlers: nothing is built of what is read. The tree of a large report took a gigabyte. */
	xmlSAXHandler nothing = { .initialized = 0 };

	if (memmem(s, len, "<!DOCTYPE", 9) || memmem(s, len, "<!ENTITY", 8))
		return err_set(e, ERR_SYNTAX, "a document with a DOCTYPE of its own is not read");
	if (head_end && strncmp(s, "<?xml", 5) == 0)
		encoding = memmem(s, (size_t)(head_end - s), "encoding", 8);
	if (encoding) {
		encoding += 8 + strspn(encoding + 8, "= \"'");
		if (strncasecmp(encoding, "utf-8", 5) != 0 && strncasecmp(encoding, "us-ascii", 8) != 0)
			return err_set(e, ERR_SYNTAX, "a document that is not in UTF-8 is not read");
	}
	xmlSetGenericErrorFunc(NULL, say_nothing);
	if (len > INT32_MAX || xmlSAXUserParseMemory(&nothing, NULL, s, (int)len) != 0)
		return err_set(e, ERR_SYNTAX, "not well-formed XML, or too large");
	return true;
}

bool decode_office(struct views *v, const char *s, size_t len, struct err *e)
{
	if (!is_plain_xml(s, len, e))
		return false;
	scan_all(v, s, len, true);
	return true;
}
