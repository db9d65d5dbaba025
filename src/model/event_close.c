/* close: a poll is over; what may be published of it can be shown. */
#include "fold.h"

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	const struct poll *p = poll_of(s, ev->field[OF].text);

	if (!p)
		return err_set(e, ERR_RULE, "there is no poll %s", ev->field[OF].text);
	if (!p->open)
		return err_set(e, ERR_RULE, "poll %s is not open", p->id);
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	struct poll *p = poll_of(s, ev->field[OF].text);

	p->open = false;
	p->closed = true;
}

static const struct field fields[] = {
	{ "poll", FIELD_WORD, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_close = {
	.name = "close", .fields = fields, .check = check, .apply = apply, .room = true,
};
