/* line_event: keys and values as the event they stand for. What is typed and what stands on disk
 * meet the same demands here, sound or altered; whether an event fits the session is its
 * check's. */
#include "line.h"

#include <string.h>

#include "base/time.h"

/* The highest version of the format that this program knows, in `begin` as `roundtable`: 1 for a session, 2 for the
 * tables of a merged one. */
enum { FORMAT_VERSION = 2 };

/* What line_event fills in; the values of fields stand here until it is known for how many there must be room. */
struct reading {
	struct event *ev;
	struct line_before *before;
	struct arena *arena;
	union value *field;  /* FIELDS_MAX of them */
	bool has_id, has_at, newer;
	struct err *e;
};

bool line_number(const char *s, int64_t *number)
{
	bool minus = *s == '-';
	const char *digits = s + minus;
	size_t len = strlen(digits);
	int64_t n = 0;

	if (len < 1 || len > 18 || strspn(digits, "0123456789") != len ||
		(len > 1 && *digits == '0') || (minus && *digits == '0'))
		return false;
	for (; *digits; digits++)
		n = n * 10 + (*digits - '0');
	*number = minus ? -n : n;
	return true;
}

static inline bool is(const char *name, const char *key)
{
	return *name == *key && strcmp(name, key) == 0;
}

static const struct line_value *find(const struct line *line, const char *key)
{
	for (size_t i = 0; i < line->count; i++)
		if (is(line->pair[i].key, key))
			return &line->pair[i].value;
	return NULL;
}

static inline bool is_text(const struct line_value *v)
{
	return v->shape == LINE_PLAIN || v->shape == LINE_QUOTED;
}

/* Reads v as a field of that type; false when it is no such thing. */
static bool read_value(struct reading *r, const struct line_value *v, enum field_type type, union value *out)
{
	switch (type) {
	case FIELD_TEXT:
	case FIELD_EVENT:
		out->text = is_text(v) ? arena_string_n(r->arena, v->text, v->len) : NULL;
		return out->text;
	case FIELD_WORD:
	case FIELD_PERSON:
		out->text = is_text(v) ? line_before_word(r->before, r->arena, v->text, v->len) : NULL;
		return out->text;
	case FIELD_NUMBER:
		return v->shape == LINE_PLAIN && line_number(v->text, &out->number);
	case FIELD_FLAG:
		if (v->shape != LINE_PLAIN)
			return false;
		out->number = strcmp(v->text, "true") == 0;
		return out->number || strcmp(v->text, "false") == 0;
	case FIELD_LIST:
		out->list = v->list;
		return v->shape == LINE_LIST;
	case FIELD_COUNTS:
		out->list = v->list;
		return v->shape == LINE_COUNTS || (v->shape == LINE_LIST && !v->list->count);
	}
	bug("a field has no type");
}

/* As event_set_id, but writers are few. */
static bool read_id(struct reading *r, const struct line_value *v)
{
	size_t writer_len;

	if (!is_text(v) || !event_split_id(v->text, &writer_len, &r->ev->n))
		return false;
	r->ev->id = arena_string_n(r->arena, v->text, v->len);
	r->ev->writer = line_before_word(r->before, r->arena, v->text, writer_len);
	return true;
}

/* The keys that every event has. *ours says whether this was one of them. */
static bool read_common(struct reading *r, const char *key, const struct line_value *v, bool *ours)
{
	*ours = true;
	if (is(key, "id")) {
		r->has_id = read_id(r, v);
		return r->has_id || err_set(r->e, ERR_SYNTAX, "its id is none");
	}
	if (is(key, "at")) {
		r->has_at = is_text(v) && time_parse(v->text, &r->ev->at_ms);
		return r->has_at || err_set(r->e, ERR_SYNTAX, "its time is none");
	}
	if (is(key, "role")) {
		r->ev->role = is_text(v) ? line_before_word(r->before, r->arena, v->text, v->len) : "";
		return is_text(v) || err_set(r->e, ERR_SYNTAX, "its role is none");
	}
	*ours = is(key, "do");
	return true;
}

