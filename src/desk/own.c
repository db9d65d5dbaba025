/* own: the user's own files. */
#include "desk/own.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/config.h"
#include "store/recent.h"

bool own_config_read(const char *path, struct arena *a, struct complaints *c, struct own_config *out, struct err *e)
{
	const struct config *config = config_read(path, a, c, e);

	memset(out, 0, sizeof *out);
	if (!config)
		return false;
	*out = (struct own_config){
		.theme = config->theme, .keys = config->keys, .glossary = config->glossary, .mouse = config->mouse,
		.k = config->k,
	};
	return true;
}

const struct own_session *own_recent(const char *path, struct arena *a, size_t *count)
{
	size_t all;
	const struct recent *list = recent_read(path, a, &all);
	struct own_session *out = arena_array(a, struct own_session, all + 1);

	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (access(list[i].dir, F_OK) == 0)
			out[(*count)++] = (struct own_session){ list[i].at_ms, list[i].dir, list[i].title };
	return out;
}

void own_opened(const char *path, const char *dir, const char *title, int64_t at_ms)
{
	char *whole = path ? realpath(dir, NULL) : NULL;

	if (whole)
		(void)!recent_add(path, &(struct recent){ at_ms, whole, title }, NULL);
	free(whole);
}
