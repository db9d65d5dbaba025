/* tag: an entry gets a theme. */
#include <string.h>

#include "fold.h"

enum { TAG = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	struct entry_more *more = entry_more(s, entry_of(s, ev));
	const char **slot;

	for (size_t i = 0; i < more->tag_count; i++)
		if (strcmp(more->tags[i], ev->field[TAG].text) == 0)
			return;
	slot = arena_push(&s->arena, &more->tags, more->tag_count, &more->tag_cap, sizeof *slot);
	*slot = ev->field[TAG].text;
	more->tag_count++;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[TAG] = { "tag", FIELD_TEXT, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_tag = {
	.name = "tag", .fields = fields, .check = check_entry, .apply = apply,
};
