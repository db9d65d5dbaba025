/* list: the last entries, with their small numbers. */
#include "base/buffer.h"
#include "base/say.h"
#include "base/utf8.h"
#include "plan.h"

#include <string.h>

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct session *s = call->session;
	struct buffer b = { 0 };
	size_t first;
	long n = 10;

	if (call->args && !find_number(plan_arg(call, 0), 1, 100000, &n, e))
		return false;
	first = s->entry_count > (size_t)n ? s->entry_count - (size_t)n : 0;
	for (size_t i = first; i < s->entry_count; i++) {
		const struct entry *en = s->entries[i];

		buffer_addf(&b, "%s%zu %s%s: ", b.len ? "\n" : "", en->number, entry_kind_words(en->kind),
			    en->dropped ? _(" (dropped)") : "");
		utf8_add_visible(&b, en->text, strlen(en->text));
	}
	out->kind = INTENT_SAY;
	out->say = arena_string(call->arena, b.len ? buffer_text(&b) : _("no entries yet"));
	buffer_free(&b);
	return true;
}

const struct command command_list = {
	.name = "list",
	.args = "[N]",
	.help = N_("List the last N entries with their numbers"),
	.family = "Entries",
	.least = 0, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
