/* sealed: who said what is forgotten for ever (RULE.md section 7). It is the receipt: what was kept, by its hashes, and
 * how much was taken away. Nothing follows it. */
#include "fold.h"

enum { MINUTES, TREE, ENTRIES, EVENTS };

static void apply(struct session *s, const struct event *ev)
{
	s->sealed = true;
	s->seal_minutes = ev->field[MINUTES].text;
	/* Somebody who changes the receipt could change the tree as well. */
	s->seal_tree = ev->altered ? "" : ev->field[TREE].text;
}

static const struct field fields[] = {
	[MINUTES] = { "minutes_hash", FIELD_WORD, PRIVATE, REQUIRED },
	[TREE] = { "tree_hash", FIELD_WORD, PRIVATE, REQUIRED },
	[ENTRIES] = { "entries", FIELD_NUMBER, PRIVATE, REQUIRED },
	[EVENTS] = { "events", FIELD_NUMBER, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_sealed = {
	.name = "sealed", .fields = fields, .apply = apply, .lasting = true,
};
