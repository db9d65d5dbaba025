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

/* What says before a role, or behind it, that its holder is in this room. */
static const char *const before[] = { "the only", "our", "my", "our own", "my own", "speaking as a", "speaking as an",
	"speaking as the", "i am the", "i m the" };
static const char *const behind[] = { "here", "in the room", "in this room", "at the table", "at this table" };

static void hide_pointed(struct forms *f, const char *pointer, const char *role, const char *tail, const char *shown)
{
	struct gate_text t, lead, all;
	const char *text = arena_printf(f->arena, "%s %s %s", pointer, role, tail);
	struct sequence *q;

	gate_text_read(&lead, pointer, strlen(pointer), f->arena);
	gate_text_read(&t, role, strlen(role), f->arena);
	gate_text_read(&all, text, strlen(text), f->arena);
	q = forms_add_words(f, all.words, all.count, shown);
	q->manner = MANNER_POINTED;
	q->role = lead.count;
	q->role_end = lead.count + t.count;
}

/* "our leader" is anybody's; a role of one plain word needs to be the only one, or here. */
static bool is_plain(const struct forms *f, const struct gate_text *role)
{
	return role->count == 1 && (forms_use(f, role->words[0].text) & USE_ORDINARY);
}

static void hide_role(struct forms *f, const char *role)
{
	struct gate_text t;

	gate_text_read(&t, role, strlen(role), f->arena);
	if (t.count == 0)
		return;
	for (size_t i = 0; i < (is_plain(f, &t) ? 1 : sizeof before / sizeof *before); i++)
		hide_pointed(f, before[i], role, "", role);
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
		hide_pointed(f, "the", role, behind[i], role);
}

/* The role in folded words, to be compared. */
static const char *key_of(const struct forms *f, const char *role)
{
	struct gate_text t;
	const char *key = "";

	gate_text_read(&t, role, strlen(role), f->arena);
	for (size_t i = 0; i < t.count; i++)
		key = arena_printf(f->arena, "%s %s", key, t.words[i].text);
	return key;
}

void forms_hide_roles(struct forms *f, const struct roster *r)
{
	struct map holders = { 0 };
	char one, more;   /* only their addresses matter */

	for (size_t i = 0; i < r->count; i++) {
		const char *key = key_of(f, r->people[i].role);

		map_put(&holders, f->arena, key, map_get(&holders, key) ? &more : &one);
	}
	for (size_t i = 0; i < r->count; i++)
		if (!r->people[i].on_record && map_get(&holders, key_of(f, r->people[i].role)) == &one)
			hide_role(f, r->people[i].role);
}
