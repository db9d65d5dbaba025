/* blocks: the tree in reading order, every heading and sentence in place, so that writers of prose need only
 * know what a heading or a table looks like in their format. */
#include <string.h>

#include "pen.h"

static const struct published *sentences(struct making *m, const struct published *one,
					 const struct published *two)
{
	return one && two ? say2(m, PHRASE_SENTENCES, one, two) : one ? one : two;
}

/* ---- who, when, under which rule ---- */

static void opening_words(struct pen *p, const struct document *d)
{
	struct making *m = p->m;
	const struct published **names = arena_array(m->a, const struct published *, d->host_count);
	const struct published *by;
	size_t count = 0;

	for (size_t i = 0; i < d->host_count; i++)
		if (d->hosts[i].name)
			names[count++] = d->hosts[i].name;
	by = list_words(m, names, count);
	if (d->when && by)
		pen_paragraph(p, say2(m, PHRASE_HELD_IN_BY, d->when, by));
	else if (d->when || by)
		pen_paragraph(p, say1(m, by ? PHRASE_HELD_BY : PHRASE_HELD, by ? by : d->when));
}

static void hosts(struct pen *p, const struct document *d)
{
	struct making *m = p->m;

	for (size_t i = 0; i < d->host_count; i++) {
		const struct document_host *h = &d->hosts[i];
		const struct published *about = NULL, *contact = NULL;

		if (h->name && h->about)
			about = published_sentence(m->a, say2(m, PHRASE_HOST_ABOUT, h->name, h->about));
		if (h->contact)
			contact = published_sentence(m->a, say1(m, PHRASE_HOST_CONTACT, h->contact));
		pen_paragraph(p, sentences(m, about, contact));
	}
}

static const struct published *convenor(struct making *m, const struct document_convenor *c)
{
	const struct published *said = c->name;

	if (c->role)
		said = say2(m, PHRASE_COMMA, said, c->role);
	return c->organisation ? say2(m, PHRASE_COMMA, said, c->organisation) : said;
}

static void convenors(struct pen *p, const struct document *d)
{
	struct making *m = p->m;
	const struct published *said = NULL;

	for (size_t i = 0; i < d->convenor_count; i++) {
		const struct published *one = convenor(m, &d->convenors[i]);

		said = !said			     ? one :
		       i + 1 == d->convenor_count ? say2(m, PHRASE_SEMICOLON_AND, said, one) :
						    say2(m, PHRASE_SEMICOLON, said, one);
	}
	if (said)
		pen_paragraph(p, say1(m, PHRASE_CONVENED, said));
}

static void groups(struct pen *p, const struct document *d)
{
	struct making *m = p->m;
	const struct published **list = arena_array(m->a, const struct published *, d->group_count);
	const struct published *said;

	if (!d->participants)
		return;
	if (d->group_count < 2) {
		said = say_count(m, PHRASE_PEOPLE_TOOK_PART_ALIKE, d->participants, NULL);
		pen_paragraph(p, published_raise(m->a, said));
		return;
	}
	for (size_t i = 0; i < d->group_count; i++)
		list[i] = say_count(m, PHRASE_COUNTED, d->groups[i].count, d->groups[i].plural);
	said = say_count(m, PHRASE_PEOPLE_TOOK_PART, d->participants, list_words(m, list, d->group_count));
	pen_paragraph(p, published_raise(m->a, said));
}

static void front(struct pen *p, const struct document *d)
{
	struct making *m = p->m;

	pen_heading(p, 1, d->title);
	if (d->keeps_names)
		pen_block(p, BLOCK_NOTICE, say(m, PHRASE_PRIVATE));
	if (d->status == DOCUMENT_DRAFT)
		pen_block(p, BLOCK_NOTICE, say(m, PHRASE_DRAFT));
	opening_words(p, d);
	if (!d->summary)
		hosts(p, d);
	pen_paragraph(p, say(m, PHRASE_RULE_INTRO));
	pen_block(p, BLOCK_QUOTE, say1(m, PHRASE_QUOTED, d->rule));
	if (d->convenor_count || d->participants)
		pen_heading(p, 2, say(m, PHRASE_TOOK_PART));
	convenors(p, d);
	groups(p, d);
	if (d->background.count)
		pen_heading(p, 2, say(m, PHRASE_BACKGROUND));
	pen_paragraphs(p, &d->background);
}

/* ---- the dimensions ---- */

