/* agenda_file: agenda.yaml as an agenda with every default filled in. The table of keys is the format. */
#include "store/agenda_file.h"

#include <stdlib.h>
#include <string.h>

#include "agenda_file_parts.h"
#include "base/buffer.h"
#include "store/file.h"

/* What is read only when all it refers to has been: groups before people, dimensions before polls. */
struct draft {
	struct agenda agenda;
	const struct node *hosts, *groups, *quantifiers, *opening, *dimensions, *closing, *polls;
};

static void read_version(struct reading *r, const struct node *n, void *member)
{
	if (n->kind == NODE_SCALAR && strcmp(n->text, "1") == 0)
		*(int *)member = 1;
	else
		node_wrong(
			r, n,
			"this program reads agendas that say roundtable: 1; is this one from a newer program?");
}

static void read_language(struct reading *r, const struct node *n, void *member)
{
	size_t len = strspn(n->text, "abcdefghijklmnopqrstuvwxyz");

	if (n->kind == NODE_SCALAR && len >= 2 && len <= 3 && (!n->text[len] || n->text[len] == '-'))
		*(const char **)member = n->text;
	else
		node_wrong(r, n, "%s is no language; write en, cy or another code", excerpt(r, n->text));
}

static void read_sign(struct reading *r, const struct node *n, void *member)
{
	if (n->kind == NODE_SCALAR && strcmp(n->text, "co-chairs") == 0)
		*(int *)member = SIGN_CO_CHAIRS;
	else if (n->kind == NODE_SCALAR && strcmp(n->text, "any") == 0)
		*(int *)member = 1;
	else
		(void)node_number(r, n, "co-chairs, any or how many must sign", 1, 100, member);
}

static void read_date(struct reading *r, const struct node *n, void *member)
{
	if (n->kind != NODE_SCALAR || !date_parse(n->text, member))
		node_wrong(r, n, "%s is not a date; write it as 2027-03-31", excerpt(r, n->text));
}

static void read_whole_minutes(struct reading *r, const struct node *n, void *member)
{
	(void)node_number(r, n, "minutes", 1, MINUTES_MOST, member);
}

/* ---- the rule ---- */

static void read_rule_name(struct reading *r, const struct node *n, void *member)
{
	(void)member;
	if (n->kind != NODE_SCALAR || strcmp(n->text, "chatham-house") != 0)
		node_wrong(r, n, "the only rule is chatham-house");
}

static void read_k(struct reading *r, const struct node *n, void *member)
{
	(void)node_number(r, n, "k, how many people must share a label", 2, 100, member);
}

static void read_quotes(struct reading *r, const struct node *n, void *member)
{
	static const char *const words[] = { "free", "ask" };

	if (n->kind == NODE_SCALAR && strcmp(n->text, "free") == 0)
		*(enum quote_rule *)member = QUOTES_FREE;
	else if (n->kind == NODE_SCALAR && strcmp(n->text, "ask") == 0)
		*(enum quote_rule *)member = QUOTES_ASK;
	else
		node_wrong(r, n, "%s is no rule for quotes%s", excerpt(r, n->text),
			   suggestion(r, n->text, words, 2));
}

static const struct node_key rule_keys[] = {
	{ "name", read_rule_name, 0, false },
	{ "k", read_k, offsetof(struct agenda, k), false },
	{ "quotes", read_quotes, offsetof(struct agenda, quotes), false },
	{ NULL, NULL, 0, false },
};

static void read_rule(struct reading *r, const struct node *n, void *member)
{
	(void)node_mapping(r, n, "the rule", rule_keys, member);
}

/* ---- hosts ---- */

static const struct node_key host_keys[] = {
	{ "name", read_text, offsetof(struct host, name), true },
	{ "about", read_text, offsetof(struct host, about), false },
	{ "contact", read_text, offsetof(struct host, contact), false },
	{ NULL, NULL, 0, false },
};

static void read_hosts(struct reading *r, const struct node *n, struct agenda *out)
{
	struct host *hosts = node_list(r, n, "hosts", ITEMS_MOST, sizeof *hosts, &out->host_count);

	for (size_t i = 0; i < out->host_count; i++)
		(void)node_mapping(r, n->item[i].value, "a host", host_keys, &hosts[i]);
	out->hosts = hosts;
}

/* ---- the whole ---- */

