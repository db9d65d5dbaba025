/* extend: the chair gives a dimension more minutes, or fewer; the meeting ends so much later. */
#include "fold.h"

enum { MINUTES, DIMENSION };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	int index = minutes_index(s, ev->field[DIMENSION].text);

	if (index < 0)
		return err_set(e, ERR_RULE, "there is no dimension %s", ev->field[DIMENSION].text);
	if (session_minutes(s, (size_t)index) + ev->field[MINUTES].number < 0 || ev->field[MINUTES].number > 600)
		return err_set(e, ERR_RULE, "%s cannot be made %lld minutes longer", ev->field[DIMENSION].text,
			       (long long)ev->field[MINUTES].number);
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	s->clock.extra_minutes[minutes_index(s, ev->field[DIMENSION].text)] += (int)ev->field[MINUTES].number;
}

static const struct field fields[] = {
	[MINUTES] = { "minutes", FIELD_NUMBER, PRIVATE, REQUIRED },
	[DIMENSION] = { "dimension", FIELD_WORD, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_extend = {
	.name = "extend", .fields = fields, .check = check, .apply = apply, .room = true,
};
