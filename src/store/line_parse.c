/* line_parse: a line that the scanner does not know, by libyaml, within bounds. libyaml 0.2.5
 * has no limit of its own: 200 KB of '[' take it minutes. So the depth is counted per parser
 * event, and reading stops at the first event that has no place in an event's line. */
#include "line.h"

#include <string.h>
#include <yaml.h>

#include "base/say.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 64 };

struct parse {
	yaml_parser_t parser;
	yaml_event_t event; /* of type YAML_NO_EVENT (all zero) when there is none to delete */
	struct arena *arena;
	struct err *e;
};

static bool wrong(struct parse *p, const char *what)
{
	return err_set(p->e, ERR_SYNTAX, "%s", _(what));
}

/* The next parser event, in place of the last. */
static bool next(struct parse *p)
{
	yaml_event_delete(&p->event);
	if (yaml_parser_parse(&p->parser, &p->event))
		return true;
	memset(&p->event, 0, sizeof p->event);
	if (p->parser.error == YAML_MEMORY_ERROR)
		memory_exhausted();
	return wrong(p, p->parser.problem ? p->parser.problem : "this is not YAML");
}

/* Steps to the next event, which must be of that type. */
static bool expect(struct parse *p, yaml_event_type_t type, const char *what)
{
	if (!next(p))
		return false;
	return p->event.type == type || wrong(p, what);
}

static bool is_bare(struct parse *p, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	return (!anchor && !tag) || wrong(p, "anchors and tags have no place here");
}

static const char *copy_scalar(struct parse *p)
{
	const char *text = (const char *)p->event.data.scalar.value;
	size_t len = p->event.data.scalar.length;

	if (!is_bare(p, p->event.data.scalar.anchor, p->event.data.scalar.tag))
		return NULL;
	if (len > LINE_TEXT_MAX) {
		wrong(p, "a text is longer than 4 MiB");
		return NULL;
	}
	if (memchr(text, '\0', len)) {
		wrong(p, "a text holds a NUL");
		return NULL;
	}
	return arena_string_n(p->arena, text, len);
}

/* Goes on until what is open at this event, `depth` deep, is closed. */
static bool skip(struct parse *p, size_t depth)
{
	for (;;) {
		switch (p->event.type) {
		case YAML_SEQUENCE_START_EVENT:
		case YAML_MAPPING_START_EVENT:
			if (++depth > DEPTH_MAX)
				return wrong(p, "it is nested too deep");
			break;
		case YAML_SEQUENCE_END_EVENT:
		case YAML_MAPPING_END_EVENT:
			depth--;
			break;
		case YAML_ALIAS_EVENT:
			return wrong(p, "aliases have no place here");
		default:
			break;
		}
		if (!depth)
			return true;
		if (!next(p))
			return false;
	}
}

static bool is_double(const char *const *keys, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return false;
}

/* A list or mapping that turned out to be something else, at its unread event. */
static bool give_up(struct parse *p, struct line_value *out)
{
	out->shape = LINE_OTHER;
	return skip(p, 1);
}

/* The text of one more item, or NULL. */
static const char *read_item(struct parse *p, size_t count)
{
	if (count < LINE_ITEMS_MAX)
		return copy_scalar(p);
	wrong(p, "a list has more than 4096 items");
	return NULL;
}

static bool read_list(struct parse *p, struct line_value *out)
{
	struct event_list *list = arena_new(p->arena, struct event_list);
	const char **item = NULL;
	size_t cap = 0;

	for (;; list->count++) {
		if (!next(p))
			return false;
		if (p->event.type == YAML_SEQUENCE_END_EVENT)
			break;
		if (p->event.type != YAML_SCALAR_EVENT)
			return give_up(p, out);
		arena_push(p->arena, &item, list->count, &cap, sizeof *item);
		item[list->count] = read_item(p, list->count);
		if (!item[list->count])
			return false;
	}
	list->item = item;
	out->shape = LINE_LIST;
	out->list = list;
	return true;
}

static bool is_count(const struct parse *p, int64_t *number)
{
	return p->event.type == YAML_SCALAR_EVENT && !p->event.data.scalar.anchor &&
	       !p->event.data.scalar.tag && p->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       line_number((const char *)p->event.data.scalar.value, number) && *number >= 0;
}

