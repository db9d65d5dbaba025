/* matter: an action that an earlier roundtable left open, in the words that were published then. It opens this one as
 * a matter arising; who spoke of it is not known here. */
#include "fold.h"

enum { TEXT, ADDRESSEE, LEVEL, DUE, NUMBER };

static void apply(struct session *s, const struct event *ev)
{
	struct matter *m = arena_push(&s->arena, &s->matters, s->matter_count, &s->matter_cap, sizeof *m);

	s->matter_count++;
	m->id = ev->id;
	m->text = ev->field[TEXT].text;
	m->addressee = field_text(ev, ADDRESSEE);
	m->level = field_text(ev, LEVEL);
	m->due = field_text(ev, DUE);
	m->number = field_text(ev, NUMBER);
}

static const struct field fields[] = {
	[TEXT] = { "text", FIELD_TEXT, PUBLIC, REQUIRED },
	[ADDRESSEE] = { "addressee", FIELD_TEXT, PUBLIC, OPTIONAL },
	[LEVEL] = { "level", FIELD_WORD, PUBLIC, OPTIONAL },
	[DUE] = { "due", FIELD_TEXT, PUBLIC, OPTIONAL },
	[NUMBER] = { "number", FIELD_TEXT, PUBLIC, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_matter = {
	.name = "matter", .fields = fields, .apply = apply, .room = true,
};
