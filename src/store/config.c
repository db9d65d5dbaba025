/* config: the user's own config.yaml. To add a key, add a row. */
#include "store/config.h"

#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/say.h"
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

static void read_language(struct reading *r, const struct node *n, void *member)
{
	const char *language = NULL;
	size_t count = 0;

	read_string(r, n, &language);
	for (; say_languages[count]; count++)
		if (language && strcmp(say_languages[count], language) == 0)
			*(const char **)member = language;
	if (language && !*(const char **)member)
		node_wrong(r, n, "there is no language %s here%s", excerpt(r, language),
			   suggestion(r, language, say_languages, count));
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
	if (!node_number(r, n, "the least number of people behind anything printed", K_LEAST, K_MOST, member))
		*(int *)member = CONFIG_K_WRONG;
}

static const char *near_to(struct reading *r, const struct config_words *words, const char *typed)
{
	const char *near = nearest(typed, words->command, words->command_count);

	return near ? arena_printf(r->a, _("; did you mean \"%s\"?"), near) : _("; roundtable help commands lists them");
}

/* A command and a key that there are; else what is wrong is said. */
static bool is_pair(struct reading *r, const struct config_words *words, const struct node *command,
		    const struct node *key)
{
	size_t i = 0;
	bool spelled = key->kind == NODE_SCALAR && words->is_key(key->text);

	while (i < words->command_count && strcmp(words->command[i], command->text) != 0)
		i++;
	if (i == words->command_count)
		node_wrong(r, command, "there is no command %s%s", excerpt(r, command->text), near_to(r, words, command->text));
	if (!spelled)
		node_wrong(r, key, "a key should be one, like g, F2, C-n or M-n");
	return i < words->command_count && spelled;
}

/* "floor: g" becomes "floor g". */
static void take_keys(struct reading *r, const struct node *n, const struct config_words *words, struct strings *out)
{
	const char **item;

	if (!n)
		return;
	if (n->kind != NODE_MAPPING) {
		node_wrong(r, n, "keys should be lines like \"floor: g\": a command and its key");
		return;
	}
	out->item = item = arena_array(r->a, const char *, n->count + 1);
	for (size_t i = 0; i < n->count; i++)
		if (is_pair(r, words, n->item[i].key, n->item[i].value))
			item[out->count++] = arena_printf(r->a, "%s %s", n->item[i].key->text, n->item[i].value->text);
}

/* The keys wait for somebody who knows them. */
struct config_draft {
	struct config config;
	const struct node *keys;
};

static const struct node_key rows[] = {
	{ "theme", read_theme, offsetof(struct config_draft, config.theme), false },
	{ "keys", read_node, offsetof(struct config_draft, keys), false },
	{ "language", read_language, offsetof(struct config_draft, config.language), false },
	{ "mouse", read_mouse, offsetof(struct config_draft, config.mouse), false },
	{ "k", read_k, offsetof(struct config_draft, config.k), false },
	{ "glossary", read_terms, offsetof(struct config_draft, config.glossary), false },
	{ NULL, NULL, 0, false },
};

const struct config *config_parse(const char *name, const char *bytes, size_t len, const struct config_words *words,
				  struct arena *a, struct complaints *c)
{
	struct reading r = { .name = name, .a = a, .c = c };
	size_t before = c->count;
	struct config_draft *draft = arena_new(a, struct config_draft);
	const struct node *root;

	if (strspn(bytes, " \t\r\n") == len)
		return &draft->config;
	root = yaml_tree_parse(&r, bytes, len);
	if (!root)
		draft->config.k = CONFIG_K_WRONG;
	if (root && !node_is_nothing(root))
		(void)node_mapping(&r, root, "the configuration", rows, draft);
	take_keys(&r, draft->keys, words, &draft->config.keys);
	sort_complaints(&r, before);
	return &draft->config;
}

const struct config *config_read(const char *path, const struct config_words *words, struct arena *a,
				 struct complaints *c, struct err *e)
{
	const struct config *config = NULL;
	struct buffer bytes = { 0 };

	if (!path || access(path, F_OK) != 0)
		return arena_new(a, struct config);
	if (file_read(path, FILE_BYTES_MOST, &bytes, e))
		config = config_parse(path, buffer_text(&bytes), bytes.len, words, a, c);
	buffer_free(&bytes);
	return config;
}
