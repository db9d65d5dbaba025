/* line_event: keys and values as the event they stand for. What is typed and what stands on disk
 * meet the same demands here, sound or altered; whether an event fits the session is its
 * check's. */
#include "line.h"

#include <string.h>

#include "base/time.h"

/* The highest version of the format that this program knows, in `begin` as `roundtable`: 1 for a session, 2 for the
 * tables of a merged one. */
enum { FORMAT_VERSION = 2 };

/* What line_event fills in. */
struct reading {
	struct event *ev;
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

static const struct line_value *find(const struct line *line, const char *key)
{
	for (size_t i = 0; i < line->count; i++)
		if (strcmp(line->pair[i].key, key) == 0)
			return &line->pair[i].value;
	return NULL;
}

static bool is_text(const struct line_value *v)
{
	return v->shape == LINE_PLAIN || v->shape == LINE_QUOTED;
}

/* Reads v as a field of that type; false when it is no such thing. */
static bool read_value(const struct line_value *v, enum field_type type, struct value *out)
{
	out->given = true;
	switch (type) {
	case FIELD_TEXT:
	case FIELD_WORD:
	case FIELD_PERSON:
	case FIELD_EVENT:
		out->text = v->text;
		return is_text(v);
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

/* The keys that every event has. *ours says whether this was one of them. */
static bool read_common(struct reading *r, struct arena *a, const char *key,
	const struct line_value *v, bool *ours)
{
	*ours = true;
	if (strcmp(key, "id") == 0) {
		r->has_id = is_text(v) && event_set_id(r->ev, a, v->text);
		return r->has_id || err_set(r->e, ERR_SYNTAX, "its id is none");
	}
	if (strcmp(key, "at") == 0) {
		r->has_at = is_text(v) && time_parse(v->text, &r->ev->at_ms);
		return r->has_at || err_set(r->e, ERR_SYNTAX, "its time is none");
	}
	if (strcmp(key, "role") == 0) {
		r->ev->role = is_text(v) ? v->text : "";
		return is_text(v) || err_set(r->e, ERR_SYNTAX, "its role is none");
	}
	*ours = strcmp(key, "do") == 0;
	return true;
}

/* Fields stand in the table's order nearly always, and what every event has stands before and
 * behind them. */
static bool is_next(const struct event_kind *kind, const char *name, size_t count, size_t from)
{
	return from < count && strcmp(kind->fields[from].name, name) == 0;
}

/* The field of that name; *from is where to look first. */
static const struct field *find_field(const struct event_kind *kind, const char *name, size_t count,
	size_t *from)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = (*from + i) % count;

		if (strcmp(kind->fields[at].name, name) == 0) {
			*from = at + 1;
			return &kind->fields[at];
		}
	}
	return NULL;
}

static bool read_fields(struct reading *r, const struct line *line, struct arena *a)
{
	const struct event_kind *kind = r->ev->kind;
	size_t count = event_field_count(kind), from = 0;

	for (size_t i = 0; i < line->count; i++) {
		const char *key = line->pair[i].key;
		const struct line_value *v = &line->pair[i].value;
		const struct field *field;
		bool ours = false;

		/* No kind has a field by the name of a common key. */
		if (!is_next(kind, key, count, from) && !read_common(r, a, key, v, &ours))
			return false;
		field = ours ? NULL : find_field(kind, key, count, &from);
		if (!field && !ours) {
			r->newer = true;
			err_set(r->e, ERR_NEWER, "%s has an unknown key %.40s", kind->name, key);
		}
		if (!field)
			continue;
		if (!read_value(v, field->type, &r->ev->field[field - kind->fields])) {
			return err_set(r->e, ERR_SYNTAX, "the %s of %s cannot be read", key,
				kind->name);
		}
	}
	return true;
}

static bool is_complete(const struct reading *r)
{
	const struct field *fields = r->ev->kind->fields;

	for (size_t i = 0; fields && fields[i].name; i++)
		if (fields[i].need == REQUIRED && !r->ev->field[i].given)
			return err_set(r->e, ERR_SYNTAX, "%s lacks its %s", r->ev->kind->name,
				fields[i].name);
	if (!r->has_id)
		return err_set(r->e, ERR_SYNTAX, "%s lacks its id", r->ev->kind->name);
	return r->has_at || err_set(r->e, ERR_SYNTAX, "%s lacks its time", r->ev->kind->name);
}

/* `begin` says which version of the format follows. */
static bool is_newer_format(const struct event *ev, struct err *e)
{
	int64_t version = strcmp(ev->kind->name, "begin") == 0
	                          ? event_number(ev, "roundtable", FORMAT_VERSION)
	                          : FORMAT_VERSION;

	if (version > FORMAT_VERSION)
		err_set(e, ERR_NEWER, "its format is version %lld, and this program knows %d",
			(long long)version, FORMAT_VERSION);
	return version > FORMAT_VERSION;
}

enum line_verdict line_event(const struct line *line, struct arena *a, struct event **out,
	struct err *e)
{
	const struct line_value *what = find(line, "do");
	const struct event_kind *kind;
	struct reading r = { .e = e };

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
	r.ev = event_new(a, kind);
	if (!read_fields(&r, line, a))
		return LINE_WRONG;
	if (!r.newer)
		r.newer = is_newer_format(r.ev, e);
	if (is_complete(&r))
		*out = r.ev;
	else if (!r.newer)
		return LINE_WRONG;
	return r.newer ? LINE_NEWER : LINE_EVENT;
}