/* The field of that name. Fields stand in the table's order nearly always, and what every event has stands before and
 * behind them; *from is where to look first. */
static const struct field *find_field(const struct event_kind *kind, const char *name, size_t count, size_t *from)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = *from + i < count ? *from + i : *from + i - count;

		if (is(kind->fields[at].name, name)) {
			*from = at + 1;
			return &kind->fields[at];
		}
	}
	return NULL;
}

static bool read_fields(struct reading *r, const struct line *line)
{
	const struct event_kind *kind = r->ev->kind;
	size_t count = event_field_count(kind), from = 0;

	for (size_t i = 0; i < line->count; i++) {
		const char *key = line->pair[i].key;
		const struct line_value *v = &line->pair[i].value;
		bool next = from < count && is(kind->fields[from].name, key), ours = false;
		const struct field *field = next ? &kind->fields[from++] : NULL;

		/* No kind has a field by the name of a common key. */
		if (!field && !read_common(r, key, v, &ours))
			return false;
		if (ours)
			continue;
		if (!field)
			field = find_field(kind, key, count, &from);
		if (!field) {
			r->newer = true;
			err_set(r->e, ERR_NEWER, "%s has an unknown key %.40s", kind->name, key);
		} else if (!read_value(r, v, field->type, &r->field[field - kind->fields])) {
			return err_set(r->e, ERR_SYNTAX, "the %s of %s cannot be read", key, kind->name);
		} else {
			r->ev->given |= 1u << (field - kind->fields);
		}
	}
	return true;
}

/* Gives the event its values, with room for those up to the last one: an entry has twelve fields, and most lines four. */
static void settle_fields(struct reading *r)
{
	struct event *ev = r->ev;

	while (ev->given >> ev->room)
		ev->room++;
	ev->field = arena_array(r->arena, union value, ev->room);
	memcpy(ev->field, r->field, ev->room * sizeof *ev->field);
}

static bool is_complete(const struct reading *r)
{
	const struct field *fields = r->ev->kind->fields;

	for (size_t i = 0; fields && fields[i].name; i++)
		if (fields[i].need == REQUIRED && !event_given(r->ev, i))
			return err_set(r->e, ERR_SYNTAX, "%s lacks its %s", r->ev->kind->name,
				fields[i].name);
	if (!r->has_id)
		return err_set(r->e, ERR_SYNTAX, "%s lacks its id", r->ev->kind->name);
	return r->has_at || err_set(r->e, ERR_SYNTAX, "%s lacks its time", r->ev->kind->name);
}

/* `begin` says which version of the format follows. */
static bool is_newer_format(const struct event *ev, struct err *e)
{
	int64_t version = is(ev->kind->name, "begin")
	                          ? event_number(ev, "roundtable", FORMAT_VERSION)
	                          : FORMAT_VERSION;

	if (version > FORMAT_VERSION)
		err_set(e, ERR_NEWER, "its format is version %lld, and this program knows %d",
			(long long)version, FORMAT_VERSION);
	return version > FORMAT_VERSION;
}

enum line_verdict line_event(const struct line *line, struct line_before *before, struct arena *a,
	struct event **out, struct err *e)
{
	const struct line_value *what = find(line, "do");
	const struct event_kind *kind;
	union value field[FIELDS_MAX];
	struct reading r = { .before = before, .arena = a, .field = field, .e = e };

	*out = NULL;
	if (!what || !is_text(what)) {
		err_set(e, ERR_SYNTAX, "it does not say what was done");
		return LINE_WRONG;
	}
	kind = event_kind(what->text);
	if (!kind) {
		err_set(e, ERR_NEWER, "this program does not know \"%.40s\"", what->text);
		return LINE_NEWER;
	}
	r.ev = event_bare(a, kind);
	if (!read_fields(&r, line))
		return LINE_WRONG;
	settle_fields(&r);
	if (!r.newer)
		r.newer = is_newer_format(r.ev, e);
	if (is_complete(&r))
		*out = r.ev;
	else if (!r.newer)
		return LINE_WRONG;
	return r.newer ? LINE_NEWER : LINE_EVENT;
}
