/* sign: somebody puts their name to the minutes as they are now: to a hash of their content. A later
 * signature of the same person takes the place of the earlier. */
#include "fold.h"

enum { CONTENT = OF + 1, ON_BEHALF };

static void remove_signature(struct session *s, const struct person *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->signature_count; i++)
		if (s->signatures[i].person != p)
			s->signatures[kept++] = s->signatures[i];
	s->signature_count = kept;
}

static void apply(struct session *s, const struct event *ev)
{
	const struct person *p = session_person(s, ev->field[OF].text);
	struct signature *sig;

	remove_signature(s, p);
	sig = arena_push(&s->arena, &s->signatures, s->signature_count, &s->signature_cap, sizeof *sig);
	s->signature_count++;
	sig->person = p;
	sig->content = field_text(ev, CONTENT);
	sig->on_behalf = field_text(ev, ON_BEHALF);
}

static const struct field fields[] = {
	[OF] = { "person", FIELD_PERSON, PRIVATE, REQUIRED },
	[CONTENT] = { "content", FIELD_WORD, PRIVATE, REQUIRED },
	[ON_BEHALF] = { "on_behalf", FIELD_TEXT, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_sign = {
	.name = "sign", .fields = fields, .check = check_one_person, .apply = apply,
};
