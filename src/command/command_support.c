/* support: a voice for an entry: a person, a hand, or so many hands. */
#include "base/say.h"
#include "plan.h"

/* People who could have raised a hand: nobody counts more than there are. No roster: anything may be. */
static size_t people_in_the_room(const struct session *s)
{
	size_t here = 0, invited = 0;

	for (size_t i = 0; i < s->roster->count; i++) {
		here += s->presence[i].ever;
		invited++;
	}
	return here ? here : invited;
}

/* More voices than people is kept, since not everybody may be on the list, and said, since it may be a slip: above all
 * where a hand is counted that is the speaker's, who has a voice already. */
static bool set_hands(const struct command_call *call, struct intent *out, const char *number, struct err *e)
{
	const struct entry *en = session_entry(call->session, event_text(out->event, "of"));
	size_t room = people_in_the_room(call->session), others = entry_support(call->session, en) - en->more->hands;
	struct arena *a = call->arena;
	long hands;

	if (!find_number(number, 0, 10000, &hands, e))
		return false;
	if (room && (size_t)hands > room)
		out->say = arena_printf(a, _("%ld hands are more than the people who are here, %zu"), hands, room);
	else if (room && others && (size_t)hands + others > room)
		out->say = arena_printf(a, _("%ld hands beside its other voices, %zu, are more than the people who are here, %zu"),
					hands, others, room);
	else if (others)
		out->say = arena_printf(a, _("Hands counted for %s %zu: %ld, beside its other voices, %zu"),
					entry_kind_words(en->kind), en->number, hands, others);
	event_set_number(out->event, "hands", hands);
	return true;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "support", e);
	const char *who = plan_join(call, 1);
	const struct person *p;

	if (!ev || !*who)
		return ev != NULL;
	if (*who == '=')
		return set_hands(call, out, who + 1, e);
	p = find_person(call, who, e);
	if (!p)
		return false;
	event_set_text(ev, "person", p->id);
	return true;
}

const struct command command_support = {
	.name = "support",
	.key = "+",
	.args = "ID [PERSON|=N]",
	.help = N_("Add a voice for entry ID: a hand, a person once, or set the hands to N"),
	.family = "Entries",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
