/* variants_roles: what one person alone holds in the room: the role, turned round, its letters, and in the other language. */
#include "variants.h"

#include <string.h>

#include "base/map.h"

/* "finance director" is also "director of finance"; NULL when a role cannot be turned round. */
static const char *turned_round(struct arena *a, const char *role)
{
	static const char *const nouns[] = { "director", "head", "lead", "manager" };

	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
		size_t len = strlen(role), n = strlen(nouns[i]);

		if (len > n + 1 && role[len - n - 1] == ' ' && strcmp(role + len - n, nouns[i]) == 0)
			return arena_printf(a, "%s of %.*s", nouns[i], (int)(len - n - 1), role);
		if (len > n + 4 && strncmp(role, nouns[i], n) == 0 && strncmp(role + n, " of ", 4) == 0)
			return arena_printf(a, "%s %s", role + n + 4, nouns[i]);
	}
	return NULL;
}

/* A Welsh role; of one word, it is an everyday one. */
static void add_welsh_role(struct matcher *m, const char *role, const struct owner *owner)
{
	if (!strchr(role, ' '))
		words_add(&m->words, arena_string(m->arena, role), strlen(role), WORD_ORDINARY);
	matcher_add(m, role, FORM_ROLE, owner);
}

/* What the role is in the other of the two languages. */
static void add_other_tongue(struct matcher *m, const char *role, const struct owner *owner)
{
	static const struct { const char *english, *welsh; } roles[] = {
#define ROLE_CY(english, welsh) { english, welsh },
#include "roles_cy.def"
#undef ROLE_CY
	};

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		bool is_english = strcmp(roles[i].english, role) == 0;
		char *rest = arena_string(&m->scratch, roles[i].welsh);

		for (char *welsh = strsep(&rest, ","); welsh; welsh = strsep(&rest, ",")) {
			const char *mutated[WELSH_MUTATIONS];
			size_t count;

			welsh += *welsh == ' ';
			if (strcmp(welsh, role) == 0)
				matcher_add(m, roles[i].english, FORM_ROLE, owner);
			if (!is_english && strcmp(welsh, role) != 0)
				continue;
			add_welsh_role(m, welsh, owner);
			count = welsh_mutations(&m->scratch, welsh, mutated);
			for (size_t k = 0; k < count; k++)
				add_welsh_role(m, mutated[k], owner);
		}
	}
}

/* The role at somebody's table: tables that were merged are rooms of their own. */
static const char *role_there(struct arena *a, const struct person *p, const char *role)
{
	return *person_table(p) ? arena_printf(a, "%s\n%s", p->table, role) : role;
}

/* "the MD"; a chief executive is a CEO as well. Letters that everybody uses ("CEO") are judged by what stands before
 * them. */
static void add_role_letters(struct matcher *m, const char *role, const struct owner *owner)
{
	struct name_words w;
	char letters[NAME_WORDS + 1] = { 0 };
	size_t len = 0;

	if (strcmp(role, "chief executive") == 0)
		matcher_add(m, "CEO", FORM_INITIALS, owner);
	name_split(&w, &m->scratch, role);
	for (size_t i = 0; i < w.count && len < NAME_WORDS; i++)
		if (!(words_of(&m->words, w.word[i], strlen(w.word[i])) & WORD_SMALL) && (unsigned char)*w.word[i] < 0x80)
			letters[len++] = *w.word[i];
	if (len > 1)
		matcher_add(m, letters, FORM_INITIALS, owner);
}

void variants_of_roles(struct matcher *m, const struct roster *r)
{
	struct arena a = { 0 };
	struct map seen = { 0 };
	char once, again;  /* only their addresses matter */

	for (size_t i = 0; i < r->count; i++) {
		const struct person *p = &r->people[i];
		const char *role = role_there(&a, p, fold_key(&a, p->role, strlen(p->role)));

		map_put(&seen, &a, role, map_get(&seen, role) ? &again : &once);
	}
	for (size_t i = 0; i < r->count; i++) {
		const struct person *p = &r->people[i];
		const struct owner owner = { FINDING_ROLE, p, NULL };
		const char *role = fold_key(&a, p->role, strlen(p->role)), *turned = turned_round(&a, role);

		if (!*role || p->on_record || map_get(&seen, role_there(&a, p, role)) != &once)
			continue;
		matcher_add(m, role, FORM_ROLE, &owner);
		add_role_letters(m, role, &owner);
		add_other_tongue(m, role, &owner);
		if (turned && !map_get(&seen, role_there(&a, p, turned)))
			matcher_add(m, turned, FORM_ROLE, &owner);
	}
	arena_free(&a);
}
