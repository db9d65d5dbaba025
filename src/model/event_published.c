/* published: minutes went out. What they fixed (who stands behind which label, which rows polls have) ties
 * every later export (RULE.md section 4). */
#include "fold.h"

enum { K, CLASSES, BLOCKS, CONTENT, FORMATS, TEXTS };

static const struct event_list *list_of(const struct event *ev, size_t field)
{
	static const struct event_list none;

	return event_given(ev, field) ? ev->field[field].list : &none;
}

static void apply(struct session *s, const struct event *ev)
{
	struct publication *p = arena_push(&s->arena, &s->publications, s->publication_count,
					   &s->publication_cap, sizeof *p);

	s->publication_count++;
	p->table = s->at;
	p->k = (int)ev->field[K].number;
	p->classes = list_of(ev, CLASSES);
	p->blocks = list_of(ev, BLOCKS);
	p->content = field_text(ev, CONTENT);
	p->texts = event_given(ev, TEXTS) ? ev->field[TEXTS].list : NULL;
}

static const struct field fields[] = {
	[K] = { "k", FIELD_NUMBER, PRIVATE, REQUIRED },
	[CLASSES] = { "classes", FIELD_LIST, PRIVATE, OPTIONAL },
	[BLOCKS] = { "blocks", FIELD_LIST, PRIVATE, OPTIONAL },
	[CONTENT] = { "content", FIELD_WORD, PRIVATE, OPTIONAL },
	[FORMATS] = { "formats", FIELD_LIST, PRIVATE, OPTIONAL },
	[TEXTS] = { "texts", FIELD_LIST, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_published = {
	.name = "published", .fields = fields, .apply = apply, .lasting = true,
};
