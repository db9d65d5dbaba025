/* yaml_tree: libyaml's events as nodes in an arena. */
#include "yaml_tree.h"

#include <stdint.h>
#include <string.h>
#include <yaml.h>

#include "base/buffer.h"
#include "base/say.h"
#include "base/utf8.h"

/* A list or mapping whose end has not come yet. */
struct level {
	struct node *node;
	const struct node *key;   /* of a mapping, while its value is awaited */
	struct map seen;          /* keys so far */
};

struct builder {
	struct reading *r;
	struct level level[DEPTH_MOST];
	size_t depth;
	size_t nodes;
	const struct node *root;
	bool ended;               /* the first document is complete */
};

struct node *node_new(struct reading *r, enum node_kind kind, size_t line, size_t column)
{
	struct node *n = arena_new(r->a, struct node);

	n->kind = kind;
	n->line = line;
	n->column = column;
	n->text = "";
	return n;
}

void node_add(struct reading *r, struct node *to, const struct node *key, const struct node *value)
{
	struct node_item *item = arena_push(r->a, &to->item, to->count, &to->cap, sizeof *item);

	item->key = key;
	item->value = value;
	to->count++;
}

static void take_key(struct builder *b, struct level *top, const struct node *n)
{
	top->key = n;
	if (n->kind != NODE_SCALAR) {
		node_wrong(b->r, n, "a list or a mapping stands where a key should; is a bracket doubled?");
		return;
	}
	if (map_get(&top->seen, n->text))
		node_wrong(b->r, n, "the key %s stands here twice; keep one of them", excerpt(b->r, n->text));
	map_put(&top->seen, b->r->a, n->text, top);
}

/* Puts n where the document is now. */
static void place(struct builder *b, const struct node *n)
{
	struct level *top = b->depth ? &b->level[b->depth - 1] : NULL;

	if (!top) {
		b->root = n;
	} else if (top->node->kind == NODE_SEQUENCE) {
		node_add(b->r, top->node, NULL, n);
	} else if (!top->key) {
		take_key(b, top, n);
	} else {
		node_add(b->r, top->node, top->key, n);
		top->key = NULL;
	}
}

static struct node *begin(struct builder *b, enum node_kind kind, const yaml_event_t *ev)
{
	b->nodes++;
	return node_new(b->r, kind, ev->start_mark.line + 1, ev->start_mark.column + 1);
}

static void refuse_extras(struct builder *b, const struct node *n, const yaml_char_t *anchor,
			  const yaml_char_t *tag)
{
	if (anchor)
		node_wrong(b->r, n,
			   "an anchor (&%s) is not used here; put a text that starts with & in quotes",
			   (const char *)anchor);
	if (tag)
		node_wrong(b->r, n, "a tag (%s) is not used here; put a text that starts with ! in quotes",
			   excerpt(b->r, (const char *)tag));
}

/* Controls can come in by an escape, as in "\u202e", behind the back of clean_text. */
static void check_characters(struct builder *b, const struct node *n, const char *s, size_t len)
{
	int32_t c;

	for (size_t i = 0; i < len;) {
		i += utf8_next(s + i, len - i, &c);
		if (is_hidden_character(c)) {
			node_wrong(b->r, n, "the text holds an invisible character (U+%04X); take it out",
				   (unsigned)c);
			return;
		}
	}
}

static bool add_scalar(struct builder *b, const yaml_event_t *ev)
{
	struct node *n = begin(b, NODE_SCALAR, ev);
	const char *s = (const char *)ev->data.scalar.value;
	size_t len = ev->data.scalar.length;

	refuse_extras(b, n, ev->data.scalar.anchor, ev->data.scalar.tag);
	if (len > SCALAR_BYTES_MOST) {
		node_wrong(b->r, n, "a text of more than %d KiB; shorten it (is a quote missing?)",
			   SCALAR_BYTES_MOST / 1024);
		len = 0;
	}
	check_characters(b, n, s, len);
	n->plain = ev->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	n->text = arena_string_n(b->r->a, s, len);
	place(b, n);
	return true;
}

static bool open_level(struct builder *b, enum node_kind kind, const yaml_event_t *ev)
{
	struct node *n = begin(b, kind, ev);

	if (b->depth == DEPTH_MOST) {
		node_wrong(b->r, n, "lists within lists, more than %d deep; are brackets missing?",
			   DEPTH_MOST);
		return false;
	}
	if (kind == NODE_SEQUENCE)
		refuse_extras(b, n, ev->data.sequence_start.anchor, ev->data.sequence_start.tag);
	else
		refuse_extras(b, n, ev->data.mapping_start.anchor, ev->data.mapping_start.tag);
	place(b, n);
	b->level[b->depth++] = (struct level){ .node = n };
	return true;
}

static bool add_alias(struct builder *b, const yaml_event_t *ev)
{
	struct node *n = begin(b, NODE_SCALAR, ev);

	node_wrong(b->r, n, "an alias (*%s) is not used here; put a text that starts with * in quotes",
		   (const char *)ev->data.alias.anchor);
	place(b, n);
	return true;
}

