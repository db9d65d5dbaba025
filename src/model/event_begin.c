/* begin: the first event of a session says which session it is. With `table`, it is the first event of a table that was
 * merged with others (tables.c). */
#include "fold.h"

enum { ROUNDTABLE, SESSION, PROGRAM, TITLE, DATE, AFTER, TABLE };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	(void)ev;
	if (*s->id)
		return err_set(e, ERR_RULE, "the session has begun already");
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	s->id = field_text(ev, SESSION);
	s->title = event_given(ev, TITLE) ? ev->field[TITLE].text : NULL;
	s->date = field_text(ev, DATE);
	s->after = field_text(ev, AFTER);
	s->begun_ms = ev->at_ms;
}

static const struct field fields[] = {
	[ROUNDTABLE] = { "roundtable", FIELD_NUMBER, PRIVATE, REQUIRED },
	[SESSION] = { "session", FIELD_WORD, PRIVATE, REQUIRED },
	[PROGRAM] = { "program", FIELD_TEXT, PRIVATE, OPTIONAL },
	[TITLE] = { "title", FIELD_TEXT, PUBLIC, OPTIONAL },
	[DATE] = { "date", FIELD_TEXT, PUBLIC, OPTIONAL },
	[AFTER] = { "after", FIELD_WORD, PRIVATE, OPTIONAL },
	[TABLE] = { "table", FIELD_WORD, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_begin = {
	.name = "begin", .fields = fields, .check = check, .apply = apply, .lasting = true,
};
