/* line_before: words that come again and again in a journal, and lines of a form that was there before. */
#include "line_before.h"

#include <string.h>

#include "base/time.h"
#include "line.h"

/* What may stand between the bytes of a form. */
enum hole {
	HOLE_NUMBER,  /* the last part of the id */
	HOLE_TEXT,    /* between quotes, without an escape */
	HOLE_WORD,    /* a person or another event */
	HOLE_TIME,    /* of the day, which must be the same */
	HOLE_END,     /* of the line, but for its checksum */
};

static size_t hash(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *)s;

	return len ? (len * 31 + u[0] * 7u + u[len / 2] * 5u + u[len - 1]) % LINE_WORDS : 0;
}

const char *line_before_word(struct line_before *b, struct arena *a, const char *s, size_t len)
{
	const char **slot = &b->word[hash(s, len)];

	if (!*slot || strncmp(*slot, s, len) != 0 || (*slot)[len])
		*slot = arena_string_n(a, s, len);
	return *slot;
}

/* ---- keeping a form ---- */

/* Ends the bytes that must be the same at `end`, where that hole begins; the next begin at `next`. */
static void add_hole(struct line_form *f, size_t end, size_t next, enum hole hole, size_t field)
{
	struct line_part *p = &f->part[f->count++];

	p->len = (uint16_t)(end - p->start);
	p->hole = (uint8_t)hole;
	p->field = (uint8_t)field;
	if (hole != HOLE_END)
		f->part[f->count].start = (uint16_t)next;
}

/* The day stays, what is behind its T is the hole. */
static void add_time(struct line_form *f, const struct line_value *v, size_t start)
{
	int64_t ms;

	if (!time_of_day_read(v->text + DAY_BYTES + 1, &ms))
		bug("the time of an event is none");
	f->day_ms = f->event->at_ms - ms;
	add_hole(f, start + DAY_BYTES + 1, start + v->len, HOLE_TIME, 0);
}

static size_t field_of(const struct event_kind *kind, const char *name)
{
	size_t at = 0;

	while (kind->fields[at].name && strcmp(kind->fields[at].name, name) != 0)
		at++;
	return at;
}

/* A value whose bytes may be others in the next line. */
static void add_value(struct line_form *f, const char *key, const struct line_value *v, size_t start)
{
	const struct event_kind *kind = f->event->kind;
	size_t field = field_of(kind, key);
	enum field_type type = kind->fields[field].name ? kind->fields[field].type : 0;

	if (type == FIELD_TEXT && v->shape == LINE_QUOTED)
		add_hole(f, start, start + v->len, HOLE_TEXT, field);
	else if ((type == FIELD_PERSON || type == FIELD_EVENT) && v->shape == LINE_PLAIN)
		add_hole(f, start, start + v->len, HOLE_WORD, field);
	else if (!type && strcmp(key, "at") == 0 && v->shape == LINE_QUOTED)
		add_time(f, v, start);
}

void line_before_keep(struct line_before *b, const char *bytes, const char *was, size_t len, const struct line *line,
	const struct event *ev)
{
	struct line_form *f = &b->form[(b->last + 1) % LINE_FORMS];
	const struct line_value *id = &line->pair[0].value;
	size_t writer = strlen(ev->writer) + 1;

	/* Without an escape a text has as many bytes in the line as in the event. */
	if (len > FORM_BYTES || memchr(was, '\\', len) || strcmp(line->pair[0].key, "id") != 0 || id->shape != LINE_PLAIN ||
		!ev->kind->fields)
		return;
	b->last = (b->last + 1) % LINE_FORMS;
	memcpy(f->bytes, was, len);
	f->event = ev;
	f->count = f->part[0].start = 0;
	add_hole(f, (size_t)(id->text - bytes) + writer, (size_t)(id->text - bytes) + id->len, HOLE_NUMBER, 0);
	for (size_t i = 1; i < line->count; i++)
		if (line->pair[i].value.text)
			add_value(f, line->pair[i].key, &line->pair[i].value, (size_t)(line->pair[i].value.text - bytes));
	add_hole(f, len - LINE_CRC, 0, HOLE_END, 0);
}

/* ---- a line of such a form ---- */

/* Reads what event_split_id takes for a number: its length, or 0. */
static size_t number(const char *s, const char *end, uint64_t *n)
{
	const char *at = s;

	for (*n = 0; at < end && *at >= '0' && *at <= '9' && at - s < 18; at++)
		*n = *n * 10 + (uint64_t)(*at - '0');
	return *s == '0' ? 0 : (size_t)(at - s);
}

/* What was found in the holes. */
struct found {
	const char *at[FORM_PARTS];
	size_t len[FORM_PARTS];
	uint64_t n;
	int64_t since_ms;  /* midnight */
};

/* The length of what stands in a hole at s; false when it is no such thing. */
static bool read_hole(enum hole hole, const char *s, const char *end, struct found *out, size_t *len)
{
	bool escapes = false;

	switch (hole) {
	case HOLE_NUMBER:
		*len = number(s, end, &out->n);
		return *len > 0;
	case HOLE_TEXT:
		return line_scan_text(s, end, len, &escapes) && !escapes;
	case HOLE_WORD:
		*len = line_scan_word(s, end);
		return *len > 0;
	case HOLE_TIME:
		*len = time_of_day_read(s, &out->since_ms);
		return *len > 0;
	case HOLE_END:
		*len = 0;
		return s == end;
	}
	return false;
}

static bool fits(const struct line_form *f, const char *bytes, size_t len, struct found *out)
{
	const char *at = bytes, *end = bytes + len - LINE_CRC;

	for (size_t i = 0; i < f->count; i++) {
		const struct line_part *p = &f->part[i];

		if ((size_t)(end - at) < p->len || memcmp(at, f->bytes + p->start, p->len) != 0)
			return false;
		out->at[i] = at + p->len;
		if (!read_hole(p->hole, out->at[i], end, out, &out->len[i]))
			return false;
		at = out->at[i] + out->len[i];
	}
	return true;
}

static struct event *make(const struct line_form *f, const struct found *found, struct line_before *b, struct arena *a)
{
	const struct event *like = f->event;
	struct event *ev = event_bare(a, like->kind);
	size_t writer = strlen(like->writer) + 1;

	*ev = *like;
	ev->n = found->n;
	ev->at_ms = f->day_ms + found->since_ms;
	ev->id = arena_string_n(a, found->at[0] - writer, writer + found->len[0]);
	ev->field = arena_array(a, union value, ev->room);
	memcpy(ev->field, like->field, ev->room * sizeof *ev->field);
	for (size_t i = 1; i < f->count; i++) {
		const struct line_part *p = &f->part[i];

		if (p->hole == HOLE_TEXT)
			ev->field[p->field].text = arena_string_n(a, found->at[i], found->len[i]);
		else if (p->hole == HOLE_WORD)
			ev->field[p->field].text = line_before_word(b, a, found->at[i], found->len[i]);
	}
	return ev;
}

struct event *line_again(const char *bytes, size_t len, struct line_before *b, struct arena *a)
{
	struct found found;

	if (len < LINE_CRC)
		return NULL;
	for (size_t i = 0; i < LINE_FORMS; i++) {
		size_t at = (b->last + i) % LINE_FORMS;

		if (b->form[at].event && fits(&b->form[at], bytes, len, &found)) {
			b->last = at;
			return make(&b->form[at], &found, b, a);
		}
	}
	return NULL;
}
