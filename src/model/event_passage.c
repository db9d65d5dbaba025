/* passage: linking prose for a place of the minutes. The latest text for a place counts; an empty one takes
 * the passage away. */
#include <string.h>

#include "fold.h"

enum { PLACE, TEXT };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	const char *place = ev->field[PLACE].text;

	if (strcmp(place, "background") == 0 || strcmp(place, "conclusion") == 0)
		return true;
	if (agenda_place(s->agenda, place) == NO_STEP)
		return err_set(e, ERR_RULE,
			       "there is no place %s; say background, conclusion, DIMENSION or DIMENSION/STAGE", place);
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	const char *place = ev->field[PLACE].text;
	struct passage *p = NULL;

	for (size_t i = 0; i < s->passage_count; i++)
		if (strcmp(s->passages[i].place, place) == 0)
			p = &s->passages[i];
	if (!p) {
		p = arena_push(&s->arena, &s->passages, s->passage_count, &s->passage_cap, sizeof *p);
		s->passage_count++;
		p->place = place;
	}
	p->text = ev->field[TEXT].text;
	p->of_tables = false;
}

static const struct field fields[] = {
	[PLACE] = { "place", FIELD_WORD, PUBLIC, REQUIRED },
	[TEXT] = { "text", FIELD_TEXT, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_passage = {
	.name = "passage", .fields = fields, .check = check, .apply = apply,
};
