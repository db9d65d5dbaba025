/* synthesis: the report from beginning to end. What differencing shows stands in include/minutes/synthesis.h. */
#include "synthesis.h"

#include <string.h>

/* ---- who took part ---- */

/* Labels as they were published, added up; a label of one room says nothing about another's. */
static void add_groups(struct synthesis *s, struct document *d)
{
	struct weave labels = { 0 };
	struct strand **ranked;
	struct document_group *groups;

	for (size_t i = 0; i < s->plan->count; i++) {
		const struct past_minutes *from = s->plan->minutes[i];
		const char **ids = arena_array(s->a, const char *, from->group_count);

		d->participants += (size_t)from->participants;
		for (size_t j = 0; j < from->group_count; j++)
			ids[j] = from->groups[j].label;
		weave_in(s->a, &labels, ids, from->group_count);
		for (size_t j = 0; j < from->group_count; j++) {
			struct strand *label = weave_find(&labels, ids[j]);

			wordings_add(s->a, &label->title, label->id, from->file);
			label->people += from->groups[j].count;
		}
	}
	ranked = weave_rank(s->a, &labels);
	groups = arena_array(s->a, struct document_group, labels.count);
	for (size_t i = 0; i < labels.count; i++) {
		groups[i].label = again(s, ranked[i]->id, ranked[i]->title.item[0]->file, "groups");
		groups[i].plural = published_raise(s->a, groups[i].label);
		groups[i].count = (size_t)ranked[i]->people;
	}
	d->groups = groups;
	d->group_count = labels.count;
}

/* ---- what it says about itself ---- */

static void begin(struct synthesis *s, struct document *d)
{
	struct making *m = &s->making;
	struct document_synthesis *about = arena_new(s->a, struct document_synthesis);

	about->least = s->plan->least;
	about->roundtables = shown_count(s, s->plan->count);
	d->synthesis = about;
	d->language = m->lang;
	d->month = "";
	d->status = DOCUMENT_FINAL;
	d->k = s->plan->minutes[0]->k;
	for (size_t i = 0; i < s->plan->count; i++) {
		if (s->plan->minutes[i]->draft)
			d->status = DOCUMENT_DRAFT;
		if (s->plan->minutes[i]->k < d->k)
			d->k = s->plan->minutes[i]->k;
	}
	d->title = about->roundtables ? say1(m, PHRASE_SYN_TITLE, number_words(m, about->roundtables)) :
					say(m, PHRASE_SYN_TITLE_SOME);
	d->rule = say(m, PHRASE_RULE);
	d->contents_title = say(m, PHRASE_CONTENTS);
	d->skip_words = say(m, PHRASE_SYN_SKIP);
}

static void add_made(struct synthesis *s, struct document *d)
{
	struct making *m = &s->making;
	size_t cap = 0;

	texts_add(m, &d->made, &cap, say(m, PHRASE_SYN_MADE));
	texts_add(m, &d->made, &cap, say(m, PHRASE_SYN_MADE_THEMES));
	texts_add(m, &d->made, &cap, say1(m, PHRASE_SYN_MADE_LEAST, number_words(m, (size_t)s->plan->least)));
	texts_add(m, &d->made, &cap, say(m, PHRASE_SYN_MADE_RULE));
	texts_add(m, &d->made, &cap, say1(m, PHRASE_SYN_MADE_LABELS, number_words(m, (size_t)d->k)));
}

const struct document *synthesis_build(const struct synthesis_plan *plan, struct arena *a, struct err *e)
{
	struct synthesis s = { .making = { .a = a, .lang = plan->lang }, .plan = plan, .a = a };

	s.d = arena_new(a, struct document);
	if (!gather(&s, e)) {
		arena_free(&s.work);
		return NULL;
	}
	begin(&s, s.d);
	add_groups(&s, s.d);
	synthesis_dimensions(&s);
	synthesis_polls(&s);
	synthesis_closing(&s);
	synthesis_number(&s);
	add_made(&s, s.d);
	synthesis_blocks(&s);
	arena_free(&s.work);
	return s.d;
}
