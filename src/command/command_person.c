/* person: somebody comes in who is not on the roster, or a fact about somebody who is. */
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "base/utf8.h"
#include "plan.h"

static const struct person *known(const struct command_call *call, const char *name)
{
	const struct roster *r = call->session->roster;
	const char *key = utf8_key(call->arena, name);

	for (size_t i = 0; i < r->count; i++)
		if (strcmp(utf8_key(call->arena, r->people[i].name), key) == 0)
			return &r->people[i];
	return NULL;
}

/* The next free id of the shape p01. */
static const char *free_id(const struct command_call *call)
{
	for (unsigned n = 1;; n++) {
		const char *id = arena_printf(call->arena, "p%02u", n);

		if (!roster_person(call->session->roster, id))
			return id;
	}
}

static bool set_fact(const struct command_call *call, const char *word, struct person *p, struct intent *out,
		     struct err *e)
{
	static const char *const names[] = { "participant", "co-chair", "staff", "observer" };
	static const struct strings parts = { names, PARTS };
	const char *part;
	int group;

	if (strncmp(word, "org:", 4) == 0) {
		out->organisation = word + 4;
		return true;
	}
	if (strncmp(word, "group:", 6) == 0) {
		group = find_group(call, word + 6, e);
		if (group == NO_GROUP)
			return false;
		p->group = call->session->agenda->groups[group].id;
		return true;
	}
	part = find_word(call, &parts, N_("part"), word + strlen("part:"), e);
	if (!part)
		return false;
	p->part = part_of(part);
	return true;
}

static bool is_fact(const char *word)
{
	return strncmp(word, "org:", 4) == 0 || strncmp(word, "group:", 6) == 0 || strncmp(word, "part:", 5) == 0;
}

/* The words before the first fact. */
static const char *name_of(const struct command_call *call)
{
	struct buffer b = { 0 };
	const char *name;

	for (size_t i = 0; i < call->args && !is_fact(call->arg[i]); i++)
		buffer_addf(&b, "%s%s", i ? " " : "", call->arg[i]);
	name = arena_string(call->arena, buffer_text(&b));
	buffer_free(&b);
	return name;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const char *name = name_of(call);
	const struct person *before = known(call, name);
	struct person *p = arena_new(call->arena, struct person);

	if (!*name)
		return err_set(e, ERR_RULE, "say a name before org:, group: and part:");
	if (before)
		*p = *before;
	else
		*p = (struct person){ .id = free_id(call), .name = name, .title = "", .role = "", .group = "",
				      .email = "" };
	out->kind = INTENT_PERSON;
	out->person = p;
	out->organisation = "";
	for (size_t i = 1; i < call->args; i++) {
		if (is_fact(call->arg[i])) {
			if (!set_fact(call, call->arg[i], p, out, e))
				return false;
		} else if (is_fact(call->arg[i - 1])) {
			return err_set(e, ERR_RULE, "put quotation marks around words that belong together: \"…\"");
		}
	}
	return true;
}

const struct command command_person = {
	.name = "person",
	.args = "NAME [org:\"…\"] [group:…] [part:…]",
	.help = N_("Put somebody on the roster, or a fact about them"),
	.family = "People",
	.least = 1, .most = 12, .rest_after = NO_REST,
	.at_once = true,
	.plan = plan,
};
