/* poll: a poll opens: one of the agenda's, or a new one that brings its question and options. One at a time. */
#include <string.h>

#include "fold.h"

enum { POLL, DIMENSION, QUESTION, OPTIONS };

static bool check_new(const struct event *ev, struct err *e)
{
	const struct event_list *options = event_given(ev, OPTIONS) ? ev->field[OPTIONS].list : NULL;

	if (!options || options->count < 2)
		return err_set(e, ERR_RULE, "a poll needs at least two options");
	for (size_t i = 0; i < options->count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(options->item[i], options->item[j]) == 0)
				return err_set(e, ERR_RULE, "the option %s is there twice", options->item[i]);
	return true;
}

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	const struct poll *known = poll_of(s, ev->field[POLL].text), *open = session_open_poll(s);

	if (open)
		return err_set(e, ERR_RULE, "poll %s is open; close it first", open->id);
	if (known && event_given(ev, QUESTION))
		return err_set(e, ERR_RULE, "there is a poll %s already", known->id);
	if (event_given(ev, QUESTION))
		return check_new(ev, e);
	if (!known)
		return err_set(e, ERR_RULE, "there is no poll %s", ev->field[POLL].text);
	return true;
}

static const struct text *text_of(struct session *s, const char *words)
{
	struct text *t = arena_new(&s->arena, struct text);

	t->lang = "";
	t->text = words;
	return t;
}

static struct poll *add(struct session *s, const struct event *ev)
{
	const struct event_list *options = ev->field[OPTIONS].list;
	const struct text **texts = arena_array(&s->arena, const struct text *, options->count);
	struct poll *p = arena_push(&s->arena, &s->polls, s->poll_count, &s->poll_cap, sizeof *p);

	s->poll_count++;
	for (size_t i = 0; i < options->count; i++)
		texts[i] = text_of(s, options->item[i]);
	p->id = ev->field[POLL].text;
	p->question = text_of(s, ev->field[QUESTION].text);
	p->options.item = texts;
	p->options.count = options->count;
	p->dimension = agenda_dimension(s->agenda, field_text(ev, DIMENSION));
	return p;
}

static void apply(struct session *s, const struct event *ev)
{
	struct poll *p = event_given(ev, QUESTION) ? add(s, ev) : poll_of(s, ev->field[POLL].text);

	p->opened = p->open = true;
	p->closed = false;
}

static const struct field fields[] = {
	[POLL] = { "poll", FIELD_WORD, PUBLIC, REQUIRED },
	[DIMENSION] = { "dimension", FIELD_WORD, PUBLIC, OPTIONAL },
	[QUESTION] = { "question", FIELD_TEXT, PUBLIC, OPTIONAL },
	[OPTIONS] = { "options", FIELD_LIST, PUBLIC, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_poll = {
	.name = "poll", .fields = fields, .check = check, .apply = apply, .room = true,
};
