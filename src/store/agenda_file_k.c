/* agenda_file_k: the user's own k in an agenda that says none. The file stays as its author wrote it but for that. */
#include <string.h>

#include "store/agenda_file.h"
#include "yaml_tree.h"

/* The byte at a line and a column, both from 1, the column in characters. */
static size_t byte_at(const struct buffer *bytes, size_t line, size_t column)
{
	const char *s = bytes->text, *end = s + bytes->len;

	while (s < end && line > 1)
		line -= *s++ == '\n';
	while (s < end && column > 1) {
		do
			s++;
		while (s < end && ((unsigned char)*s & 0xc0) == 0x80);
		column--;
	}
	return (size_t)(s - bytes->text);
}

/* Into a mapping: behind its brace, or as a line before its first key, indented like it. */
static void put_into(struct buffer *out, const struct buffer *bytes, const struct node *mapping, const char *words)
{
	size_t at = byte_at(bytes, mapping->line, mapping->column);
	bool flow = at < bytes->len && bytes->text[at] == '{';

	at += flow;
	buffer_add(out, bytes->text, at);
	if (flow)
		buffer_addf(out, "%s%s", words, mapping->count ? ", " : "");
	else
		buffer_addf(out, "%s\n%*s", words, (int)mapping->column - 1, "");
	buffer_add(out, bytes->text + at, bytes->len - at);
}

static int k_of(const struct buffer *bytes, struct arena *a)
{
	struct complaints c = { .arena = a };
	const struct agenda *agenda = agenda_file_parse("", buffer_text(bytes), bytes->len, a, &c);

	return agenda ? agenda->k : 0;
}

static bool put(struct buffer *bytes, int k, struct arena *a, struct err *e)
{
	struct complaints c = { .arena = a };
	struct reading r = { .name = "", .a = a, .c = &c };
	const struct node *root = yaml_tree_parse(&r, buffer_text(bytes), bytes->len), *rule;
	struct buffer out = { 0 };
	bool ok;

	if (!root || root->kind != NODE_MAPPING)
		return err_set(e, ERR_SYNTAX, "the agenda cannot be read");
	rule = node_get(root, "rule");
	if (rule && (rule->kind != NODE_MAPPING || node_get(rule, "k")))
		return true;
	put_into(&out, bytes, rule ? rule : root, arena_printf(a, rule ? "k: %d" : "rule: {k: %d}", k));
	/* Whatever was made of it: it has to read as what was meant. */
	ok = k_of(&out, a) == k;
	if (ok) {
		buffer_cut(bytes, 0);
		buffer_add(bytes, buffer_text(&out), out.len);
	}
	buffer_free(&out);
	return ok || err_set(e, ERR_SYNTAX, "the agenda does not say k, and your own configuration says %d; write it under the "
					    "agenda's rule: \"rule: {k: %d}\"", k, k);
}

bool agenda_file_default_k(struct buffer *bytes, int k, struct err *e)
{
	struct arena a = { 0 };
	bool ok = put(bytes, k, &a, e);

	arena_free(&a);
	return ok;
}
