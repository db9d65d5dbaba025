/* gate_called: people by other words than their names: what a William is called for short, and the role that nobody else
 * in the room holds. The list of short forms is data that the finder reads as well. */
#include <string.h>

#include "gate_forms.h"

/* ---- short forms of first names ---- */

static const struct {
	const char *formal, *short_forms;
} names[] = {
#define NICKNAME(formal, short_forms) { formal, short_forms },
#include "nicknames.def"
#undef NICKNAME
};

enum { SHORTEST = 3 };

/* With the surname, in whatever capitals; and alone. */
static void hide_short(struct forms *f, const char *name, const struct gate_word *words, size_t count, const char *shown)
{
	struct gate_word *called = arena_array(f->arena, struct gate_word, count);
	struct sequence *alone;
	size_t surname = count - 1;

	while (surname > 1 && words[surname].glued)
		surname--;
	called[0] = (struct gate_word){ .text = name };
	memcpy(called + 1, words + surname, (count - surname) * sizeof *called);
	forms_add_words(f, called, 1 + count - surname, shown);
	if (strlen(name) < SHORTEST)
		return;
	alone = forms_add_words(f, called, 1, shown);
	alone->manner = MANNER_CALLED;
}

void forms_hide_short_forms(struct forms *f, const struct gate_word *words, size_t count, const char *shown)
{
	/* "Mary-Jane" is not Molly. */
	if (count < 2 || words[1].glued)
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		bool is_formal = strcmp(names[i].formal, words[0].text) == 0;
		char *rest = arena_string(f->arena, names[i].short_forms);

		for (char *name = strsep(&rest, " "); name; name = strsep(&rest, " "))
			if (is_formal)
				hide_short(f, name, words, count, shown);
			else if (strcmp(name, words[0].text) == 0)
				hide_short(f, names[i].formal, words, count, shown);
	}
}

/* ---- roles ---- */

/* The role in folded words, to be compared. Tables that were merged are rooms of their own, and who sat at several
 * stands on the roster once for each. */
static const char *key_of(const struct forms *f, const struct person *p)
{
	struct gate_text t;
	const char *key = person_table(p);

	gate_text_read(&t, p->role, strlen(p->role), f->arena);
	for (size_t i = 0; i < t.count; i++)
		key = arena_printf(f->arena, "%s %s", key, t.words[i].text);
	return key;
}

void forms_hide_roles(struct forms *f, const struct roster *r)
{
	struct map holders = { 0 };
	char one, more;   /* only their addresses matter */

	for (size_t i = 0; i < r->count; i++) {
		const char *key = key_of(f, &r->people[i]);

		map_put(&holders, f->arena, key, map_get(&holders, key) ? &more : &one);
	}
	for (size_t i = 0; i < r->count; i++) {
		const struct person *p = &r->people[i];
		struct sequence *q = NULL;

		if (!person_is_named(p) && map_get(&holders, key_of(f, p)) == &one)
			q = forms_add(f, p->role, COVER_NONE);
		if (q)
			q->manner = MANNER_POINTED;
	}
}
