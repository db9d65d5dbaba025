/* lend: a dimension gives minutes to another; the meeting ends when it would have. None gives what its
 * agenda says an overrun may not take. */
#include "fold.h"

enum { MINUTES, FROM, TO };

static int least_of(const struct session *s, int index)
{
	if ((size_t)index < s->agenda->dimension_count)
		return s->agenda->dimensions[index].least;
	return s->agenda->closing.least;
}

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	int from = minutes_index(s, ev->field[FROM].text), to = minutes_index(s, ev->field[TO].text);
	int64_t minutes = ev->field[MINUTES].number;

	if (from < 0 || to < 0)
		return err_set(e, ERR_RULE, "there is no dimension %s",
			       from < 0 ? ev->field[FROM].text : ev->field[TO].text);
	if (from == to)
		return err_set(e, ERR_RULE, "%s cannot lend to itself", ev->field[FROM].text);
	if (minutes < 1 || session_minutes(s, (size_t)from) - minutes < least_of(s, from))
		return err_set(e, ERR_RULE, "%s has %d minutes and keeps at least %d of them", ev->field[FROM].text,
			       session_minutes(s, (size_t)from), least_of(s, from));
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	s->clock.extra_minutes[minutes_index(s, ev->field[FROM].text)] -= (int)ev->field[MINUTES].number;
	s->clock.extra_minutes[minutes_index(s, ev->field[TO].text)] += (int)ev->field[MINUTES].number;
}

static const struct field fields[] = {
	[MINUTES] = { "minutes", FIELD_NUMBER, PRIVATE, REQUIRED },
	[FROM] = { "from", FIELD_WORD, PRIVATE, REQUIRED },
	[TO] = { "to", FIELD_WORD, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_lend = {
	.name = "lend", .fields = fields, .check = check, .apply = apply, .room = true,
};
