/* recent: the sessions that were opened last. */
#include "store/recent.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "store/file.h"

enum { FILE_MOST = 256 * 1024 };

/* What stands before the next tab of *s, which goes behind it; "" when nothing is left. */
static const char *next_part(struct arena *a, const char **s, const char *end)
{
	const char *from = *s, *tab = from < end ? memchr(from, '\t', (size_t)(end - from)) : NULL;

	*s = tab ? tab + 1 : end;
	return arena_string_n(a, from, (size_t)((tab ? tab : end) - from));
}

/* "1570526891003<tab>/path<tab>title", and "<tab>2026-12-01" behind it, and "<tab>chair" behind that */
static bool parse(struct arena *a, const char *line, size_t len, struct recent *out)
{
	const char *dir = memchr(line, '\t', len), *title, *end = line + len;

	if (!dir || !utf8_valid(line, len, NULL))
		return false;
	title = memchr(dir + 1, '\t', len - (size_t)(dir + 1 - line));
	if (!title || dir[1] != '/')
		return false;
	out->at_ms = strtoll(line, NULL, 10);
	out->dir = arena_string_n(a, dir + 1, (size_t)(title - dir - 1));
	title++;
	out->title = next_part(a, &title, end);
	if (!date_parse(next_part(a, &title, end), &out->retain_until))
		memset(&out->retain_until, 0, sizeof out->retain_until);
	out->role = next_part(a, &title, end);
	return true;
}

const struct recent *recent_read(const char *path, struct arena *a, size_t *count)
{
	struct recent *list = arena_array(a, struct recent, RECENT_MOST);
	struct buffer bytes = { 0 };
	const char *s;

	*count = 0;
	if (!path || !file_read(path, FILE_MOST, &bytes, NULL)) {
		buffer_free(&bytes);
		return NULL;
	}
	for (s = buffer_text(&bytes); *s && *count < RECENT_MOST;) {
		size_t len = strcspn(s, "\n");

		*count += parse(a, s, len, &list[*count]);
		s += len + (s[len] == '\n');
	}
	buffer_free(&bytes);
	return list;
}

/* A path or a title with a tab or a line end in it would be another line. */
static bool fits(const struct recent *one)
{
	return *one->dir == '/' && !strpbrk(one->dir, "\t\n") && !strpbrk(one->title, "\t\n") && !strpbrk(one->role, "\t\n");
}

/* Makes the folder that the file at path is in, and those above it that are missing. */
static bool make_folders(const char *path, struct err *e)
{
	struct arena a = { 0 };
	bool ok = true;

	for (const char *slash = strchr(path + 1, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
		const char *folder = arena_string_n(&a, path, (size_t)(slash - path));

		ok = access(folder, F_OK) == 0 || file_folder(folder, 0700, e);
	}
	arena_free(&a);
	return ok;
}

static void add_line(struct buffer *b, const struct recent *one)
{
	char until[TIME_TEXT_BYTES] = "";

	if (one->retain_until.year)
		date_format(one->retain_until, until);
	buffer_addf(b, "%lld\t%s\t%s%s%s%s%s\n", (long long)one->at_ms, one->dir, one->title, *until || *one->role ? "\t" : "", until,
		    *one->role ? "\t" : "", one->role);
}

static bool put(const char *path, const struct recent *first, const struct recent *list, size_t count,
		  const char *without, struct err *e)
{
	struct buffer b = { 0 };
	bool ok;

	if (first && fits(first))
		add_line(&b, first);
	for (size_t i = 0; i < count && i + 1 < RECENT_MOST; i++)
		if (strcmp(list[i].dir, without) != 0)
			add_line(&b, &list[i]);
	ok = make_folders(path, e) && file_replace(path, buffer_text(&b), b.len, 0600, e);
	buffer_free(&b);
	return ok;
}

bool recent_add(const char *path, const struct recent *one, struct err *e)
{
	struct arena a = { 0 };
	size_t count;
	const struct recent *list = recent_read(path, &a, &count);
	bool ok = put(path, one, list, count, one->dir, e);

	arena_free(&a);
	return ok;
}

bool recent_remove(const char *path, const char *dir, struct err *e)
{
	struct arena a = { 0 };
	size_t count;
	const struct recent *list = recent_read(path, &a, &count);
	bool ok = !count || put(path, NULL, list, count, dir, e);

	arena_free(&a);
	return ok;
}