static bool read_counts(struct parse *p, struct line_value *out)
{
	struct event_list *list = arena_new(p->arena, struct event_list);
	const char **item = NULL;
	int64_t *number = NULL;
	size_t items_cap = 0, numbers_cap = 0;

	for (;; list->count++) {
		if (!next(p))
			return false;
		if (p->event.type == YAML_MAPPING_END_EVENT)
			break;
		if (p->event.type != YAML_SCALAR_EVENT)
			return give_up(p, out);
		arena_push(p->arena, &item, list->count, &items_cap, sizeof *item);
		arena_push(p->arena, &number, list->count, &numbers_cap, sizeof *number);
		item[list->count] = read_item(p, list->count);
		if (!item[list->count])
			return false;
		if (is_double(item, list->count, item[list->count]))
			return wrong(p, "an option is counted twice");
		if (!next(p))
			return false;
		if (!is_count(p, &number[list->count]))
			return give_up(p, out);
	}
	list->item = item;
	list->number = number;
	out->shape = LINE_COUNTS;
	out->list = list;
	return true;
}

/* The value at this event. */
static bool read_value(struct parse *p, struct line_value *out)
{
	out->text = NULL;
	out->len = 0;
	out->list = NULL;
	switch (p->event.type) {
	case YAML_SCALAR_EVENT:
		out->shape = p->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? LINE_PLAIN
		                                                                   : LINE_QUOTED;
		out->text = copy_scalar(p);
		out->len = p->event.data.scalar.length;
		return out->text;
	case YAML_SEQUENCE_START_EVENT:
		return is_bare(p, p->event.data.sequence_start.anchor,
			       p->event.data.sequence_start.tag) &&
		       read_list(p, out);
	case YAML_MAPPING_START_EVENT:
		return is_bare(p, p->event.data.mapping_start.anchor,
			       p->event.data.mapping_start.tag) &&
		       read_counts(p, out);
	default:
		return wrong(p, "aliases have no place here");
	}
}

static bool read_key(struct parse *p, struct line *out)
{
	const char *key;

	if (p->event.type != YAML_SCALAR_EVENT)
		return wrong(p, "a key is not a word");
	if (out->count == LINE_KEYS_MAX)
		return wrong(p, "it has more than 64 keys");
	key = copy_scalar(p);
	if (!key)
		return false;
	for (size_t i = 0; i < out->count; i++)
		if (strcmp(out->pair[i].key, key) == 0)
			return err_set(p->e, ERR_SYNTAX, "the key %.40s stands in it twice", key);
	out->pair[out->count].key = key;
	return true;
}

static bool read_pairs(struct parse *p, struct line *out)
{
	for (out->count = 0;; out->count++) {
		if (!next(p))
			return false;
		if (p->event.type == YAML_MAPPING_END_EVENT)
			return true;
		if (!read_key(p, out) || !next(p) || !read_value(p, &out->pair[out->count].value))
			return false;
	}
}

static bool read_document(struct parse *p, struct line *out)
{
	if (!expect(p, YAML_STREAM_START_EVENT, "this is not YAML") ||
		!expect(p, YAML_DOCUMENT_START_EVENT, "this is not YAML") ||
		!expect(p, YAML_MAPPING_START_EVENT, "there are no keys and values"))
		return false;
	return is_bare(p, p->event.data.mapping_start.anchor, p->event.data.mapping_start.tag) &&
	       read_pairs(p, out) &&
	       expect(p, YAML_DOCUMENT_END_EVENT, "something follows the event") &&
	       expect(p, YAML_STREAM_END_EVENT, "something follows the event");
}

/* An event's line is one flow mapping. All else (directives, comments, block style) is turned away
 * before libyaml spends time on it. */
static bool is_mapping(const char *bytes, size_t len)
{
	if (len >= LINE_MARK && memcmp(bytes, "--- ", LINE_MARK) == 0) {
		bytes += LINE_MARK;
		len -= LINE_MARK;
	}
	return len && *bytes == '{';
}

bool line_parse(const char *bytes, size_t len, struct arena *a, struct line *out, struct err *e)
{
	struct parse p = { .arena = a, .e = e };
	bool ok;

	if (!is_mapping(bytes, len))
		return err_set(e, ERR_SYNTAX, "it does not begin like an event");
	if (!utf8_valid(bytes, len, NULL))
		return err_set(e, ERR_SYNTAX, "it holds bytes that are no text (not UTF-8)");
	if (!yaml_parser_initialize(&p.parser))
		memory_exhausted();
	yaml_parser_set_encoding(&p.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&p.parser, (const unsigned char *)bytes, len);
	ok = read_document(&p, out);
	yaml_event_delete(&p.event);
	yaml_parser_delete(&p.parser);
	return ok;
}
