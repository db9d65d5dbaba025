/* journal_encode: one event as its line. libyaml quotes and escapes; what is plain and what
 * quoted is decided here, so that no reader of YAML 1.1 or 1.2 takes a word of ours for a number
 * or a date. */
#include "store/journal.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/crc.h"
#include "base/say.h"
#include "base/time.h"
#include "base/utf8.h"
#include "line.h"

struct encode {
	yaml_emitter_t emitter;
	struct buffer *out;
	struct err *e;
};

static int add(void *to, unsigned char *bytes, size_t len)
{
	buffer_add(to, bytes, len);
	return 1;
}

/* Hands an initialised event on; made is what its initialiser returned. */
static bool emit(struct encode *c, yaml_event_t *event, int made)
{
	if (!made)
		memory_exhausted();
	if (yaml_emitter_emit(&c->emitter, event))
		return true;
	if (c->emitter.error == YAML_MEMORY_ERROR)
		memory_exhausted();
	return err_set(c->e, ERR_SYNTAX, "this cannot be written: %s",
		c->emitter.problem ? c->emitter.problem : _("libyaml does not say why"));
}

static bool scalar(struct encode *c, const char *text, yaml_scalar_style_t style)
{
	size_t len = strlen(text);
	yaml_event_t event;

	if (len > LINE_TEXT_MAX)
		return err_set(c->e, ERR_RULE,
			"a text may have 4 MiB at most, and this one has %zu bytes", len);
	if (!utf8_valid(text, len, NULL))
		return err_set(c->e, ERR_RULE,
			"a text holds bytes that are no characters (not UTF-8)");
	return emit(c, &event,
		yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text,
			(int)len, 1, 1, style));
}

