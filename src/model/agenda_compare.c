/* agenda_compare: whether two agendas are of one meeting: whether what happened under one can be told under the other.
 * What is only read aloud or printed (titles, briefs, prompts, labels, minutes) may differ. */
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "model/agenda.h"

struct compare {
	struct arena *a;
	const char **item;
	size_t count, cap;
};

static void differ(struct compare *c, const char *what)
{
	*(const char **)arena_push(c->a, &c->item, c->count++, &c->cap, sizeof *c->item) = what;
}

static void ids(struct compare *c, const char *what, const char *x, const char *y)
{
	if (strcmp(x, y) != 0)
		differ(c, arena_printf(c->a, _("%s %s in one and %s in the other"), what, *x ? x : _("(none)"), *y ? y : _("(none)")));
}

static void numbers(struct compare *c, const char *what, int x, int y)
{
	if (x != y)
		differ(c, arena_printf(c->a, _("%s %d in one and %d in the other"), what, x, y));
}

static void stages(struct compare *c, const struct dimension *x, const struct dimension *y)
{
	for (size_t i = 0; i < x->stage_count || i < y->stage_count; i++) {
		const struct stage *p = i < x->stage_count ? &x->stages[i] : NULL;
		const struct stage *q = i < y->stage_count ? &y->stages[i] : NULL;
		const char *what = arena_printf(c->a, _("stage %zu of %s is"), i + 1, x->id);

		ids(c, what, p ? p->id : "", q ? q->id : "");
		if (p && q && strcmp(p->id, q->id) == 0)
			ids(c, arena_printf(c->a, _("what is typed at %s/%s is a"), x->id, p->id), entry_kind_name(p->kind),
			    entry_kind_name(q->kind));
	}
}

static void dimensions(struct compare *c, const struct agenda *x, const struct agenda *y)
{
	for (size_t i = 0; i < x->dimension_count || i < y->dimension_count; i++) {
		const struct dimension *p = i < x->dimension_count ? &x->dimensions[i] : NULL;
		const struct dimension *q = i < y->dimension_count ? &y->dimensions[i] : NULL;

		ids(c, arena_printf(c->a, _("dimension %zu is"), i + 1), p ? p->id : "", q ? q->id : "");
		if (p && q && strcmp(p->id, q->id) == 0)
			stages(c, p, q);
	}
	stages(c, &x->closing, &y->closing);
}

static void groups(struct compare *c, const struct agenda *x, const struct agenda *y)
{
	for (size_t i = 0; i < x->group_count || i < y->group_count; i++) {
		const struct group *p = i < x->group_count ? &x->groups[i] : NULL;
		const struct group *q = i < y->group_count ? &y->groups[i] : NULL;

		ids(c, arena_printf(c->a, _("group %zu is"), i), p ? p->id : "", q ? q->id : "");
		if (p && q && strcmp(p->id, q->id) == 0)
			ids(c, arena_printf(c->a, _("the group %s is within"), p->id), x->groups[p->parent].id,
			    y->groups[q->parent].id);
	}
}

static void options(struct compare *c, const struct poll_plan *p, const struct poll_plan *q, const char *lang)
{
	for (size_t i = 0; i < p->options.count || i < q->options.count; i++)
		ids(c, arena_printf(c->a, _("option %zu of the poll %s is"), i + 1, p->id),
		    i < p->options.count ? text_in(p->options.item[i], lang) : "",
		    i < q->options.count ? text_in(q->options.item[i], lang) : "");
}

static void polls(struct compare *c, const struct agenda *x, const struct agenda *y)
{
	for (size_t i = 0; i < x->poll_count || i < y->poll_count; i++) {
		const struct poll_plan *p = i < x->poll_count ? &x->polls[i] : NULL;
		const struct poll_plan *q = i < y->poll_count ? &y->polls[i] : NULL;

		ids(c, arena_printf(c->a, _("poll %zu is"), i + 1), p ? p->id : "", q ? q->id : "");
		if (!p || !q || strcmp(p->id, q->id) != 0)
			continue;
		ids(c, arena_printf(c->a, _("the poll %s is at"), p->id), p->dimension ? p->dimension->id : "",
		    q->dimension ? q->dimension->id : "");
		ids(c, arena_printf(c->a, _("the poll %s asks"), p->id), text_in(p->question, x->language),
		    text_in(q->question, x->language));
		options(c, p, q, x->language);
	}
}

static void lists(struct compare *c, const char *what, const struct strings *x, const struct strings *y)
{
	for (size_t i = 0; i < x->count; i++)
		if (!strings_has(y, x->item[i]))
			differ(c, arena_printf(c->a, _("%s %s is in one alone"), what, x->item[i]));
	for (size_t i = 0; i < y->count; i++)
		if (!strings_has(x, y->item[i]))
			differ(c, arena_printf(c->a, _("%s %s is in one alone"), what, y->item[i]));
}

static void rungs(struct compare *c, const struct agenda *x, const struct agenda *y)
{
	bool same = x->quantifier_count == y->quantifier_count;

	for (size_t i = 0; same && i < x->quantifier_count; i++)
		same = x->quantifiers[i].from == y->quantifiers[i].from &&
		       memcmp(&x->quantifiers[i].share, &y->quantifiers[i].share, sizeof(double)) == 0;
	if (!same)
		differ(c, _("the quantifiers begin at other numbers"));
}

size_t agenda_differences(const struct agenda *x, const struct agenda *y, struct arena *a, const char *const **out)
{
	struct compare c = { .a = a };

	dimensions(&c, x, y);
	groups(&c, x, y);
	polls(&c, x, y);
	ids(&c, _("the language is"), x->language, y->language);
	numbers(&c, _("the rule's k is"), x->k, y->k);
	ids(&c, _("the rule's quotes are"), x->quotes == QUOTES_ASK ? "ask" : "free", y->quotes == QUOTES_ASK ? "ask" : "free");
	rungs(&c, x, y);
	lists(&c, _("the glossary's"), &x->glossary, &y->glossary);
	lists(&c, _("the level"), &x->levels, &y->levels);
	*out = c.item;
	return c.count;
}
