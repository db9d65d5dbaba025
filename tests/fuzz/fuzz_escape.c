/* fuzz_escape: any text is only text in every format. Read back as a reader of that format would, it is one cell, one
 * value, one paragraph, and says what it said. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/utf8.h"
#include "export/escape.h"
#include "export/plain.h"
#include "export/xml.h"
#include "rule/redactor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void require(bool holds)
{
	if (!holds)
		abort();
}

/* RFC 4180: one cell, no spreadsheet's formula. */
static void check_csv(const struct published *p, const char *text)
{
	struct buffer out = { 0 }, back = { 0 };
	const char *s;
	bool quoted;

	escape_csv(&out, p);
	s = buffer_text(&out);
	quoted = *s == '"';
	for (s += quoted; *s; s++) {
		if (quoted && *s == '"') {
			if (s[1] != '"') {
				require(s[1] == '\0');
				break;
			}
			s++;
		}
		require(quoted || !strchr(",\"\r\n", *s));
		buffer_addc(&back, *s);
	}
	s = buffer_text(&back);
	require(!*s || !strchr("=+-@\t\r", *s));
	require(strcmp(s, text) == 0 || (*s == '\'' && strcmp(s + 1, text) == 0));
	buffer_free(&out);
	buffer_free(&back);
}

/* RFC 5545: no line of its own, and the text again when it is unescaped. */
static void check_ics(const struct published *p, const char *text)
{
	struct buffer out = { 0 }, back = { 0 };

	escape_ics(&out, p);
	for (const char *s = buffer_text(&out); *s; s++) {
		require(*s != '\n' && *s != '\r' && *s != ';' && *s != ',');
		if (*s == '\\') {
			s++;
			require(*s && strchr("\\;,nN", *s));
		}
		buffer_addc(&back, *s);
	}
	require(strcmp(buffer_text(&back), text) == 0);
	buffer_free(&out);
	buffer_free(&back);
}

/* Backslashes away, it is the text again; no character that opens markup stands without one. */
static void check_markdown(const struct published *p, const char *text)
{
	struct buffer out = { 0 }, back = { 0 };

	escape_markdown(&out, p, true);
	for (const char *s = buffer_text(&out); *s; s++) {
		require(*s != '\n' && *s != '\r' && !strchr("`*_<|", *s));
		if (s == out.text)
			require(!strchr("#>-+=", *s));
		if (*s == '\\')
			s++;
		buffer_addc(&back, *s);
	}
	require(strcmp(buffer_text(&back), text) == 0);
	buffer_free(&out);
	buffer_free(&back);
}

/* A parser of XML finds one element and one attribute, with the text in both. */
static void check_xml(const struct published *p)
{
	struct buffer out = { 0 };
	struct err e = { 0 };
	struct xml x;
	xmlDoc *doc;

	xml_start(&x, &out);
	xml_open(&x, "a");
	xml_attribute_text(&x, "b", p);
	xml_text(&x, p);
	xml_close(&x);
	require(xml_finish(&x, &e));
	doc = xmlReadMemory(out.text, (int)out.len, "a.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	require(doc && xmlDocGetRootElement(doc));
	require(!xmlFirstElementChild(xmlDocGetRootElement(doc)));
	require(!xmlDocGetRootElement(doc)->properties->next);
	xmlFreeDoc(doc);
	buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct roster nobody;
	static const struct group root = { .id = "participant" };
	static const struct agenda agenda = { .language = "en", .k = 3, .groups = &root, .group_count = 1 };
	static struct session session;
	struct redactor_plan plan = { .session = &session, .undecided = UNDECIDED_PRINT, .lang = "en" };
	struct buffer text = { 0 }, scratch = { 0 };
	const struct published *p;
	struct redactor *r;

	if (!session.agenda)
		session_init(&session, &agenda, &nobody);
	buffer_add(&text, data, len);
	if (len < 4096 && strlen(text.text) == len && utf8_valid(text.text, len, NULL)) {
		r = redactor_new(&plan);
		p = redactor_redact(r, text.text, SETTING_PROSE, "x");
		check_csv(p, plain(&scratch, p));
		buffer_cut(&scratch, 0);
		check_ics(p, plain(&scratch, p));
		buffer_cut(&scratch, 0);
		check_markdown(p, plain(&scratch, p));
		check_xml(p);
		redactor_free(r);
	}
	buffer_free(&text);
	buffer_free(&scratch);
	return 0;
}
