/* list: the chosen row of a list and what of it is to be seen. */
#include "list.h"

#include <stdio.h>
#include <string.h>

static bool is_at(const struct list *l, const struct rows *rows, size_t index)
{
	return index < rows->count && strncmp(rows->id[index], l->id, LIST_ID_BYTES - 1) == 0;
}

static void find(struct list *l, const struct rows *rows, bool from_end)
{
	if (!*l->id) {
		l->index = from_end ? rows->count - 1 : 0;
		return;
	}
	if (is_at(l, rows, l->index))
		return;
	for (size_t i = 0; i < rows->count; i++) {
		if (is_at(l, rows, i)) {
			l->index = i;
			return;
		}
	}
	if (l->index >= rows->count)
		l->index = rows->count - 1;
}

/* When the choice leaves what shows, half a page moves: a row at a time would redraw everything with every key. */
static void scroll(struct list *l, size_t count, size_t height)
{
	size_t half = height / 2;

	if (l->index < l->top)
		l->top = l->index > half ? l->index - half : 0;
	else if (l->index >= l->top + height)
		l->top = l->index + 1 + half > height ? l->index + 1 + half - height : 0;
	if (l->top + height > count)
		l->top = count > height ? count - height : 0;
}

size_t list_settle(struct list *l, const struct rows *rows, int height, bool from_end)
{
	if (!rows->count) {
		l->top = 0;
		return 0;
	}
	find(l, rows, from_end);
	scroll(l, rows->count, height > 0 ? (size_t)height : 1);
	return l->index;
}

void list_choose(struct list *l, const struct rows *rows, size_t index)
{
	if (!rows->count)
		return;
	l->index = index < rows->count ? index : rows->count - 1;
	snprintf(l->id, sizeof l->id, "%s", rows->id[l->index]);
}

bool list_key(struct list *l, const struct rows *rows, const char *key, int page)
{
	static const struct { const char *key; long by; bool pages, end; } moves[] = {
		{ "Up", -1, false, false },   { "Down", 1, false, false }, { "C-p", -1, false, false },
		{ "C-n", 1, false, false },   { "k", -1, false, false },   { "j", 1, false, false },
		{ "PgUp", -1, true, false },  { "PgDn", 1, true, false },  { "g", -1, false, true },
		{ "G", 1, false, true },      { "Home", -1, false, true }, { "End", 1, false, true },
	};

	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		long by = moves[i].by, at;

		if (strcmp(moves[i].key, key) != 0)
			continue;
		if (!rows->count)
			return true;
		if (moves[i].end)
			at = by < 0 ? 0 : (long)rows->count - 1;
		else
			at = (long)l->index + by * (moves[i].pages && page > 1 ? page - 1 : 1);
		list_choose(l, rows, at < 0 ? 0 : (size_t)at);
		return true;
	}
	return false;
}
