/* entry: something was said and written down: a view, quote, action, change, recommendation, decision, or
 * a question parked. */
#include "fold.h"

enum { KIND, DIMENSION, STAGE, TEXT, SPEAKER_, ADDRESSEE, OWNER, LEVEL, HORIZON, DUE, TAGS, STAR };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (entry_kind_of(ev->field[KIND].text) == ENTRY_KINDS)
		return err_set(e, ERR_RULE, "%s is no kind of entry", ev->field[KIND].text);
	if (!check_place(s, ev->field[DIMENSION].text, field_text(ev, STAGE), e))
		return false;
	if (ev->field[SPEAKER_].given && !check_person(s, ev->field[SPEAKER_].text, e))
		return false;
	if (ev->field[OWNER].given && !check_person(s, ev->field[OWNER].text, e))
		return false;
	return true;
}

static void set_tags(struct session *s, struct entry *en, const struct event_list *tags)
{
	for (size_t i = 0; tags && i < tags->count; i++) {
		const char **tag = arena_push(&s->arena, &en->tags, en->tag_count, &en->tag_cap, sizeof *tag);

		*tag = tags->item[i];
		en->tag_count++;
	}
}

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = arena_new(&s->arena, struct entry);
	struct entry **slot =
		arena_push(&s->arena, &s->entries, s->entry_count, &s->entry_cap, sizeof *slot);

	*slot = en;
	s->entry_count++;
	en->number = ++s->numbered;
	en->id = ev->id;
	en->writer = ev->writer;
	en->n = ev->n;
	en->table = s->at;
	en->kind = entry_kind_of(ev->field[KIND].text);
	en->step = (size_t)agenda_step(s->agenda, ev->field[DIMENSION].text, field_text(ev, STAGE));
	en->text = ev->field[TEXT].text;
	en->speaker = ev->field[SPEAKER_].given ? session_person(s, ev->field[SPEAKER_].text) : NULL;
	en->owner = ev->field[OWNER].given ? session_person(s, ev->field[OWNER].text) : NULL;
	en->addressee = field_text(ev, ADDRESSEE);
	en->level = field_text(ev, LEVEL);
	en->horizon = field_text(ev, HORIZON);
	en->due = field_text(ev, DUE);
	en->star = ev->field[STAR].given && ev->field[STAR].number;
	set_tags(s, en, ev->field[TAGS].given ? ev->field[TAGS].list : NULL);
	en->record = s->record;
	en->at_ms = ev->at_ms;
	en->edited_by = "";
}

static const struct field fields[] = {
	[KIND] = { "kind", FIELD_WORD, PUBLIC, REQUIRED },
	[DIMENSION] = { "dimension", FIELD_WORD, PUBLIC, REQUIRED },
	[STAGE] = { "stage", FIELD_WORD, PUBLIC, OPTIONAL },
	[TEXT] = { "text", FIELD_TEXT, PUBLIC, REQUIRED },
	[SPEAKER_] = { "speaker", FIELD_PERSON, SPEAKER, OPTIONAL },
	[ADDRESSEE] = { "addressee", FIELD_TEXT, PUBLIC, OPTIONAL },
	[OWNER] = { "owner", FIELD_PERSON, PRIVATE, OPTIONAL },
	[LEVEL] = { "level", FIELD_WORD, PUBLIC, OPTIONAL },
	[HORIZON] = { "horizon", FIELD_WORD, PUBLIC, OPTIONAL },
	[DUE] = { "due", FIELD_TEXT, PUBLIC, OPTIONAL },
	[TAGS] = { "tags", FIELD_LIST, PUBLIC, OPTIONAL },
	[STAR] = { "star", FIELD_FLAG, PUBLIC, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_entry = {
	.name = "entry", .fields = fields, .check = check, .apply = apply, .room = true,
};
