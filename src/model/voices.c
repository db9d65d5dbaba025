/* voices: who speaks for an entry and who against, those of the entries merged into it included. */
#include "model/session.h"

/* The entry behind en in the tree of what is merged into root; NULL behind the last. A walk costs what the tree holds,
 * whatever its shape. */
static const struct entry *next_merged(const struct entry *en, const struct entry *root)
{
	if (en->more->merged)
		return en->more->merged;
	while (en != root && !en->more->sibling)
		en = en->same_as;
	return en == root ? NULL : en->more->sibling;
}

static size_t count_new(const struct session *s, const struct person *p, bool *heard)
{
	bool *slot;

	if (!p)
		return 0;
	/* Whoever sat at several tables has one voice. */
	slot = &heard[session_person_index(s, roster_self(s->roster, p))];
	if (*slot)
		return 0;
	*slot = true;
	return 1;
}

/* A person counts once, however often and in whatever part of it. */
static size_t voices_of(const struct session *s, const struct entry *en, bool *heard)
{
	size_t voices = en->more->hands + count_new(s, en->speaker, heard);

	for (size_t i = 0; i < en->more->supporter_count; i++)
		voices += count_new(s, en->more->supporters[i], heard);
	return voices;
}

size_t entry_support(const struct session *s, const struct entry *root)
{
	struct arena work = { 0 };
	bool *heard = arena_array(&work, bool, s->roster->count + 1);
	size_t voices = 0;

	if (!root->more->merged)
		voices = voices_of(s, root, heard);
	for (const struct entry *en = root; root->more->merged && en; en = next_merged(en, root))
		if (!en->dropped)
			voices += voices_of(s, en, heard);
	arena_free(&work);
	return voices;
}

size_t entry_objections(const struct session *s, const struct entry *root)
{
	size_t count = 0;

	(void)s;
	if (!root->more->merged)
		return root->more->objection_count;
	for (const struct entry *en = root; en; en = next_merged(en, root))
		if (!en->dropped)
			count += en->more->objection_count;
	return count;
}
