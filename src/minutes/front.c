/* front: what is said before the first dimension and after the last: hosts, convenors, who took part, and
 * how these minutes were made. */
#include <string.h>

#include "making.h"

static void add_hosts(struct making *m, struct document *d)
{
	const struct agenda *a = m->agenda;
	struct document_host *hosts = arena_array(m->a, struct document_host, a->host_count);

	for (size_t i = 0; i < a->host_count; i++) {
		const char *place = arena_printf(m->a, "host %zu", i + 1);

		hosts[i].name = hide_in(m, a->hosts[i].name, place);
		hosts[i].about = hide_in(m, a->hosts[i].about, place);
		hosts[i].contact = hide_or_drop(m, text_in(a->hosts[i].contact, m->lang), place);
	}
	d->hosts = hosts;
	d->host_count = a->host_count;
}

/* On the record, and nothing of them that would point to somebody else: an organisation where others of
 * the room belong comes back changed, and is then not named here either. */
static void add_convenors(struct making *m, struct document *d)
{
	const struct roster *r = m->s->roster;
	struct document_convenor *list = arena_array(m->a, struct document_convenor, r->count);

	for (size_t i = 0; i < r->count; i++) {
		const struct person *p = &r->people[i];
		struct document_convenor *c = &list[d->convenor_count];

		if (!p->convenor || !person_is_named(p))
			continue;
		c->name = hide_or_drop(m, *p->title ? arena_printf(m->a, "%s %s", p->title, p->name) : p->name,
				       "convenor");
		c->role = hide_or_drop(m, p->role, "convenor");
		c->organisation = p->organisation ? hide_or_drop(m, p->organisation->name, "convenor") : NULL;
		if (c->name)
			d->convenor_count++;
	}
	d->convenors = list;
}

static void add_groups(struct making *m, struct document *d)
{
	const struct partition *p = m->plan->partition;
	struct document_group *groups = arena_array(m->a, struct document_group, p->class_count);

	if (!p->labelled || p->few_at_several)
		return;
	d->participants = p->counted;
	/* Rows that add up to more than all would say that somebody sat at several tables. */
	if (!p->one_label_each)
		return;
	for (size_t i = 0; i < p->class_count; i++) {
		const struct label *l = label_of_class(m, i);

		groups[i] = (struct document_group){ l->singular, l->plural, p->classes[i].count };
	}
	d->groups = groups;
	d->group_count = p->class_count;
}

static void add_matters(struct making *m, struct document *d)
{
	const struct minutes_plan *plan = m->plan;
	struct document_matter *list = arena_array(m->a, struct document_matter, plan->matter_count);

	for (size_t i = 0; i < plan->matter_count; i++) {
		list[i].text = published_sentence(m->a, hide(m, plan->matters[i].text, "matter arising"));
		list[i].addressee = hide(m, plan->matters[i].addressee, "matter arising");
		list[i].status = plan->matters[i].done ? "done" : "open";
	}
	d->matters = list;
	d->matter_count = plan->matter_count;
}

/* The day of the meeting is nobody's business but its month is. */
static void add_month(struct making *m, struct document *d)
{
	struct date day;

	d->month = "";
	if (!session_day(m->s, &day))
		return;
	d->month = arena_printf(m->a, "%04d-%02d", day.year, day.month);
	d->when = month_words(m, day);
}

void build_front(struct making *m, struct document *d)
{
	const char *title = m->s->title;

	d->language = m->lang;
	d->k = m->plan->k;
	d->keeps_names = m->plan->keep_names;
	d->title = published_raise(m->a, title && *title ? hide(m, title, "title") : hide_in(m, m->agenda->title, "title"));
	d->rule = say(m, PHRASE_RULE);
	d->contents_title = say(m, PHRASE_CONTENTS);
	d->skip_words = say(m, PHRASE_SKIP);
	add_month(m, d);
	add_hosts(m, d);
	add_convenors(m, d);
	add_groups(m, d);
	add_matters(m, d);
	d->background = hide_paragraphs(m, session_passage(m->s, "background"), "background");
	d->conclusion = hide_paragraphs(m, session_passage(m->s, "conclusion"), "conclusion");
	d->polls = build_polls(m, NULL, &d->poll_count);
}

/* ---- how these minutes were made ---- */

static enum phrase withheld(const struct redactor *r, const char **bucket)
{
	size_t hidden = redactor_hidden(r);

	*bucket = hidden == 0 ? "none" : hidden < 10 ? "under ten" : hidden < 100 ? "tens" : "hundreds";
	return hidden == 0  ? PHRASE_MADE_WITHHELD_NONE :
	       hidden < 10  ? PHRASE_MADE_WITHHELD_FEW :
	       hidden < 100 ? PHRASE_MADE_WITHHELD_TENS :
			      PHRASE_MADE_WITHHELD_HUNDREDS;
}

static const struct published *signed_off(struct making *m, const struct document *d)
{
	if (d->signed_by == 0)
		return say(m, PHRASE_MADE_UNSIGNED);
	if (d->status == DOCUMENT_DRAFT)
		return say2(m, PHRASE_MADE_SIGNED_PART, number_words(m, d->signed_by),
			    number_words(m, d->signatures_needed));
	return say_count(m, PHRASE_MADE_SIGNED, d->signed_by, NULL);
}

void build_made(struct making *m, struct document *d)
{
	enum phrase hidden = withheld(m->plan->redactor, &d->withheld);
	bool labelled = partition_labels_some(m->plan->partition);
	size_t cap = 0;

	texts_add(m, &d->made, &cap, d->when ? say1(m, PHRASE_MADE_DATE, d->when) : say(m, PHRASE_MADE_RULE));
	if (!d->keeps_names) {
		texts_add(m, &d->made, &cap,
			  say_count(m, labelled ? PHRASE_MADE_LABELS : PHRASE_MADE_FEW, (size_t)d->k, NULL));
		texts_add(m, &d->made, &cap, say(m, hidden));
	}
	texts_add(m, &d->made, &cap, signed_off(m, d));
}
