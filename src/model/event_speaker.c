/* speaker: who said what an entry holds. Without a person: nobody. */
#include "fold.h"

enum { PERSON = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->speaker = person_behind(s, ev);
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, SPEAKER, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_speaker = {
	.name = "speaker", .fields = fields, .check = check_entry_and_person, .apply = apply,
};
