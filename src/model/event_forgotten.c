/* forgotten: one entry was asked to be forgotten; its texts are gone from the journal. Holds no content. */
#include "fold.h"

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (!session_entry(s, ev->field[OF].text))
		return err_set(e, ERR_RULE, "there is no entry %s", ev->field[OF].text);
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev);

	en->forgotten = true;
	en->text = "";
	en->wording = NULL;
	en->speaker = en->owner = NULL;
	/* What was signed said something that is gone. */
	s->signature_count = 0;
}

const struct event_kind kind_forgotten = {
	.name = "forgotten", .fields = fields_of_entry, .check = check, .apply = apply, .lasting = true,
};
