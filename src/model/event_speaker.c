/* speaker: who said what an entry holds. Without a person: nobody. */
#include "fold.h"

enum { PERSON = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (ev->field[PERSON].given && !check_person(s, ev->field[PERSON].text, e))
		return false;
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->speaker =
		ev->field[PERSON].given ? session_person(s, ev->field[PERSON].text) : NULL;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, SPEAKER, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_speaker = {
	.name = "speaker", .fields = fields, .check = check, .apply = apply,
};
