/* making: from a session to a tree of published text. */
#include <stdlib.h>
#include <string.h>

#include "ready.h"

static int by_addressee(const void *x, const void *y)
{
	const struct minutes_matter *a = x, *b = y;
	int order = strcmp(a->addressee, b->addressee);

	if (!order)
		order = strcmp(a->text, b->text);
	/* Done first: of those that several tables have, it is what became of it. */
	return order ? order : b->done - a->done;
}

/* What an earlier roundtable left open, with what became of it, together for whom it was meant. Tables that were merged
 * all began with the same ones. */
static const struct minutes_matter *matters_of(const struct session *s, struct arena *a, size_t *count)
{
	struct minutes_matter *list = arena_array(a, struct minutes_matter, s->matter_count + 1);

	*count = 0;
	for (size_t i = 0; i < s->matter_count; i++)
		list[i] = (struct minutes_matter){ s->matters[i].text, s->matters[i].addressee, s->matters[i].done };
	if (s->matter_count)
		qsort(list, s->matter_count, sizeof *list, by_addressee);
	for (size_t i = 0; i < s->matter_count; i++) {
		const struct minutes_matter *last = &list[*count - (*count > 0)];

		if (s->table_count && *count && strcmp(last->text, list[i].text) == 0 &&
		    strcmp(last->addressee, list[i].addressee) == 0)
			continue;
		list[(*count)++] = list[i];
	}
	return list;
}

bool making_build(struct making *m, const struct publish_plan *plan, int k, const char *content, struct err *e)
{
	const struct session *s = plan->session;
	const char *lang = plan->lang ? plan->lang : s->agenda->language;
	size_t matters;
	const struct redactor_plan redaction = {
		.session = s, .glossary = plan->glossary, .undecided = plan->undecided, .keep_names = plan->keep_names,
		/* Words that stand in for names stand in sentences that were typed in the room's language. */
		.lang = s->agenda->language,
	};
	struct minutes_plan minutes = {
		.session = s, .k = k, .summary = plan->summary, .lang = lang, .keep_names = plan->keep_names,
		.partition = &m->partition, .content = content, .report = &m->report,
		.blocks = s->publication_count ? s->publications[s->publication_count - 1].blocks : NULL,
		.redactor = m->redactor = redactor_new(&redaction),
	};

	minutes.matters = matters_of(s, &m->arena, &matters);
	minutes.matter_count = matters;
	partition_make(&m->partition, s, k, &m->arena);
	m->document = minutes_build(&minutes, &m->arena, e);
	return m->document != NULL;
}

void making_free(struct making *m)
{
	if (m->redactor)
		redactor_free(m->redactor);
	arena_free(&m->arena);
	memset(m, 0, sizeof *m);
}

bool making_content(const struct publish_plan *plan, int k, char out[MINUTES_HASH_BYTES], struct err *e)
{
	struct publish_plan whole = *plan;
	struct making m = { 0 };
	bool ok;

	whole.lang = NULL;
	whole.lang_count = 0;
	whole.summary = whole.keep_names = false;
	ok = making_build(&m, &whole, k, NULL, e);
	if (ok)
		minutes_hash(m.document, out);
	making_free(&m);
	return ok;
}

const char *publish_content_hash(const struct session *s, const struct strings *glossary, struct arena *a,
				 struct err *e)
{
	const struct publish_plan plan = { .session = s, .glossary = glossary };
	char *hash = arena_alloc(a, MINUTES_HASH_BYTES);

	return making_content(&plan, s->agenda->k, hash, e) ? hash : NULL;
}

const struct entry *publish_numbered(const struct session *s, const struct strings *glossary, const char *number)
{
	const struct publish_plan plan = { .session = s, .glossary = glossary };
	const struct entry *en = NULL;
	struct making m = { 0 };
	struct err ignored;

	if (making_build(&m, &plan, s->agenda->k, NULL, &ignored))
		for (size_t i = 0; i < m.report.number_count; i++)
			if (strcmp(m.report.numbers[i].number, number) == 0)
				en = m.report.numbers[i].entry;
	making_free(&m);
	return en;
}
