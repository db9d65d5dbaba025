/* order: the organiser moves an entry before or after another in print. Moves alone are kept; they start
 * from the default published order, which is never the order of capture. */
#include <string.h>

#include "fold.h"

enum { PLACE = OF + 1, OTHER };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	const char *place = ev->field[PLACE].text;

	if (strcmp(place, "before") != 0 && strcmp(place, "after") != 0)
		return err_set(e, ERR_RULE, "%s is neither before nor after", place);
	if (!session_entry(s, ev->field[OTHER].text))
		return err_set(e, ERR_RULE, "there is no entry %s", ev->field[OTHER].text);
	if (session_entry(s, ev->field[OTHER].text) == session_entry(s, ev->field[OF].text))
		return err_set(e, ERR_RULE, "an entry cannot stand before or after itself");
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	struct move_order *m = arena_push(&s->arena, &s->orders, s->order_count, &s->order_cap, sizeof *m);

	s->order_count++;
	m->entry = entry_of(s, ev);
	m->other = session_entry(s, ev->field[OTHER].text);
	m->after = strcmp(ev->field[PLACE].text, "after") == 0;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PLACE] = { "place", FIELD_WORD, PRIVATE, REQUIRED },
	[OTHER] = { "other", FIELD_EVENT, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_order = {
	.name = "order", .fields = fields, .check = check, .apply = apply,
};
