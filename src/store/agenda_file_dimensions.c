/* agenda_file_dimensions: dimensions with their stages, the opening and the closing. */
#include "agenda_file_parts.h"

#include <string.h>

#include "base/nearest.h"

/* The walk of the report that this program grew from; what an agenda gets that does not say its own. */
static const struct {
	const char *id, *title;
	enum entry_kind kind;
	int minutes;
} usual[] = {
	{ "meaning", "What does this mean?", VIEW, 3 },
	{ "present", "How is the system working at present?", VIEW, 8 },
	{ "wanted", "How should it work?", VIEW, 12 },
	{ "actions", "Immediate actions", ACTION, 7 },
	{ "change", "What needs to change?", CHANGE, 5 },
};

enum { USUAL = sizeof usual / sizeof *usual, OWN_STAGE_MINUTES = 5 };

/* A dimension while it is read. */
struct draft {
	struct dimension dimension;
	const struct node *stages;
	const struct node *least;
};

const struct text *agenda_text(struct arena *a, const char *s)
{
	struct text *t = arena_new(a, struct text);

	t->lang = "";
	t->text = s;
	return t;
}

const char *agenda_slug(struct arena *a, const struct text *title)
{
	enum { MOST = 40 };
	char slug[MOST + 1];
	size_t len = 0;

	for (const char *s = title ? title->text : ""; *s && len < MOST; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s - 'A' + 'a') : *s;

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			slug[len++] = c;
		else if (len && slug[len - 1] != '-')
			slug[len++] = '-';
	}
	while (len && slug[len - 1] == '-')
		len--;
	return len ? arena_string_n(a, slug, len) : NULL;
}

void read_minutes(struct reading *r, const struct node *n, void *member)
{
	(void)node_number(r, n, "minutes", 0, MINUTES_MOST, member);
}

void read_kind(struct reading *r, const struct node *n, void *member)
{
	const char *words[ENTRY_KINDS];
	enum entry_kind kind = n->kind == NODE_SCALAR ? entry_kind_of(n->text) : ENTRY_KINDS;

	for (int i = 0; i < ENTRY_KINDS; i++)
		words[i] = entry_kind_name((enum entry_kind)i);
	if (kind == ENTRY_KINDS)
		node_wrong(r, n, "%s is no kind of entry%s", excerpt(r, n->text),
			   suggestion(r, n->text, words, ENTRY_KINDS));
	*(enum entry_kind *)member = kind;
}

static const struct node_key stage_keys[] = {
	{ "id", read_id, offsetof(struct stage, id), false },
	{ "title", read_text, offsetof(struct stage, title), false },
	{ "kind", read_kind, offsetof(struct stage, kind), false },
	{ "minutes", read_minutes, offsetof(struct stage, minutes), false },
	{ "brief", read_text, offsetof(struct stage, brief), false },
	{ "prompts", read_texts, offsetof(struct stage, prompts), false },
	{ NULL, NULL, 0, false },
};

static int usual_of(const struct stage *s)
{
	for (int i = 0; i < USUAL; i++) {
		if (s->id && strcmp(s->id, usual[i].id) == 0)
			return i;
	}
	return UNSAID;
}

static void read_stage(struct reading *r, const struct node *n, struct stage *s)
{
	int as;

	s->minutes = UNSAID;
	s->kind = ENTRY_KINDS;
	if (!node_mapping(r, n, "a stage", stage_keys, s))
		return;
	as = usual_of(s);
	if (!s->title && as >= 0)
		s->title = agenda_text(r->a, usual[as].title);
	if (!s->title && node_is_nothing(node_get(n, "title")))
		node_wrong(r, n, "a stage needs title; add title: …");
	if (!s->id && !node_get(n, "id"))
		s->id = agenda_slug(r->a, s->title);
	if (!s->id && !node_get(n, "id"))
		node_wrong(r, n, "a stage needs id; add id: …");
	if (s->kind == ENTRY_KINDS)
		s->kind = as >= 0 ? usual[as].kind : VIEW;
}

static void usual_stages(struct reading *r, struct dimension *d)
{
	struct stage *stages = arena_array(r->a, struct stage, USUAL);

	for (size_t i = 0; i < USUAL; i++) {
		stages[i].id = usual[i].id;
		stages[i].title = agenda_text(r->a, usual[i].title);
		stages[i].kind = usual[i].kind;
		stages[i].minutes = UNSAID;
	}
	d->stages = stages;
	d->stage_count = USUAL;
}

static struct stage *read_stages(struct reading *r, const struct node *n, struct dimension *d)
{
	struct map seen = { 0 };
	struct stage *stages = node_list(r, n, "stages", ITEMS_MOST, sizeof *stages, &d->stage_count);

	for (size_t i = 0; i < d->stage_count; i++) {
		read_stage(r, n->item[i].value, &stages[i]);
		node_unique(r, &seen, stages[i].id, n->item[i].value, "stage of this dimension");
	}
	if (n && n->kind == NODE_SEQUENCE && !n->count)
		node_wrong(r, n, "a dimension needs a stage; leave stages out to get the five usual ones");
	d->stages = stages;
	return stages;
}

static int usual_minutes(const struct stage *s)
{
	int as = usual_of(s);

	return as >= 0 ? usual[as].minutes : OWN_STAGE_MINUTES;
}

/* Stages that say no minutes share what the others leave of the dimension's, in the proportions of the
 * usual ones; when the dimension says none either, they take the usual minutes. */
