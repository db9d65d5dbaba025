/* random_room: see random_room.h. */
#include "random_room.h"

/* splitmix64 (Steele, Lea, Flood 2014). */
size_t dice_throw(struct dice *d, size_t below)
{
	uint64_t z = d->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return (size_t)((z ^ z >> 31) % below);
}

const char *dice_name(struct dice *d, struct arena *a, size_t len)
{
	char *name = arena_alloc(a, len + 1);

	for (size_t i = 0; i < len; i++)
		name[i] = i % 2 ? "aeiou"[dice_throw(d, 5)] : "bcdfghklmnprstvw"[dice_throw(d, 16)];
	name[0] = (char)(name[0] - 32);
	return name;
}

static const struct text *plain(struct arena *a, const char *words)
{
	struct text *t = arena_new(a, struct text);

	t->lang = "";
	t->text = words;
	return t;
}

void plain_room_make(struct random_room *r, size_t groups, size_t people, int k)
{
	struct arena *a = &r->arena;

	*r = (struct random_room){ .k = k };
	r->groups = arena_array(a, struct group, groups);
	r->people = arena_array(a, struct person, people + 1);
	for (size_t g = 0; g < groups; g++) {
		r->groups[g].id = g ? arena_printf(a, "g%zu", g) : "participant";
		r->groups[g].label = plain(a, g ? arena_printf(a, "g%zu leader", g) : "participant");
		r->groups[g].plural = plain(a, g ? arena_printf(a, "g%zu leaders", g) : "participants");
	}
	for (size_t i = 0; i < people; i++)
		r->people[i] = (struct person){
			.id = arena_printf(a, "p%zu", i + 1), .name = arena_printf(a, "Person %zu", i + 1),
			.title = "", .role = "", .group = "", .email = "",
		};
	r->agenda = (struct agenda){
		.version = 1, .title = plain(a, "A room"), .language = "en", .k = k,
		.groups = r->groups, .group_count = groups,
	};
	r->roster = (struct roster){ .people = r->people, .count = people };
	r->session = (struct session){
		.agenda = &r->agenda, .roster = &r->roster, .id = "s", .date = "", .after = "",
		.presence = arena_array(a, struct presence, people + 1),
	};
}

/* Parents come before or behind their children, as in an agenda that somebody ordered for print. */
static void plant(struct random_room *r, struct dice *d)
{
	size_t count = r->agenda.group_count;
	size_t *order = arena_array(&r->arena, size_t, count);

	for (size_t i = 0; i < count; i++)
		order[i] = i;
	for (size_t i = count; i > 2; i--) {
		size_t j = 1 + dice_throw(d, i - 1), kept = order[i - 1];

		order[i - 1] = order[j];
		order[j] = kept;
	}
	for (size_t i = 1; i < count; i++)
		r->groups[order[i]].parent = order[dice_throw(d, i)];
}

void random_room_make(struct random_room *r, struct dice *d, size_t groups, size_t people)
{
	bool marked;

	plain_room_make(r, 1 + dice_throw(d, groups), dice_throw(d, people + 1), 2 + (int)dice_throw(d, 5));
	plant(r, d);
	marked = dice_throw(d, 2);
	for (size_t i = 0; i < r->roster.count; i++) {
		size_t g = dice_throw(d, r->agenda.group_count);

		r->people[i].group = g ? r->groups[g].id : "";
		r->people[i].part = dice_throw(d, 6) ? PARTICIPANT : (enum part)dice_throw(d, PARTS);
		r->people[i].on_record = dice_throw(d, 12) == 0;
		r->session.presence[i].ever = marked && dice_throw(d, 5);
	}
}

void random_room_free(struct random_room *r)
{
	arena_free(&r->arena);
}
