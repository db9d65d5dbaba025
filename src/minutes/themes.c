/* themes: tags as headings. A tag that would say who somebody is heads nothing. */
#include <string.h>
#include <strings.h>

#include "making.h"

static char *with_blanks(struct arena *a, const char *tag)
{
	char *s = arena_string(a, tag);

	for (char *c = s; *c; c++)
		if (*c == '-' || *c == '_')
			*c = ' ';
	return s;
}

/* Place in the agenda's list, whatever the case and the dashes; its length when it is not there. */
static size_t rank_of(struct making *m, const char *plain)
{
	const struct strings *themes = &m->agenda->themes;

	for (size_t i = 0; i < themes->count; i++)
		if (strcasecmp(with_blanks(m->a, themes->item[i]), plain) == 0)
			return i;
	return themes->count;
}

static struct theme *make(struct making *m, const char *tag)
{
	struct theme *t = arena_new(m->a, struct theme);
	const char *plain = with_blanks(m->a, tag);
	const struct published *title;

	t->rank = rank_of(m, plain);
	if (t->rank < m->agenda->themes.count) {
		tag = m->agenda->themes.item[t->rank];
		plain = with_blanks(m->a, tag);
	}
	t->text = hide_or_drop(m, tag, "theme");
	title = strcmp(plain, tag) == 0 ? t->text : hide_or_drop(m, plain, "theme");
	t->hidden = !t->text || !title || session_person(m->s, tag) != NULL;
	if (title)
		t->title = published_raise(m->a, title);
	return t;
}

const struct theme *theme_of(struct making *m, const char *tag)
{
	struct theme *t = map_get(&m->themes, tag);

	if (!t) {
		t = make(m, tag);
		map_put(&m->themes, m->a, tag, t);
	}
	return t;
}

int theme_order(const struct theme *x, const struct theme *y)
{
	if (!x || !y)
		return (x != NULL) - (y != NULL);
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return strcmp(published_text(x->title), published_text(y->title));
}
