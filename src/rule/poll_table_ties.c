/* poll_table_ties: reads blocks, "poll: council+voluntary" (struct publication); of merged tables "KEY/poll: …". */
#include "poll_table_ties.h"

#include <string.h>

struct ties {
	const struct session *session;
	const struct poll *poll;
	const struct partition *partition;
	size_t *tie;         /* per class */
	bool *known;         /* per agenda group: some published block of this poll holds it */
	bool published;      /* this poll has blocks */
	struct arena *arena;
};

static void tie(struct ties *t, size_t x, size_t y)
{
	size_t from = t->tie[y], to = t->tie[x];

	for (size_t c = 0; c < t->partition->class_count; c++)
		if (t->tie[c] == from)
			t->tie[c] = to;
}

/* The class where that group's counted people are, or class_count: it has none, so it ties nothing. */
static size_t class_with(const struct partition *p, size_t group)
{
	for (size_t c = 0; c < p->class_count; c++)
		for (size_t i = 0; i < p->classes[c].group_count; i++)
			if (p->classes[c].groups[i] == group)
				return c;
	return p->class_count;
}

static void read_block(struct ties *t, const char *groups)
{
	size_t first = t->partition->class_count;
	char *rest = arena_string(t->arena, groups);

	for (char *id = strsep(&rest, "+"); id; id = strsep(&rest, "+")) {
		int group = agenda_group(t->session->agenda, id);
		size_t class;

		if (group == NO_GROUP)
			continue;
		t->known[group] = true;
		class = class_with(t->partition, (size_t)group);
		if (class == t->partition->class_count)
			continue;
		if (first == t->partition->class_count)
			first = class;
		tie(t, first, class);
	}
}

/* name: what the blocks of this poll begin with, before their colon. */
static void read_blocks(struct ties *t, const struct event_list *blocks, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; blocks && i < blocks->count; i++)
		if (strncmp(blocks->item[i], name, len) == 0 && strncmp(blocks->item[i] + len, ": ", 2) == 0) {
			t->published = true;
			read_block(t, blocks->item[i] + len + 2);
		}
}

/* A table's own minutes speak of its polls, those of all tables say which table each block is of. */
static void read_publication(struct ties *t, const struct publication *pub)
{
	const struct table *table = t->partition->table;

	if (pub->table == table)
		read_blocks(t, pub->blocks, t->poll->id);
	else if (!pub->table)
		read_blocks(t, pub->blocks, arena_printf(t->arena, "%s/%s", table->key, t->poll->id));
}

static bool all_known(const struct ties *t)
{
	for (size_t c = 0; c < t->partition->class_count; c++)
		for (size_t i = 0; i < t->partition->classes[c].group_count; i++)
			if (!t->known[t->partition->classes[c].groups[i]])
				return false;
	return true;
}

const size_t *poll_table_ties(const struct session *s, const struct poll *p, const struct partition *partition,
			      const struct event_list *earlier, struct arena *a)
{
	struct ties t = {
		.session = s, .poll = p, .partition = partition, .arena = a,
		.tie = arena_array(a, size_t, partition->class_count),
		.known = arena_array(a, bool, s->agenda->group_count),
	};

	for (size_t c = 0; c < partition->class_count; c++)
		t.tie[c] = c;
	read_blocks(&t, earlier, p->id);
	for (size_t i = 0; i < s->publication_count; i++)
		read_publication(&t, &s->publications[i]);
	if (t.published && !all_known(&t))
		for (size_t c = 0; c < partition->class_count; c++)
			t.tie[c] = 0;
	return t.tie;
}
