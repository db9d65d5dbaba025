/* config: the user's own config.yaml. To add a key, add a row. */
#include "store/config.h"

#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/file.h"
#include "yaml_tree.h"

enum { K_LEAST = 2, K_MOST = 100 };

static void read_theme(struct reading *r, const struct node *n, void *member)
{
	static const char *const themes[] = { "calm", "contrast", "mono" };
	const char *theme = NULL;

	read_string(r, n, &theme);
	for (size_t i = 0; theme && i < sizeof themes / sizeof *themes; i++) {
		if (strcmp(themes[i], theme) == 0) {
			*(const char **)member = theme;
			return;
		}
	}
	if (theme)
		node_wrong(r, n, "there is no theme %s%s", excerpt(r, theme),
			   suggestion(r, theme, themes, sizeof themes / sizeof *themes));
}

static void read_mouse(struct reading *r, const struct node *n, void *member)
{
	bool yes = n->kind == NODE_SCALAR && (strcmp(n->text, "true") == 0 || strcmp(n->text, "yes") == 0);
	bool no = n->kind == NODE_SCALAR && (strcmp(n->text, "false") == 0 || strcmp(n->text, "no") == 0);

	if (!yes && !no)
		node_wrong(r, n, "mouse should be true or false");
	*(bool *)member = yes;
}

static void read_k(struct reading *r, const struct node *n, void *member)
{
	(void)node_number(r, n, "the least number of people behind anything printed", K_LEAST, K_MOST, member);
}

/* "floor: g" becomes "floor g". Which commands and keys there are is not this room's to know. */
static void read_keys(struct reading *r, const struct node *n, void *member)
{
	struct strings *out = member;
	const char **item;

	if (n->kind != NODE_MAPPING) {
		node_wrong(r, n, "keys should be lines like \"floor: g\": a command and its key");
		return;
	}
	out->item = item = arena_array(r->a, const char *, n->count + 1);
	for (size_t i = 0; i < n->count; i++) {
		const struct node *value = n->item[i].value;

		if (value->kind == NODE_SCALAR && *value->text)
			item[out->count++] = arena_printf(r->a, "%s %s", n->item[i].key->text, value->text);
		else
			node_wrong(r, value, "a key should be one, like g, F2, C-n or M-n");
	}
}

static const struct node_key rows[] = {
	{ "theme", read_theme, offsetof(struct config, theme), false },
	{ "keys", read_keys, offsetof(struct config, keys), false },
	{ "mouse", read_mouse, offsetof(struct config, mouse), false },
	{ "k", read_k, offsetof(struct config, k), false },
	{ "glossary", read_terms, offsetof(struct config, glossary), false },
	{ NULL, NULL, 0, false },
};

const struct config *config_parse(const char *name, const char *bytes, size_t len, struct arena *a,
				  struct complaints *c)
{
	struct reading r = { .name = name, .a = a, .c = c };
	size_t before = c->count, errors = c->errors;
	struct config *config = arena_new(a, struct config);
	const struct node *root;

	if (strspn(bytes, " \t\r\n") == len)
		return config;
	root = yaml_tree_parse(&r, bytes, len);
	if (root && !node_is_nothing(root))
		(void)node_mapping(&r, root, "the configuration", rows, config);
	sort_complaints(&r, before);
	return c->errors == errors ? config : NULL;
}

const struct config *config_read(const char *path, struct arena *a, struct complaints *c, struct err *e)
{
	const struct config *config = NULL;
	struct buffer bytes = { 0 };

	if (!path || access(path, F_OK) != 0)
		return arena_new(a, struct config);
	if (file_read(path, FILE_BYTES_MOST, &bytes, e)) {
		config = config_parse(path, buffer_text(&bytes), bytes.len, a, c);
		if (!config)
			(void)complaints_settle(c, e);
	}
	buffer_free(&bytes);
	return config;
}
