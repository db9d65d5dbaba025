/* agenda_file_groups: stakeholder groups, the rungs of "several participants", and polls. */
#include "agenda_file_parts.h"

#include <stdlib.h>
#include <string.h>

/* ---- groups ---- */

struct group_draft {
	struct group group;
	const struct node *within;
};

static const struct node_key group_keys[] = {
	{ "id", read_id, offsetof(struct group_draft, group.id), true },
	{ "label", read_text, offsetof(struct group_draft, group.label), false },
	{ "plural", read_text, offsetof(struct group_draft, group.plural), false },
	{ "within", read_node, offsetof(struct group_draft, within), false },
	{ NULL, NULL, 0, false },
};

/* "primary-care" as a label is "primary care". */
static const struct text *label_of(struct arena *a, const char *id)
{
	char *label = arena_string(a, id);

	for (char *s = label; *s; s++) {
		if (*s == '-')
			*s = ' ';
	}
	return agenda_text(a, label);
}

static const struct text *plural_of(struct arena *a, const struct text *label)
{
	struct text *t;

	if (!label)
		return NULL;
	t = arena_new(a, struct text);
	t->lang = label->lang;
	t->text = arena_printf(a, "%ss", label->text);
	t->next = plural_of(a, label->next);
	return t;
}

static void read_group(struct reading *r, const struct node *n, struct group_draft *draft)
{
	struct group *g = &draft->group;

	if (!node_mapping(r, n, "a group", group_keys, draft) || !g->id)
		return;
	if (!g->label)
		g->label = label_of(r->a, g->id);
	if (!g->plural)
		g->plural = plural_of(r->a, g->label);
}

static void find_parent(struct reading *r, const struct group_draft *drafts, size_t count, size_t self)
{
	const struct node *within = drafts[self].within;
	struct group_draft *draft = (struct group_draft *)&drafts[self];
	const char **words = arena_array(r->a, const char *, count);
	size_t known = 0;

	if (!within)
		return;
	for (size_t i = 0; i < count; i++) {
		if (!drafts[i].group.id)
			continue;
		words[known++] = drafts[i].group.id;
		if (within->kind == NODE_SCALAR && strcmp(within->text, drafts[i].group.id) == 0) {
			draft->group.parent = i;
			return;
		}
	}
	node_wrong(r, within, "there is no group %s%s", excerpt(r, within->text),
		   suggestion(r, within->text, words, known));
}

static void refuse_circles(struct reading *r, struct group_draft *drafts, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		size_t at = i, steps = 0;

		while (at && steps++ < count)
			at = drafts[at].group.parent;
		if (!at)
			continue;
		node_wrong(r, drafts[i].within, "the group \"%s\" is within itself by way of \"%s\"",
			   drafts[i].group.id ? drafts[i].group.id : "", drafts[i].within->text);
		drafts[i].group.parent = 0;
	}
}

void agenda_read_groups(struct reading *r, const struct node *n, struct agenda *out)
{
	size_t said;
	struct map seen = { 0 };
	struct group_draft *read = node_list(r, n, "groups", ITEMS_MOST, sizeof *read, &said);
	struct group_draft *drafts = arena_array(r->a, struct group_draft, said + 1);
	struct group *groups = arena_array(r->a, struct group, said + 1);

	drafts[0].group.id = "participant";
	drafts[0].group.label = agenda_text(r->a, "participant");
	drafts[0].group.plural = agenda_text(r->a, "participants");
	for (size_t i = 1; i <= said; i++) {
		const struct node *one = n->item[i - 1].value;

		drafts[i] = read[i - 1];
		read_group(r, one, &drafts[i]);
		if (drafts[i].group.id && strcmp(drafts[i].group.id, "participant") == 0)
			node_wrong(r, one, "the group participant is there already: it holds all others; "
					   "take it out");
		else
			node_unique(r, &seen, drafts[i].group.id, one, "group");
	}
	for (size_t i = 1; i <= said; i++)
		find_parent(r, drafts, said + 1, i);
	refuse_circles(r, drafts, said + 1);
	for (size_t i = 0; i <= said; i++)
		groups[i] = drafts[i].group;
	out->groups = groups;
	out->group_count = said + 1;
}

/* ---- quantifiers ---- */

static void read_voices(struct reading *r, const struct node *n, void *member)
{
	(void)node_number(r, n, "a number of voices", 1, 1000, member);
}

static void read_share(struct reading *r, const struct node *n, void *member)
{
	const char *s = n->text;
	size_t len = strlen(s);
	bool shaped = n->kind == NODE_SCALAR && len && len < 12 && !s[strspn(s, "0123456789.")];
	char *end = NULL;
	double share = shaped ? strtod(s, &end) : 0;

	if (shaped && !*end && share > 0 && share <= 1)
		*(double *)member = share;
	else
		node_wrong(r, n,
			   "here should be a share of those present, above 0 and at most 1, as in 0.34");
}

