/* yaml_tree_values: nodes as the values they should be, and what to say when they are not. */
#include "yaml_tree.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/say.h"
#include "base/utf8.h"


bool node_is_nothing(const struct node *n)
{
	return !n || (n->kind == NODE_SCALAR && n->plain && (!*n->text || strcmp(n->text, "~") == 0));
}

const struct node *node_get(const struct node *n, const char *key)
{
	for (size_t i = 0; n && n->kind == NODE_MAPPING && i < n->count; i++) {
		if (strcmp(n->item[i].key->text, key) == 0)
			return n->item[i].value;
	}
	return NULL;
}

static const char *small_letters(struct arena *a, const char *s)
{
	char *copy = arena_string(a, s);

	for (char *c = copy; *c; c++) {
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	}
	return copy;
}

const char *suggestion(struct reading *r, const char *typed, const char *const *words, size_t count)
{
	const char *near = nearest(small_letters(r->a, typed), words, count);
	struct buffer b = { 0 };
	const char *answer;

	if (near)
		return arena_printf(r->a, _("; did you mean \"%s\"?"), near);
	buffer_adds(&b, count ? _("; it can be ") : "");
	for (size_t i = 0; i < count; i++)
		buffer_addf(&b, "%s%s", i == 0 ? "" : i + 1 == count ? _(" or ") : ", ", words[i]);
	answer = arena_string(r->a, buffer_text(&b));
	buffer_free(&b);
	return answer;
}

static const struct node_key *find_key(const struct node_key *keys, const char *name)
{
	for (; keys->name; keys++) {
		if (strcmp(keys->name, name) == 0)
			return keys;
	}
	return NULL;
}

static void unknown_key(struct reading *r, const struct node *key, const char *what,
			const struct node_key *keys)
{
	const char *words[32];
	size_t count = 0;

	while (count < 32 && keys[count].name) {
		words[count] = keys[count].name;
		count++;
	}
	node_wrong(r, key, "unknown key %s in %s%s", excerpt(r, key->text), _(what),
		   suggestion(r, key->text, words, count));
}

bool node_mapping(struct reading *r, const struct node *n, const char *what, const struct node_key *keys,
		  void *into)
{
	if (n->kind != NODE_MAPPING) {
		node_wrong(r, n, "here should be %s: lines of key: value, or {key: value, …}", _(what));
		return false;
	}
	for (size_t i = 0; i < n->count; i++) {
		const struct node *key = n->item[i].key, *value = n->item[i].value;
		const struct node_key *row = find_key(keys, key->text);

		if (row && !node_is_nothing(value))
			row->read(r, value, (char *)into + row->at);
		else if (!row && key->kind == NODE_SCALAR)
			unknown_key(r, key, what, keys);
	}
	for (; keys->name; keys++) {
		if (keys->needed && node_is_nothing(node_get(n, keys->name)))
			node_wrong(r, n, "%s needs %s; add %s: …", _(what), keys->name, keys->name);
	}
	return true;
}

static bool is_list(struct reading *r, const struct node *n, const char *what)
{
	if (n->kind == NODE_SEQUENCE)
		return true;
	node_wrong(r, n, "here should be a list of %s: a line with a dash for each, or [ … , … ]", _(what));
	return false;
}

void *node_list(struct reading *r, const struct node *n, const char *what, size_t most, size_t size,
		size_t *count)
{
	*count = 0;
	if (!n || !is_list(r, n, what))
		return NULL;
	if (n->count > most) {
		node_wrong(r, n, "there are more than %zu %s", most, _(what));
		return NULL;
	}
	*count = n->count;
	return n->count ? arena_alloc_array(r->a, n->count, size) : NULL;
}

const char *tidy(struct arena *a, const char *s)
{
	struct buffer b = { 0 };
	size_t len = strlen(s);
	const char *answer;
	bool gap = false;
	int32_t c;

	for (size_t i = 0; i < len;) {
		size_t width = utf8_next(s + i, len - i, &c);

		if (utf8_is_space(c) || c == '\n' || c == '\t' || c == '\r') {
			gap = b.len > 0;
		} else {
			if (gap)
				buffer_addc(&b, ' ');
			gap = false;
			buffer_add(&b, s + i, width);
		}
		i += width;
	}
	answer = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return answer;
}

/* s without white space at its ends; what is between stays: a brief may have paragraphs. */
static const char *trim(struct arena *a, const char *s)
{
	size_t len;

	s += strspn(s, " \t\r\n");
	len = strlen(s);
	while (len && strchr(" \t\r\n", s[len - 1]))
		len--;
	return arena_string_n(a, s, len);
}

/* "en", "cy", "pt-BR": RFC 5646, as far as an agenda needs it. */
static bool is_language(const char *s)
{
	size_t len = strspn(s, "abcdefghijklmnopqrstuvwxyz");

	if (len < 2 || len > 3)
		return false;
	for (s += len; *s; s++) {
		if (*s != '-' && !isalnum((unsigned char)*s))
			return false;
	}
	return true;
}