static const struct node_key agenda_keys[] = {
	{ "roundtable", read_version, offsetof(struct draft, agenda.version), false },
	{ "title", read_text, offsetof(struct draft, agenda.title), true },
	{ "purpose", read_text, offsetof(struct draft, agenda.purpose), false },
	{ "hosts", read_node, offsetof(struct draft, hosts), false },
	{ "minutes", read_whole_minutes, offsetof(struct draft, agenda.minutes), false },
	{ "language", read_language, offsetof(struct draft, agenda.language), false },
	{ "rule", read_rule, offsetof(struct draft, agenda), false },
	{ "sign", read_sign, offsetof(struct draft, agenda.sign), false },
	{ "retain_until", read_date, offsetof(struct draft, agenda.retain_until), false },
	{ "groups", read_node, offsetof(struct draft, groups), false },
	{ "levels", read_strings, offsetof(struct draft, agenda.levels), false },
	{ "themes", read_strings, offsetof(struct draft, agenda.themes), false },
	{ "glossary", read_terms, offsetof(struct draft, agenda.glossary), false },
	{ "quantifiers", read_node, offsetof(struct draft, quantifiers), false },
	{ "opening", read_node, offsetof(struct draft, opening), false },
	{ "dimensions", read_node, offsetof(struct draft, dimensions), true },
	{ "closing", read_node, offsetof(struct draft, closing), false },
	{ "polls", read_node, offsetof(struct draft, polls), false },
	{ NULL, NULL, 0, false },
};

static const char *const usual_levels[] = { "neighbourhood", "place", "system", "region", "national" };

static int minutes_of_parts(const struct agenda *a)
{
	int sum = a->opening.minutes + a->closing.minutes;

	for (size_t i = 0; i < a->dimension_count; i++)
		sum += a->dimensions[i].minutes;
	return sum;
}

static void settle_minutes(struct reading *r, const struct node *root, struct agenda *a)
{
	enum { USUAL_MINUTES = 120 };
	int sum = minutes_of_parts(a);
	const struct node *said = node_get(root, "minutes");

	if (!a->minutes)
		a->minutes = sum ? sum : USUAL_MINUTES;
	else if (sum > a->minutes && said)
		node_odd(r, said, "the parts of this agenda take %d minutes, and the meeting has %d", sum,
			 a->minutes);
}

static void lay_steps(struct arena *arena, struct agenda *a)
{
	size_t count = 2;
	struct step *step;

	for (size_t i = 0; i < a->dimension_count; i++)
		count += a->dimensions[i].stage_count;
	a->steps = step = arena_array(arena, struct step, count);
	a->step_count = count;
	*step++ = (struct step){ &a->opening, a->opening.stages };
	for (size_t i = 0; i < a->dimension_count; i++) {
		const struct dimension *d = &a->dimensions[i];

		for (size_t j = 0; j < d->stage_count; j++)
			*step++ = (struct step){ d, &d->stages[j] };
	}
	*step = (struct step){ &a->closing, a->closing.stages };
}

static void read_parts(struct reading *r, const struct draft *draft, struct agenda *a)
{
	read_hosts(r, draft->hosts, a);
	agenda_read_groups(r, draft->groups, a);
	agenda_read_quantifiers(r, draft->quantifiers, a);
	agenda_read_opening(r, draft->opening, a);
	agenda_read_dimensions(r, draft->dimensions, a);
	agenda_read_closing(r, draft->closing, a);
	agenda_read_polls(r, draft->polls, a);
	if (!a->levels.item) {
		a->levels.item = usual_levels;
		a->levels.count = sizeof usual_levels / sizeof *usual_levels;
	}
}

static const struct agenda *read_agenda(struct reading *r, const struct node *root)
{
	struct draft *draft = arena_new(r->a, struct draft);
	struct agenda *agenda = &draft->agenda;

	*agenda = (struct agenda){ .version = 1, .language = "en", .k = 3, .sign = SIGN_CO_CHAIRS };
	if (!node_mapping(r, root, "the agenda", agenda_keys, draft))
		return NULL;
	read_parts(r, draft, agenda);
	settle_minutes(r, root, agenda);
	lay_steps(r->a, agenda);
	return agenda;
}

const struct agenda *agenda_file_parse(const char *name, const char *bytes, size_t len, struct arena *a,
				       struct complaints *c)
{
	struct reading r = { .name = name, .a = a, .c = c };
	size_t before = c->count, errors = c->errors;
	const struct node *root = yaml_tree_parse(&r, bytes, len);
	const struct agenda *agenda = root ? read_agenda(&r, root) : NULL;

	sort_complaints(&r, before);
	return c->errors == errors ? agenda : NULL;
}

const struct agenda *agenda_file_read(const char *path, struct arena *a, struct complaints *c, struct err *e)
{
	const char *name = strcmp(path, "-") == 0 ? "stdin" : path;
	const struct agenda *agenda = NULL;
	struct buffer bytes = { 0 };

	if (file_read(path, FILE_BYTES_MOST, &bytes, e)) {
		agenda = agenda_file_parse(name, bytes.text, bytes.len, a, c);
		if (!agenda)
			(void)complaints_settle(c, e);
	}
	buffer_free(&bytes);
	return agenda;
}
