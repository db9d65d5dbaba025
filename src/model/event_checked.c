/* checked: somebody has read an entry as it will be published: the person named, else whoever has the writer's role. Two
 * processes of one role count as one reader, since nobody can tell a second person from a second start. */
#include "fold.h"

enum { PERSON = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev);
	const char *who = event_given(ev, PERSON) ? ev->field[PERSON].text : ev->role;
	struct entry_more *more;
	const char **slot;

	if (entry_checked_by(en, who))
		return;
	more = entry_more(s, en);
	slot = arena_push(&s->arena, &more->checkers, more->checker_count, &more->checker_cap, sizeof *slot);
	*slot = who;
	more->checker_count++;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_checked = {
	.name = "checked", .fields = fields, .check = check_entry_and_person, .apply = apply,
};