static bool start_document(struct builder *b, const yaml_event_t *ev)
{
	if (!b->ended)
		return true;
	wrong_at(b->r, ev->start_mark.line + 1, ev->start_mark.column + 1,
		 "a second document starts here; a file holds one, so take out the line ---");
	return false;
}

/* false when there is nothing more to read. */
static bool take(struct builder *b, const yaml_event_t *ev)
{
	if (b->nodes >= NODES_MOST) {
		wrong_at(b->r, ev->start_mark.line + 1, ev->start_mark.column + 1,
			 "the file has more than %d parts", NODES_MOST);
		return false;
	}
	switch (ev->type) {
	case YAML_SCALAR_EVENT:
		return add_scalar(b, ev);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(b, NODE_SEQUENCE, ev);
	case YAML_MAPPING_START_EVENT:
		return open_level(b, NODE_MAPPING, ev);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		b->depth--;
		return true;
	case YAML_ALIAS_EVENT:
		return add_alias(b, ev);
	case YAML_DOCUMENT_START_EVENT:
		return start_document(b, ev);
	case YAML_DOCUMENT_END_EVENT:
		b->ended = true;
		return true;
	case YAML_STREAM_END_EVENT:
		return false;
	default:
		return true;
	}
}

/* libyaml's words are for programmers. */
static const struct { const char *problem, *words; } problems[] = {
	{ "mapping values are not allowed",
	  N_("a colon stands where none can; put a text with a colon in quotes, and check that "
	  "the line is indented like its neighbours") },
	{ "did not find expected key",
	  N_("this line does not fit those above it; indent it like its neighbours, and check "
	  "that every quote is closed") },
	{ "did not find expected '-' indicator",
	  N_("this line does not fit the list above it; start each item with a dash, all in "
	  "the same column") },
	{ "did not find expected ',' or ']'",
	  N_("a list in [ ] is not finished; put commas between its items and a ] at its end") },
	{ "did not find expected ',' or '}'",
	  N_("a group in { } is not finished; put commas between its parts and a } at its end") },
	{ "did not find expected node content",
	  N_("nothing stands where a value should; is there a comma or a bracket too many?") },
	{ "found character that cannot start any token",
	  N_("a text cannot start with this character; indent with blanks instead of tabs, and "
	  "put the text in quotes") },
	{ "found a tab character",
	  N_("a tab indents this line; use blanks") },
	{ "found unexpected end of stream",
	  N_("a quote is opened and never closed") },
	{ "found unexpected document indicator",
	  N_("a quote is opened and never closed") },
	{ "could not find expected ':'",
	  N_("a key without its colon; write it as key: value") },
	{ "found unknown escape character",
	  N_("a backslash means something else between double quotes; write it twice, or use "
	  "single quotes") },
	{ "block sequence entries are not allowed",
	  N_("a dash starts a list where none can stand; put the list on lines of its own") },
	{ "did not find expected <document start>",
	  N_("this line does not belong to what stands above it; indent it like its neighbours") },
};

static const char *words_for(struct reading *r, const char *problem)
{
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
		if (strncmp(problem, problems[i].problem, strlen(problems[i].problem)) == 0)
			return _(problems[i].words);
	}
	return arena_printf(r->a, _("this cannot be read as YAML (%s)"), problem);
}

static void explain(struct reading *r, const yaml_parser_t *p)
{
	size_t line = p->problem_mark.line + 1, from = p->context_mark.line + 1;

	if (p->error == YAML_MEMORY_ERROR)
		wrong_at(r, p->mark.line + 1, p->mark.column + 1, "memory ran out while the file was read");
	else if (p->context && from != line)
		wrong_at(r, line, p->problem_mark.column + 1, "%s (it began in line %zu)",
			 words_for(r, p->problem ? p->problem : ""), from);
	else
		wrong_at(r, line, p->problem_mark.column + 1, "%s",
			 words_for(r, p->problem ? p->problem : ""));
}

static bool build(struct builder *b, yaml_parser_t *p)
{
	yaml_event_t ev;
	bool more = true;

	while (more) {
		if (!yaml_parser_parse(p, &ev)) {
			explain(b->r, p);
			return false;
		}
		more = take(b, &ev);
		yaml_event_delete(&ev);
	}
	return b->ended && b->depth == 0;
}

static const struct node *parse_clean(struct reading *r, const struct buffer *text)
{
	struct builder b = { .r = r };
	size_t before = r->mistakes;
	yaml_parser_t p;
	bool ok;

	if (!yaml_parser_initialize(&p)) {
		wrong_at(r, 0, 0, "memory ran out while the file was read");
		return NULL;
	}
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&p, (const unsigned char *)text->text, text->len);
	ok = build(&b, &p);
	yaml_parser_delete(&p);
	if (!ok && r->mistakes == before)
		wrong_at(r, 1, 1, "the file is empty");
	return ok ? b.root : NULL;
}

const struct node *yaml_tree_parse(struct reading *r, const char *bytes, size_t len)
{
	struct buffer text = { 0 };
	const struct node *root = NULL;

	if (clean_text(r, bytes, len, &text))
		root = parse_clean(r, &text);
	buffer_free(&text);
	return root;
}
