/* entry: something was said and written down: a view, quote, action, change, recommendation, decision, or
 * a question parked. */
#include "fold.h"

enum { KIND, DIMENSION, STAGE, TEXT, SPEAKER_, ADDRESSEE, OWNER, LEVEL, HORIZON, DUE, TAGS, STAR };

/* Whether it has the very words of the newest entry for what it is and where it was said: these were found to be right
 * then. Most entries have, as a journal keeps each word once. */
static bool is_placed(const struct session *s, const struct event *ev)
{
	const struct event *like = s->newest.event;

	return like && like->field[KIND].text == ev->field[KIND].text &&
	       like->field[DIMENSION].text == ev->field[DIMENSION].text && event_given(like, STAGE) && event_given(ev, STAGE) &&
	       like->field[STAGE].text == ev->field[STAGE].text;
}

static void place(struct session *s, const struct event *ev)
{
	if (!is_placed(s, ev)) {
		s->newest.kind = entry_kind_of(ev->field[KIND].text);
		s->newest.step = (uint32_t)agenda_step(s->agenda, ev->field[DIMENSION].text, field_text(ev, STAGE));
	}
	s->newest.event = ev;
}

static bool is_possible(const struct session *s, const struct event *ev, struct err *e)
{
	if (entry_kind_of(ev->field[KIND].text) == ENTRY_KINDS)
		return err_set(e, ERR_RULE, "%s is no kind of entry", ev->field[KIND].text);
	return check_place(s, ev->field[DIMENSION].text, field_text(ev, STAGE), e);
}

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (!is_placed(s, ev) && !is_possible(s, ev, e))
		return false;
	if (event_given(ev, SPEAKER_) && !check_person(s, ev->field[SPEAKER_].text, e))
		return false;
	if (event_given(ev, OWNER) && !check_person(s, ev->field[OWNER].text, e))
		return false;
	return true;
}

static void set_tags(struct session *s, struct entry *en, const struct event_list *tags)
{
	for (size_t i = 0; i < tags->count; i++) {
		struct entry_more *more = entry_more(s, en);
		const char **tag = arena_push(&s->arena, &more->tags, more->tag_count, &more->tag_cap, sizeof *tag);

		*tag = tags->item[i];
		more->tag_count++;
	}
}

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = session_add_entry(s);

	en->id = ev->id;
	en->writer = ev->writer;
	en->n = ev->n;
	en->table = s->at;
	place(s, ev);
	en->kind = s->newest.kind;
	en->step = s->newest.step;
	en->text = ev->field[TEXT].text;
	en->speaker = event_given(ev, SPEAKER_) ? session_person(s, ev->field[SPEAKER_].text) : NULL;
	en->owner = event_given(ev, OWNER) ? session_person(s, ev->field[OWNER].text) : NULL;
	en->addressee = field_text(ev, ADDRESSEE);
	en->level = field_text(ev, LEVEL);
	en->horizon = field_text(ev, HORIZON);
	en->due = field_text(ev, DUE);
	en->star = event_given(ev, STAR) && ev->field[STAR].number;
	if (event_given(ev, TAGS))
		set_tags(s, en, ev->field[TAGS].list);
	en->record = s->record;
	en->at_ms = ev->at_ms;
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
