/* edit: an entry's text, put better. The later edit wins; the earlier stays in the journal. */
#include "fold.h"

enum { TEXT = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev);

	en->text = ev->field[TEXT].text;
	entry_more(s, en)->edited_ms = ev->at_ms;
	entry_more(s, en)->edited_by = ev->writer;
	/* What was read or let onto the wall was the old text. */
	entry_unread(s, en);
	en->agreed = false;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[TEXT] = { "text", FIELD_TEXT, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_edit = {
	.name = "edit", .fields = fields, .check = check_entry, .apply = apply,
};