static const struct node_key quantifier_keys[] = {
	{ "from", read_voices, offsetof(struct quantifier, from), false },
	{ "share", read_share, offsetof(struct quantifier, share), false },
	{ "say", read_text, offsetof(struct quantifier, say), true },
	{ NULL, NULL, 0, false },
};

static void read_quantifier(struct reading *r, const struct node *n, struct quantifier *q)
{
	bool from, share;

	if (!node_mapping(r, n, "a quantifier", quantifier_keys, q))
		return;
	from = node_get(n, "from") != NULL;
	share = node_get(n, "share") != NULL;
	if (from && share)
		node_wrong(r, n, "a quantifier has from or share, not both");
	else if (!from && !share)
		node_wrong(r, n, "a quantifier needs from: VOICES or share: PART, as in share: 0.34");
}

static void usual_quantifiers(struct arena *a, struct agenda *out)
{
	static const struct { int from; double share; const char *say; } usual[] = {
		{ 1, 0, "one participant" },
		{ 2, 0, "a few participants" },
		{ 0, 0.34, "several participants" },
		{ 0, 0.6, "most participants" },
	};
	struct quantifier *q = arena_array(a, struct quantifier, sizeof usual / sizeof *usual);

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		q[i] = (struct quantifier){ usual[i].from, usual[i].share, agenda_text(a, usual[i].say) };
	out->quantifiers = q;
	out->quantifier_count = sizeof usual / sizeof *usual;
}

void agenda_read_quantifiers(struct reading *r, const struct node *n, struct agenda *out)
{
	struct quantifier *q = node_list(r, n, "quantifiers", ITEMS_MOST, sizeof *q, &out->quantifier_count);

	for (size_t i = 0; i < out->quantifier_count; i++)
		read_quantifier(r, n->item[i].value, &q[i]);
	out->quantifiers = q;
	if (!n)
		usual_quantifiers(r->a, out);
}

/* ---- polls ---- */

struct poll_draft {
	struct poll_plan poll;
	const struct node *dimension;
};

static const struct node_key poll_keys[] = {
	{ "id", read_id, offsetof(struct poll_draft, poll.id), false },
	{ "dimension", read_node, offsetof(struct poll_draft, dimension), false },
	{ "question", read_text, offsetof(struct poll_draft, poll.question), true },
	{ "options", read_texts, offsetof(struct poll_draft, poll.options), true },
	{ NULL, NULL, 0, false },
};

static void find_dimension(struct reading *r, const struct agenda *agenda, struct poll_draft *draft)
{
	const struct node *n = draft->dimension;
	const char **words = arena_array(r->a, const char *, agenda->dimension_count + 1);
	size_t known = 0;

	for (size_t i = 0; i < agenda->dimension_count; i++) {
		const struct dimension *d = &agenda->dimensions[i];

		if (!d->id)
			continue;
		words[known++] = d->id;
		if (n->kind == NODE_SCALAR && strcmp(n->text, d->id) == 0)
			draft->poll.dimension = d;
	}
	if (!draft->poll.dimension)
		node_wrong(r, n, "there is no dimension %s%s", excerpt(r, n->text),
			   suggestion(r, n->text, words, known));
}

/* Options are chosen by their text, so it must tell them apart. */
static void check_options(struct reading *r, const struct node *options, const struct texts *texts)
{
	struct map seen = { 0 };

	if (!options || options->kind != NODE_SEQUENCE)
		return;
	if (options->count < 2)
		node_wrong(r, options, "a poll needs at least two options");
	for (size_t i = 0; i < texts->count; i++) {
		if (map_get(&seen, texts->item[i]->text))
			node_wrong(r, options, "the option %s stands here twice",
				   excerpt(r, texts->item[i]->text));
		map_put(&seen, r->a, texts->item[i]->text, (void *)(uintptr_t)texts->item[i]);
	}
}

static void read_poll(struct reading *r, const struct node *n, const struct agenda *agenda,
		      struct poll_plan *out, size_t number)
{
	struct poll_draft draft = { 0 };

	if (!node_mapping(r, n, "a poll", poll_keys, &draft))
		return;
	if (draft.dimension)
		find_dimension(r, agenda, &draft);
	check_options(r, node_get(n, "options"), &draft.poll.options);
	if (!draft.poll.id && !node_get(n, "id"))
		draft.poll.id = arena_printf(r->a, "poll-%zu", number);
	if (draft.poll.id && strcmp(draft.poll.id, "new") == 0)
		node_wrong(r, n, "the id \"new\" is the program's own; give this poll another");
	*out = draft.poll;
}

void agenda_read_polls(struct reading *r, const struct node *n, struct agenda *out)
{
	struct map seen = { 0 };
	struct poll_plan *polls = node_list(r, n, "polls", ITEMS_MOST, sizeof *polls, &out->poll_count);

	for (size_t i = 0; i < out->poll_count; i++) {
		read_poll(r, n->item[i].value, out, &polls[i], i + 1);
		node_unique(r, &seen, polls[i].id, n->item[i].value, "poll");
	}
	out->polls = polls;
}
