/* build: the tree from beginning to end. What depends on all the rest comes last: how much was replaced,
 * and which signatures still stand for what is said. */
#include "minutes/build.h"

#include <string.h>

#include "making.h"

const char *document_text(const struct published *p)
{
	return published_text(p);
}

size_t document_span_count(const struct published *p)
{
	size_t count;

	published_spans(p, &count);
	return count;
}

struct document_span document_span(const struct published *p, size_t index)
{
	size_t count;
	const struct published_span *s = published_spans(p, &count) + index;

	return (struct document_span){ s->from, s->to, s->lang };
}

/* Does anybody on the roster who is p, at whichever table, chair? */
static bool chairs(const struct session *s, const struct person *p)
{
	const struct person *self = roster_self(s->roster, p);

	for (size_t i = 0; i < s->roster->count; i++)
		if (s->roster->people[i].part == CO_CHAIR && roster_self(s->roster, &s->roster->people[i]) == self)
			return true;
	return false;
}

static size_t co_chairs(const struct session *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		count += roster_self(s->roster, p) == p && chairs(s, p);
	}
	return count;
}

/* Whoever sat at several tables signs once. */
static bool has_signed_before(const struct session *s, size_t i)
{
	const struct signature *sig = &s->signatures[i];

	for (size_t k = 0; k < i; k++)
		if (strcmp(s->signatures[k].content, sig->content) == 0 &&
		    roster_self(s->roster, s->signatures[k].person) == roster_self(s->roster, sig->person))
			return true;
	return false;
}

/* A room without co-chairs is signed for by anybody, or it would stay a draft for ever. */
static void count_signatures(struct making *m, struct document *d)
{
	const struct session *s = m->s;
	bool chairs_sign = m->agenda->sign == SIGN_CO_CHAIRS && co_chairs(s) > 0;
	char own[MINUTES_HASH_BYTES];
	const char *content = m->plan->content;

	if (!content) {
		minutes_hash(d, own);
		content = own;
	}
	d->signatures_needed = chairs_sign ? co_chairs(s) : m->agenda->sign > 0 ? (size_t)m->agenda->sign : 1;
	for (size_t i = 0; i < s->signature_count; i++)
		if (strcmp(s->signatures[i].content, content) == 0 &&
		    (!chairs_sign || chairs(s, s->signatures[i].person)) && !has_signed_before(s, i))
			d->signed_by++;
	d->status = d->signed_by >= d->signatures_needed ? DOCUMENT_FINAL : DOCUMENT_DRAFT;
}

static struct making begin(const struct minutes_plan *plan, struct arena *a)
{
	const struct agenda *agenda = plan->session->agenda;

	return (struct making){
		.plan = plan,
		.s = plan->session,
		.agenda = agenda,
		.a = a,
		.lang = plan->lang && *plan->lang ? plan->lang : agenda->language,
		.labels = arena_array(a, struct label, agenda->group_count),
		.rungs = arena_array(a, const struct published *, agenda->quantifier_count),
		.rungs_typed = arena_array(a, const struct published *, agenda->quantifier_count),
		.counted = plan->partition->counted,
	};
}

const struct document *minutes_build(const struct minutes_plan *plan, struct arena *a, struct err *e)
{
	struct making m;
	struct document *d;

	if (plan->session->sealed) {
		err_set(e, ERR_RULE, "this session is sealed; only what was stored at its seal can be printed");
		return NULL;
	}
	m = begin(plan, a);
	d = arena_new(a, struct document);
	families_find(&m);
	build_front(&m, d);
	build_dimensions(&m, d);
	count_signatures(&m, d);
	build_made(&m, d);
	if (plan->summary)
		build_summary(&m, d);
	build_blocks(&m, d);
	return d;
}
