/* to: who should act: public, unlike the owner. */
#include "fold.h"

enum { ADDRESSEE = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->addressee = ev->field[ADDRESSEE].text;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[ADDRESSEE] = { "addressee", FIELD_TEXT, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_to = {
	.name = "to", .fields = fields, .check = check_entry, .apply = apply,
};
