/* done: an action is done, or open again: one of this session, or one that an earlier roundtable left open. */
#include "fold.h"

enum { DONE = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (session_matter(s, ev->field[OF].text))
		return true;
	if (!check_entry(s, ev, e))
		return false;
	if (entry_of(s, ev)->kind != ACTION)
		return err_set(e, ERR_RULE, "only an action can be done, and entry %zu is a %s",
			       entry_of(s, ev)->number, entry_kind_name(entry_of(s, ev)->kind));
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	struct matter *m = session_matter(s, ev->field[OF].text);

	if (m)
		m->done = ev->field[DONE].number != 0;
	else
		entry_of(s, ev)->done = ev->field[DONE].number != 0;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[DONE] = { "done", FIELD_FLAG, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_done = {
	.name = "done", .fields = fields, .check = check, .apply = apply,
};
