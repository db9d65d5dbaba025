/* out: the whole way out in one call: render, gate, tie, write. */
#include "publish/out.h"

#include "ready.h"

bool publish_out(const struct publish_plan *plan, const struct publish_journal *journal, FILE *out,
		 struct publication_ready **ready, struct err *e)
{
	struct arena work = { 0 };
	struct event *ev;
	bool ok = publish_prepare(plan, ready, e);

	if (ok) {
		ev = publish_event(*ready, &work);
		ok = (!ev || journal->append(journal->self, ev, e)) && publish_commit(*ready, out, e);
	}
	arena_free(&work);
	return ok;
}

const struct publish_format *publish_formats(struct arena *a, size_t *count)
{
	struct publish_format *list;

	*count = 0;
	while (export_formats[*count])
		++*count;
	list = arena_array(a, struct publish_format, *count + 1);
	for (size_t i = 0; i < *count; i++)
		list[i] = (struct publish_format){ export_formats[i]->name, export_formats[i]->file,
						   export_formats[i]->help };
	return list;
}

bool publish_signed(const struct session *s, const struct strings *glossary, struct publish_signatures *out,
		    struct err *e)
{
	const struct publish_plan plan = { .session = s, .glossary = glossary };
	char content[MINUTES_HASH_BYTES];
	struct making m = { 0 };
	bool ok = making_content(&plan, s->agenda->k, content, e) && making_build(&m, &plan, s->agenda->k, content, e);

	if (ok)
		*out = (struct publish_signatures){ m.document->signed_by, m.document->signatures_needed };
	making_free(&m);
	return ok;
}
