/* agendas: the agendas that can be begun from. */
#include "store/agendas.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/nearest.h"

static const char suffix[] = ".yaml";

static bool is_yaml(const char *name)
{
	size_t len = strlen(name), tail = sizeof suffix - 1;

	return len > tail && strcmp(name + len - tail, suffix) == 0;
}

const char *agendas_find(const char *const *dirs, const char *name, struct arena *a, struct err *e)
{
	const char *const *const all = dirs;
	const char *const *names;
	const char *near;
	size_t count;

	if (strchr(name, '/') || is_yaml(name))
		return arena_string(a, name);
	for (; *name && dirs && *dirs; dirs++) {
		const char *path = arena_printf(a, "%s/%s%s", *dirs, name, suffix);

		if (access(path, F_OK) == 0)
			return path;
	}
	names = agendas_list(all, a, &count);
	near = nearest(name, names, count);
	if (near)
		err_set(e, ERR_USAGE, "there is no agenda %s; did you mean %s?", name, near);
	else
		err_set(e, ERR_USAGE, "there is no agenda %s; roundtable agendas lists them, and a file is fine too", name);
	return NULL;
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static bool known(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

const char *const *agendas_list(const char *const *dirs, struct arena *a, size_t *count)
{
	const char **names = NULL;
	size_t cap = 0;

	*count = 0;
	for (; dirs && *dirs; dirs++) {
		DIR *dir = opendir(*dirs);
		struct dirent *entry;

		while (dir && (entry = readdir(dir)) != NULL) {
			const char *name;
			const char **slot;

			if (!is_yaml(entry->d_name))
				continue;
			name = arena_string_n(a, entry->d_name, strlen(entry->d_name) - (sizeof suffix - 1));
			if (known(names, *count, name))
				continue;
			slot = arena_push(a, &names, *count, &cap, sizeof *slot);
			*slot = name;
			++*count;
		}
		if (dir)
			closedir(dir);
	}
	if (*count)
		qsort(names, *count, sizeof *names, by_name);
	return names;
}
