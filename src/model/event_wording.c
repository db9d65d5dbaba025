/* wording: the published text of an entry, put by the organiser. Empty: the note-taker's words again. */
#include "fold.h"

enum { TEXT = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev);

	en->wording = *ev->field[TEXT].text ? ev->field[TEXT].text : NULL;
	entry_unread(s, en);
	en->agreed = false;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[TEXT] = { "text", FIELD_TEXT, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_wording = {
	.name = "wording", .fields = fields, .check = check_entry, .apply = apply, .guarded = true,
};
