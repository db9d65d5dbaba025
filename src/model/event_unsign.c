/* unsign: a signature is taken back. */
#include "fold.h"

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (!check_one_person(s, ev, e))
		return false;
	for (size_t i = 0; i < s->signature_count; i++)
		if (s->signatures[i].person == session_person(s, ev->field[OF].text))
			return true;
	return err_set(e, ERR_RULE, "%s has not signed", ev->field[OF].text);
}

static void apply(struct session *s, const struct event *ev)
{
	const struct person *p = session_person(s, ev->field[OF].text);
	size_t kept = 0;

	for (size_t i = 0; i < s->signature_count; i++)
		if (s->signatures[i].person != p)
			s->signatures[kept++] = s->signatures[i];
	s->signature_count = kept;
}

const struct event_kind kind_unsign = {
	.name = "unsign", .fields = fields_of_person, .check = check, .apply = apply,
};
