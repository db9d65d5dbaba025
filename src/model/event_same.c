/* same: an entry says what another says; it is printed once, with the voices of both. */
#include "fold.h"

enum { AS = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	const struct entry *as = session_entry(s, ev->field[AS].text);

	if (!check_entry(s, ev, e))
		return false;
	if (!as)
		return err_set(e, ERR_RULE, "there is no entry %s", ev->field[AS].text);
	/* Only what others are merged into could be met on the way up. */
	for (; as && (entry_of(s, ev)->more->merged || as == entry_of(s, ev)); as = as->same_as)
		if (as == entry_of(s, ev))
			return err_set(e, ERR_RULE, "entry %zu cannot be merged into itself", as->number);
	return true;
}

/* It was merged into another one before. */
static void leave(struct session *s, struct entry *en)
{
	struct entry **at = &entry_more(s, en->same_as)->merged;

	while (*at != en)
		at = &entry_more(s, *at)->sibling;
	*at = en->more->sibling;
}

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev), *as = session_entry(s, ev->field[AS].text);

	if (en->same_as == as)
		return;
	if (en->same_as)
		leave(s, en);
	en->same_as = as;
	entry_more(s, en)->sibling = as->more->merged;
	entry_more(s, as)->merged = en;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[AS] = { "as", FIELD_EVENT, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_same = {
	.name = "same", .fields = fields, .check = check, .apply = apply,
};