static void key_points_of(struct pen *p, const struct document_dimension *d, bool *any)
{
	bool first = true;

	for (size_t s = 0; s < d->stage_count; s++)
		for (size_t i = 0; i < d->stages[s].item_count; i++) {
			const struct document_item *it = &d->stages[s].items[i];

			if (!it->key)
				continue;
			if (!*any)
				pen_heading(p, 2, say(p->m, PHRASE_KEY_POINTS));
			if (first) {
				pen_heading(p, 3, d->title);
				pen_block(p, BLOCK_BULLETS, NULL);
			}
			/* Its number belongs to where it stands below. */
			pen_line(p, NULL, it->line);
			*any = true;
			first = false;
		}
}

static void key_points(struct pen *p, const struct document *d)
{
	bool any = false;

	for (size_t i = 0; i < d->dimension_count; i++)
		key_points_of(p, &d->dimensions[i], &any);
}

static void dimensions(struct pen *p, const struct document *d)
{
	for (size_t i = 0; i < d->dimension_count; i++) {
		const struct document_dimension *one = &d->dimensions[i];

		pen_heading(p, 2, one->title);
		if (!one->discussed)
			pen_paragraph(p, say(p->m, PHRASE_NOT_DISCUSSED));
		pen_paragraphs(p, &one->passage);
		pen_stages(p, one);
	}
	pen_polls(p, 2, d->polls, d->poll_count);
}

/* ---- what comes of it ---- */

static const struct published *title_of(const struct document *d, const struct published *id)
{
	for (size_t i = 0; i < d->dimension_count; i++)
		if (strcmp(published_text(d->dimensions[i].id), published_text(id)) == 0)
			return d->dimensions[i].title;
	return NULL;
}

static bool same_dimension(const struct document_item *x, const struct document_item *y)
{
	return strcmp(published_text(x->dimension), published_text(y->dimension)) == 0;
}

static void recommendations(struct pen *p, const struct document *d, const struct document_item *items,
			    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !same_dimension(&items[i - 1], &items[i])) {
			const struct published *title = title_of(d, items[i].dimension);

			if (title)
				pen_heading(p, 3, title);
			pen_block(p, BLOCK_BULLETS, NULL);
		}
		pen_line(p, items[i].number, items[i].line);
	}
}

static void closing(struct pen *p, const struct document *d)
{
	const struct document_stage *s = d->closing ? d->closing->stages : NULL;
	struct document_dimension others;
	size_t count = 0;

	if (!s)
		return;
	others = *d->closing;
	pen_heading(p, 2, others.title ? others.title : say(p->m, PHRASE_KEY_RECOMMENDATIONS));
	pen_paragraphs(p, &others.passage);
	if (others.stage_count && strcmp(s->kind, "recommendation") == 0) {
		while (count < s->item_count && strcmp(s->items[count].kind, "recommendation") == 0)
			count++;
		recommendations(p, d, s->items, count);
		if (count < s->item_count)
			pen_items(p, s->kind, s->items + count, s->item_count - count);
		others.stages++;
		others.stage_count--;
		others.polls_at -= others.polls_at > 0;
	}
	pen_stages(p, &others);
}

/* Who was to do it, and what became of it. */
static const struct published *matter(struct making *m, const struct document_matter *it)
{
	bool done = strcmp(it->status, "done") == 0;

	if (published_is_empty(it->addressee))
		return say1(m, done ? PHRASE_DONE : PHRASE_STILL_OPEN, it->text);
	return say2(m, done ? PHRASE_MATTER_DONE : PHRASE_MATTER_OPEN, it->text, it->addressee);
}

static void matters(struct pen *p, const struct document *d)
{
	struct making *m = p->m;

	if (!d->matter_count)
		return;
	pen_heading(p, 2, say(m, PHRASE_MATTERS));
	pen_block(p, BLOCK_BULLETS, NULL);
	for (size_t i = 0; i < d->matter_count; i++)
		pen_line(p, NULL, matter(m, &d->matters[i]));
}

static void made(struct pen *p, const struct document *d)
{
	pen_heading(p, 2, say(p->m, PHRASE_MADE_TITLE));
	pen_block(p, BLOCK_PROSE, NULL);
	for (size_t i = 0; i < d->made.count; i++)
		pen_line(p, NULL, d->made.item[i]);
}

void build_blocks(struct making *m, struct document *d)
{
	struct pen p = { .m = m };

	front(&p, d);
	key_points(&p, d);
	if (!d->summary)
		dimensions(&p, d);
	closing(&p, d);
	if (d->conclusion.count)
		pen_heading(&p, 2, say(m, PHRASE_CONCLUSION));
	pen_paragraphs(&p, &d->conclusion);
	pen_parked(&p, d);
	matters(&p, d);
	made(&p, d);
	d->blocks = p.blocks;
	d->block_count = p.count;
}