static void share_minutes(struct dimension *d, struct stage *stages)
{
	int said = 0, weights = 0, rest, weight = 0, given = 0;

	for (size_t i = 0; i < d->stage_count; i++) {
		said += stages[i].minutes == UNSAID ? 0 : stages[i].minutes;
		weights += stages[i].minutes == UNSAID ? usual_minutes(&stages[i]) : 0;
	}
	rest = d->minutes == UNSAID ? weights : d->minutes > said ? d->minutes - said : 0;
	for (size_t i = 0; i < d->stage_count; i++) {
		if (stages[i].minutes != UNSAID)
			continue;
		weight += usual_minutes(&stages[i]);
		stages[i].minutes = rest * weight / weights - given;
		given += stages[i].minutes;
	}
	if (d->minutes == UNSAID)
		d->minutes = said + rest;
}

static const struct node_key dimension_keys[] = {
	{ "id", read_id, offsetof(struct draft, dimension.id), false },
	{ "title", read_text, offsetof(struct draft, dimension.title), true },
	{ "minutes", read_minutes, offsetof(struct draft, dimension.minutes), false },
	{ "least", read_node, offsetof(struct draft, least), false },
	{ "stages", read_node, offsetof(struct draft, stages), false },
	{ NULL, NULL, 0, false },
};

static void check_id(struct reading *r, const struct node *n, const struct dimension *d)
{
	static const char *const reserved[] = { "opening", "closing", "background", "conclusion" };

	if (!d->id && d->title && !node_get(n, "id"))
		node_wrong(r, n, "a dimension needs id; add id: …");
	for (size_t i = 0; d->id && i < sizeof reserved / sizeof *reserved; i++) {
		if (strcmp(d->id, reserved[i]) == 0)
			node_wrong(r, n, "the id \"%s\" is the program's own; give this dimension another",
				   d->id);
	}
}

static void check_minutes(struct reading *r, const struct node *n, const struct draft *draft)
{
	const struct dimension *d = &draft->dimension;
	int sum = 0;

	for (size_t i = 0; i < d->stage_count; i++)
		sum += d->stages[i].minutes;
	if (sum > d->minutes)
		node_odd(r, n, "the stages of this dimension take %d minutes, and it has %d", sum,
			 d->minutes);
	if (draft->least && d->least > d->minutes)
		node_wrong(r, draft->least, "least is %d, more than the %d minutes of this dimension",
			   d->least, d->minutes);
}

static void read_dimension(struct reading *r, const struct node *n, struct dimension *out)
{
	struct draft draft = { .dimension = { .minutes = UNSAID } };
	struct dimension *d = &draft.dimension;

	if (!node_mapping(r, n, "a dimension", dimension_keys, &draft))
		return;
	if (!d->id && !node_get(n, "id"))
		d->id = agenda_slug(r->a, d->title);
	check_id(r, n, d);
	if (draft.least)
		read_minutes(r, draft.least, &d->least);
	if (draft.stages)
		(void)read_stages(r, draft.stages, d);
	else
		usual_stages(r, d);
	share_minutes(d, (struct stage *)d->stages);
	check_minutes(r, n, &draft);
	*out = *d;
}

void agenda_read_dimensions(struct reading *r, const struct node *n, struct agenda *out)
{
	struct map seen = { 0 };
	struct dimension *d = node_list(r, n, "dimensions", ITEMS_MOST, sizeof *d, &out->dimension_count);

	for (size_t i = 0; i < out->dimension_count; i++) {
		read_dimension(r, n->item[i].value, &d[i]);
		node_unique(r, &seen, d[i].id, n->item[i].value, "dimension");
	}
	if (n && n->kind == NODE_SEQUENCE && !n->count)
		node_wrong(r, n, "an agenda needs a dimension; add one: - {id: first, title: …}");
	out->dimensions = d;
}

static const struct node_key end_keys[] = {
	{ "title", read_text, offsetof(struct stage, title), false },
	{ "minutes", read_minutes, offsetof(struct stage, minutes), false },
	{ "brief", read_text, offsetof(struct stage, brief), false },
	{ "prompts", read_texts, offsetof(struct stage, prompts), false },
	{ NULL, NULL, 0, false },
};

/* The opening or the closing: a dimension of one stage without an id, which has all it says. */
static void read_end(struct reading *r, const struct node *n, const char *what, struct stage s,
		     struct dimension *out)
{
	struct stage *stage = arena_new(r->a, struct stage);

	if (n)
		(void)node_mapping(r, n, what, end_keys, &s);
	*stage = s;
	*out = (struct dimension){
		.title = s.title, .minutes = s.minutes, .stages = stage, .stage_count = 1,
	};
}

void agenda_read_opening(struct reading *r, const struct node *n, struct agenda *out)
{
	struct stage s = { .id = "", .kind = VIEW, .minutes = 5 };

	s.title = agenda_text(r->a, "Opening");
	s.brief = agenda_text(r->a, "Welcome and the Rule");
	read_end(r, n, "the opening", s, &out->opening);
	out->opening.id = "opening";
}

void agenda_read_closing(struct reading *r, const struct node *n, struct agenda *out)
{
	struct stage s = { .id = "", .kind = RECOMMENDATION, .minutes = 10 };

	s.title = agenda_text(r->a, "Key recommendations");
	read_end(r, n, "the closing", s, &out->closing);
	out->closing.id = "closing";
}
