/* xml: elements, attributes and text through libxml2's writer. */
#include "xml.h"

#include <libxml/xmlerror.h>
#include <stdio.h>
#include <string.h>

#include "plain.h"

static const xmlChar *as_xml(const char *s)
{
	return (const xmlChar *)s;
}

/* The writer answers with bytes written, or -1. */
static void note(struct xml *x, int answer)
{
	if (answer < 0)
		x->failed = true;
}

/* libxml2 would write its own words to stderr, past every escaping; what fails is said by the caller. */
static void say_nothing(void *context, const char *format, ...)
{
	(void)context;
	(void)format;
}

static int keep(void *out, const char *bytes, int len)
{
	buffer_add(out, bytes, (size_t)len);
	return len;
}

void xml_start(struct xml *x, struct buffer *out)
{
	xmlOutputBuffer *to;

	xmlSetGenericErrorFunc(NULL, say_nothing);
	xmlResetLastError();
	*x = (struct xml){ .out = out, .before = out->len };
	to = xmlOutputBufferCreateIO(keep, NULL, out, NULL);
	if (to)
		x->writer = xmlNewTextWriter(to);
	if (to && !x->writer)
		xmlOutputBufferClose(to);
	x->failed = !x->writer;
}

void xml_raw(struct xml *x, const char *words)
{
	if (!x->failed)
		note(x, xmlTextWriterWriteRaw(x->writer, as_xml(words)));
}

void xml_open(struct xml *x, const char *name)
{
	if (!x->failed)
		note(x, xmlTextWriterStartElement(x->writer, as_xml(name)));
}

void xml_attribute(struct xml *x, const char *name, const char *value)
{
	if (!x->failed)
		note(x, xmlTextWriterWriteAttribute(x->writer, as_xml(name), as_xml(value)));
}

void xml_attribute_text(struct xml *x, const char *name, const struct published *value)
{
	struct buffer scratch = { 0 };

	xml_attribute(x, name, plain(&scratch, value));
	buffer_free(&scratch);
}

void xml_attribute_number(struct xml *x, const char *name, long value)
{
	char digits[32];

	snprintf(digits, sizeof digits, "%ld", value);
	xml_attribute(x, name, digits);
}

void xml_close(struct xml *x)
{
	if (!x->failed)
		note(x, xmlTextWriterFullEndElement(x->writer));
}

void xml_close_empty(struct xml *x)
{
	if (!x->failed)
		note(x, xmlTextWriterEndElement(x->writer));
}

void xml_words(struct xml *x, const char *words)
{
	if (!x->failed)
		note(x, xmlTextWriterWriteString(x->writer, as_xml(words)));
}

void xml_text(struct xml *x, const struct published *p)
{
	struct buffer scratch = { 0 };

	xml_words(x, plain(&scratch, p));
	buffer_free(&scratch);
}

/* As plain, which would take the blank that parts two stretches for one at the end of a text. */
static const char *clean_part(struct buffer *out, const char *s, size_t len, bool first)
{
	struct buffer raw = { 0 };

	buffer_add(&raw, s, len);
	buffer_cut(out, 0);
	if (!first && len && strchr(" \t\n", s[0]))
		buffer_addc(out, ' ');
	plain_adds(out, buffer_text(&raw));
	if (len > 1 && strchr(" \t\n", s[len - 1]) && out->len && out->text[out->len - 1] != ' ')
		buffer_addc(out, ' ');
	buffer_free(&raw);
	return buffer_text(out);
}

void xml_parts(struct xml *x, const struct published *p,
	       void (*part)(struct xml *x, const char *text, const char *lang, const void *context), const void *context)
{
	const char *text = document_text(p);
	size_t count = document_span_count(p), at = 0, len = strlen(text);
	struct buffer scratch = { 0 };

	for (size_t i = 0; i <= count; i++) {
		const struct document_span s = i < count ? document_span(p, i) : (struct document_span){ len, len, NULL };

		if (s.from > at)
			part(x, clean_part(&scratch, text + at, s.from - at, at == 0), NULL, context);
		if (s.to > s.from)
			part(x, clean_part(&scratch, text + s.from, s.to - s.from, s.from == 0), s.lang, context);
		at = s.to;
	}
	buffer_free(&scratch);
}

void xml_element(struct xml *x, const char *name, const struct published *p)
{
	xml_open(x, name);
	xml_text(x, p);
	xml_close(x);
}

/* The writer goes on without what it could not allocate at its start and then writes other bytes: only the library's
 * own note of it tells. */
static bool ran_short(void)
{
	const xmlError *last = xmlGetLastError();

	return last && last->code == XML_ERR_NO_MEMORY;
}

bool xml_finish(struct xml *x, struct err *e)
{
	if (!x->failed)
		note(x, xmlTextWriterFlush(x->writer));
	x->failed = x->failed || ran_short();
	if (x->writer)
		xmlFreeTextWriter(x->writer);
	if (x->failed) {
		buffer_cut(x->out, x->before);
		err_set(e, ERR_IO, "out of memory while writing XML");
	}
	return !x->failed;
}