static bool quoted(struct encode *c, const char *text)
{
	return scalar(c, text, YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

static bool plain(struct encode *c, const char *text)
{
	return scalar(c, text, YAML_PLAIN_SCALAR_STYLE);
}

/* YAML 1.1 takes these for true, false or nothing (type repository: bool, null), in any case. */
static bool is_reserved(const char *word)
{
	static const char *const reserved[] = { "y", "n", "yes", "no", "on", "off", "true", "false",
		"null" };

	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcasecmp(word, reserved[i]) == 0)
			return true;
	return false;
}

/* What begins with a digit is a number or date to some YAML unless a letter speaks against it;
 * "e" may be an exponent, and 0x, 0b, 0o begin numbers. */
static bool is_numeric(const char *word)
{
	if (word[0] == '0' && word[1] && strchr("xXbBoO", word[1]))
		return true;
	return word[strspn(word, "0123456789_.+-eE/")] == '\0';
}

static bool is_safe_plain(const char *word)
{
	static const char safe[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-";

	if (!isalnum((unsigned char)word[0]) || strspn(word, safe) != strlen(word))
		return false;
	return isdigit((unsigned char)word[0]) ? !is_numeric(word) : !is_reserved(word);
}

static bool word(struct encode *c, const char *text)
{
	return is_safe_plain(text) ? plain(c, text) : quoted(c, text);
}

static bool number(struct encode *c, int64_t n)
{
	char text[24];

	if (n <= -1000000000000000000 || n >= 1000000000000000000)
		return err_set(c->e, ERR_RULE, "a number is too large");
	snprintf(text, sizeof text, "%" PRId64, n);
	return plain(c, text);
}

static bool list(struct encode *c, const struct event_list *l)
{
	yaml_event_t event;

	if (l->count > LINE_ITEMS_MAX)
		return err_set(c->e, ERR_RULE, "a list may have %d items at most", LINE_ITEMS_MAX);
	if (!emit(c, &event,
		    yaml_sequence_start_event_initialize(&event, NULL, NULL, 1,
			    YAML_FLOW_SEQUENCE_STYLE)))
		return false;
	for (size_t i = 0; i < l->count; i++)
		if (!quoted(c, l->item[i]))
			return false;
	return emit(c, &event, yaml_sequence_end_event_initialize(&event));
}

static bool counts(struct encode *c, const struct event_list *l)
{
	yaml_event_t event;

	if (l->count > LINE_ITEMS_MAX)
		return err_set(c->e, ERR_RULE, "a tally may have %d options at most",
			LINE_ITEMS_MAX);
	if (!emit(c, &event,
		    yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
			    YAML_FLOW_MAPPING_STYLE)))
		return false;
	for (size_t i = 0; i < l->count; i++)
		if (!quoted(c, l->item[i]) || !number(c, l->number[i]))
			return false;
	return emit(c, &event, yaml_mapping_end_event_initialize(&event));
}

static bool value(struct encode *c, enum field_type type, const union value *v)
{
	switch (type) {
	case FIELD_TEXT:
		return quoted(c, v->text);
	case FIELD_WORD:
	case FIELD_PERSON:
	case FIELD_EVENT:
		return word(c, v->text);
	case FIELD_NUMBER:
		return number(c, v->number);
	case FIELD_FLAG:
		return plain(c, v->number ? "true" : "false");
	case FIELD_LIST:
		return list(c, v->list);
	case FIELD_COUNTS:
		return counts(c, v->list);
	}
	bug("a field has no type");
}

static bool fields(struct encode *c, const struct event *ev)
{
	const struct field *f = ev->kind->fields;

	for (size_t i = 0; f && f[i].name; i++) {
		if (!event_given(ev, i) && f[i].need == REQUIRED)
			return err_set(c->e, ERR_RULE, "%s lacks its %s", ev->kind->name,
				f[i].name);
		if (event_given(ev, i) &&
			(!plain(c, f[i].name) || !value(c, f[i].type, &ev->field[i])))
			return err_within(c->e, "%s: %s", ev->kind->name, f[i].name);
	}
	return true;
}

static bool time_of(struct encode *c, const struct event *ev)
{
	char text[TIME_TEXT_BYTES];
	int64_t back;

	time_format(ev->at_ms, text);
	if (!time_parse(text, &back) || back != ev->at_ms)
		return err_set(c->e, ERR_RULE,
			"the clock shows no time between the years 1 and 9999");
	return quoted(c, text);
}

static bool mapping(struct encode *c, const struct event *ev)
{
	yaml_event_t event;

	return emit(c, &event,
		       yaml_mapping_start_event_initialize(&event, NULL, NULL, 1,
			       YAML_FLOW_MAPPING_STYLE)) &&
	       plain(c, "id") && word(c, ev->id) && plain(c, "do") && word(c, ev->kind->name) &&
	       fields(c, ev) && (!*ev->role || (plain(c, "role") && word(c, ev->role))) &&
	       plain(c, "at") && time_of(c, ev) &&
	       emit(c, &event, yaml_mapping_end_event_initialize(&event));
}

static bool document(struct encode *c, const struct event *ev)
{
	yaml_event_t event;

	return emit(c, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)) &&
	       emit(c, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 0)) &&
	       mapping(c, ev) && emit(c, &event, yaml_document_end_event_initialize(&event, 1)) &&
	       emit(c, &event, yaml_stream_end_event_initialize(&event));
}

/* What libyaml wrote from `start` on becomes a line: it ends every document with a newline. */
static void seal_line(struct buffer *out, size_t start)
{
	while (out->len > start && out->text[out->len - 1] == '\n')
		buffer_cut(out, out->len - 1);
	if (memchr(out->text + start, '\n', out->len - start))
		bug("an event takes more than one line");
	buffer_addf(out, " # %08x\n", (unsigned)crc32c(out->text + start, out->len - start));
}

bool journal_encode(const struct event *ev, struct buffer *out, struct err *e)
{
	struct encode c = { .out = out, .e = e };
	size_t start = out->len;
	bool ok;

	if (!yaml_emitter_initialize(&c.emitter))
		memory_exhausted();
	yaml_emitter_set_output(&c.emitter, add, out);
	yaml_emitter_set_encoding(&c.emitter, YAML_UTF8_ENCODING);
	yaml_emitter_set_unicode(&c.emitter, 1);
	yaml_emitter_set_width(&c.emitter, -1);
	yaml_emitter_set_break(&c.emitter, YAML_LN_BREAK);
	ok = document(&c, ev);
	yaml_emitter_delete(&c.emitter);
	if (ok)
		seal_line(out, start);
	else
		buffer_cut(out, start);
	return ok;
}
