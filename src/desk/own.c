/* own: the user's own files. */
#include "desk/own.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/key.h"
#include "store/config.h"
#include "store/recent.h"

static struct config_words words_of(struct arena *a)
{
	size_t count = 0;
	const char **names;

	while (commands[count])
		count++;
	names = arena_array(a, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		names[i] = commands[i]->name;
	return (struct config_words){ names, count, key_is_known };
}

bool own_config_read(const char *path, struct arena *a, struct complaints *c, struct own_config *out, struct err *e)
{
	const struct config_words words = words_of(a);
	const struct config *config = config_read(path, &words, a, c, e);

	memset(out, 0, sizeof *out);
	if (!config)
		return false;
	*out = (struct own_config){
		.theme = config->theme, .keys = config->keys, .glossary = config->glossary, .mouse = config->mouse,
		.k = config->k, .language = config->language,
	};
	return complaints_settle(c, e);
}

void own_config_check(const char *name, const char *bytes, size_t len, struct arena *a, struct complaints *c)
{
	const struct config_words words = words_of(a);

	(void)config_parse(name, bytes, len, &words, a, c);
}

const struct own_session *own_recent(const char *path, struct arena *a, size_t *count)
{
	size_t all;
	const struct recent *list = recent_read(path, a, &all);
	struct own_session *out = arena_array(a, struct own_session, all + 1);

	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (access(list[i].dir, F_OK) == 0)
			out[(*count)++] = (struct own_session){ list[i].at_ms, list[i].dir, list[i].title,
								list[i].retain_until, list[i].role };
	return out;
}

void own_opened(const char *path, const struct own_session *opened)
{
	char *whole = path ? realpath(opened->dir, NULL) : NULL;
	const struct recent one = { opened->at_ms, whole, opened->title, opened->retain_until, opened->role };

	if (whole)
		(void)!recent_add(path, &one, NULL);
	free(whole);
}
