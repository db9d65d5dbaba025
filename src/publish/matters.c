/* matters: the open actions of a roundtable, for the one that follows it: as published, so that nothing of who spoke,
 * and no name that was hidden, goes from one folder into another. */
#include <string.h>

#include "sealed.h"

static void add(struct publish_matter **list, size_t *count, size_t *cap, struct arena *a, struct publish_matter m)
{
	struct publish_matter *slot = arena_push(a, list, *count, cap, sizeof *slot);

	*slot = (struct publish_matter){
		.text = arena_string(a, m.text), .addressee = arena_string(a, m.addressee),
		.level = arena_string(a, m.level), .due = arena_string(a, m.due), .number = arena_string(a, m.number),
	};
	++*count;
}

static void add_actions(struct publish_matter **list, size_t *count, size_t *cap, struct arena *a,
			const struct document_dimension *d)
{
	for (size_t s = 0; s < d->stage_count; s++)
		for (size_t i = 0; i < d->stages[s].item_count; i++) {
			const struct document_item *it = &d->stages[s].items[i];

			if (!it->status || strcmp(it->status, "open") != 0)
				continue;
			add(list, count, cap, a, (struct publish_matter){
				.text = document_text(it->text), .addressee = document_text(it->addressee),
				.level = document_text(it->level), .due = it->due_month ? it->due_month : "",
				.number = document_text(it->number),
			});
		}
}

static const struct publish_matter *collect(const struct document *d, struct arena *a, size_t *count)
{
	struct publish_matter *list = NULL;
	size_t cap = 0;

	for (size_t i = 0; i < d->dimension_count; i++)
		add_actions(&list, count, &cap, a, &d->dimensions[i]);
	if (d->closing)
		add_actions(&list, count, &cap, a, d->closing);
	/* What was open before and still is goes on. */
	for (size_t i = 0; i < d->matter_count; i++)
		if (strcmp(d->matters[i].status, "open") == 0)
			add(&list, count, &cap, a, (struct publish_matter){
				document_text(d->matters[i].text), document_text(d->matters[i].addressee), "", "", "",
			});
	return list ? list : arena_alloc(a, 1);
}

const struct publish_matter *publish_matters(const struct session *s, const struct strings *glossary, const char *dir,
					     struct arena *a, size_t *count, struct err *e)
{
	/* What nobody decided stays hidden: it can be put better when the matter is taken up. */
	const struct publish_plan plan = {
		.session = s, .glossary = glossary, .dir = dir, .undecided = UNDECIDED_HIDE,
	};
	const struct publish_matter *list = NULL;
	struct making m = { 0 };

	*count = 0;
	if (s->sealed)
		m.document = sealed_tree(s, dir, NULL, false, &m.arena, e);
	if (s->sealed ? m.document != NULL : making_build(&m, &plan, s->agenda->k, NULL, e))
		list = collect(m.document, a, count);
	making_free(&m);
	return list;
}