static bool add_language(struct reading *r, const struct node_item *item, const struct text ***end)
{
	struct text *t;

	if (item->key->kind != NODE_SCALAR)
		return false;
	if (!is_language(item->key->text)) {
		node_wrong(r, item->key,
			   "%s is no language such as en or cy; put a text with a colon in quotes",
			   excerpt(r, item->key->text));
		return false;
	}
	if (item->value->kind != NODE_SCALAR || !*trim(r->a, item->value->text)) {
		node_wrong(r, item->value, "here should be a text");
		return false;
	}
	t = arena_new(r->a, struct text);
	t->lang = item->key->text;
	t->text = trim(r->a, item->value->text);
	**end = t;
	*end = &t->next;
	return true;
}

static const struct text *text_in_languages(struct reading *r, const struct node *n)
{
	const struct text *first = NULL, **end = &first;

	for (size_t i = 0; i < n->count; i++)
		(void)add_language(r, &n->item[i], &end);
	if (!n->count)
		node_wrong(r, n, "here should be a text, or one for each language: {en: …, cy: …}");
	return first;
}

/* NULL after a complaint. */
static const struct text *text_of(struct reading *r, const struct node *n)
{
	struct text *t;

	if (n->kind == NODE_MAPPING)
		return text_in_languages(r, n);
	if (n->kind == NODE_SEQUENCE) {
		node_wrong(r, n,
			   "here should be one text, not a list; put a text that starts with [ in quotes");
		return NULL;
	}
	t = arena_new(r->a, struct text);
	t->lang = "";
	t->text = trim(r->a, n->text);
	if (!*t->text)
		node_wrong(r, n, "the text is empty");
	return t;
}

void read_node(struct reading *r, const struct node *n, void *member)
{
	(void)r;
	*(const struct node **)member = n;
}

void read_text(struct reading *r, const struct node *n, void *member)
{
	*(const struct text **)member = text_of(r, n);
}

void read_texts(struct reading *r, const struct node *n, void *member)
{
	struct texts *out = member;
	const struct text **items;

	if (!is_list(r, n, "texts"))
		return;
	*out = (struct texts){ 0 };  /* a key that stands twice is read twice */
	items = arena_array(r->a, const struct text *, n->count + 1);
	for (size_t i = 0; i < n->count; i++) {
		items[out->count] = text_of(r, n->item[i].value);
		out->count += items[out->count] != NULL;
	}
	out->item = items;
}

void read_string(struct reading *r, const struct node *n, void *member)
{
	if (n->kind == NODE_SCALAR)
		*(const char **)member = tidy(r->a, n->text);
	else
		node_wrong(r, n, "here should be one text; put a text that starts with [ or { in quotes");
}

/* Every item in the languages that `all` asks for: all of them or only the first. */
static void strings_of(struct reading *r, const struct node *n, bool all, struct strings *out)
{
	const char **items = NULL;
	size_t cap = 0;

	if (!is_list(r, n, "texts"))
		return;
	*out = (struct strings){ 0 };
	for (size_t i = 0; i < n->count; i++) {
		for (const struct text *t = text_of(r, n->item[i].value); t; t = all ? t->next : NULL) {
			const char **item = arena_push(r->a, &items, out->count, &cap, sizeof *items);

			*item = tidy(r->a, t->text);
			out->count++;
		}
	}
	out->item = (const char *const *)items;
}

void read_strings(struct reading *r, const struct node *n, void *member)
{
	strings_of(r, n, false, member);
}

void read_terms(struct reading *r, const struct node *n, void *member)
{
	strings_of(r, n, true, member);
}

void read_id(struct reading *r, const struct node *n, void *member)
{
	const char *s = n->text;

	if (n->kind != NODE_SCALAR || !*s || s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		node_wrong(r, n, "an id has only small letters, digits and dashes, as in primary-care");
	else if (strlen(s) > ID_BYTES_MOST)
		node_wrong(r, n, "an id has at most %d characters", ID_BYTES_MOST);
	else
		*(const char **)member = s;
}

bool node_number(struct reading *r, const struct node *n, const char *what, int least, int most, int *out)
{
	const char *s = n->text;
	bool digits = n->kind == NODE_SCALAR && *s && !s[strspn(s, "0123456789")] && strlen(s) <= 9;
	long value = digits ? strtol(s, NULL, 10) : -1;

	if (digits && value >= least && value <= most) {
		*out = (int)value;
		return true;
	}
	node_wrong(r, n, "here should be %s, a whole number from %d to %d", _(what), least, most);
	return false;
}

void node_unique(struct reading *r, struct map *seen, const char *id, const struct node *n, const char *what)
{
	if (!id)
		return;
	if (map_get(seen, id))
		node_wrong(r, n, "the id \"%s\" is taken by another %s; give this one an id of its own", id,
			   _(what));
	else
		map_put(seen, r->a, id, (void *)(uintptr_t)n);
}
