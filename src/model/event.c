/* event: values by the name of their key, ids, order. What kinds there are stands in
 * event_kinds.c. */
#include "model/event.h"

#include <string.h>

const struct event_kind *event_kind(const char *name)
{
	for (size_t i = 0; event_kinds[i]; i++)
		if (event_kinds[i]->name[0] == name[0] && strcmp(event_kinds[i]->name, name) == 0)
			return event_kinds[i];
	return NULL;
}

size_t event_field_count(const struct event_kind *kind)
{
	size_t count = 0;

	while (kind->fields && kind->fields[count].name)
		count++;
	return count;
}

struct event *event_bare(struct arena *a, const struct event_kind *kind)
{
	struct event *ev = arena_new(a, struct event);

	ev->kind = kind;
	ev->id = ev->writer = ev->role = "";
	return ev;
}

struct event *event_new(struct arena *a, const struct event_kind *kind)
{
	struct event *ev = event_bare(a, kind);

	ev->room = (uint8_t)event_field_count(kind);
	ev->field = arena_array(a, union value, ev->room);
	return ev;
}

/* The row of that key; types says which types the caller can handle. */
static size_t find(const struct event *ev, const char *name, unsigned types)
{
	const struct field *fields = ev->kind->fields;

	for (size_t i = 0; fields && fields[i].name; i++) {
		if (strcmp(fields[i].name, name) != 0)
			continue;
		if (!(types & 1u << fields[i].type))
			bug("%s: the field %s is of another type", ev->kind->name, name);
		return i;
	}
	bug("%s has no field %s", ev->kind->name, name);
}

/* The value under that key, given from now on. */
static union value *give(struct event *ev, const char *name, unsigned types)
{
	size_t at = find(ev, name, types);

	if (at >= ev->room)
		bug("%s has no room for the field %s", ev->kind->name, name);
	ev->given |= 1u << at;
	return &ev->field[at];
}

/* The same, or NULL when it was not given. */
static const union value *look_up(const struct event *ev, const char *name, unsigned types)
{
	size_t at = find(ev, name, types);

	return event_given(ev, at) ? &ev->field[at] : NULL;
}

static const unsigned texts =
	1u << FIELD_TEXT | 1u << FIELD_WORD | 1u << FIELD_PERSON | 1u << FIELD_EVENT;
static const unsigned numbers = 1u << FIELD_NUMBER | 1u << FIELD_FLAG;
static const unsigned lists = 1u << FIELD_LIST | 1u << FIELD_COUNTS;

void event_set_text(struct event *ev, const char *field, const char *text)
{
	give(ev, field, texts)->text = text;
}

void event_set_number(struct event *ev, const char *field, int64_t number)
{
	give(ev, field, numbers)->number = number;
}

void event_set_list(struct event *ev, const char *field, const struct event_list *list)
{
	give(ev, field, lists)->list = list;
}

const char *event_text(const struct event *ev, const char *field)
{
	const union value *v = look_up(ev, field, texts);

	return v ? v->text : NULL;
}

int64_t event_number(const struct event *ev, const char *field, int64_t otherwise)
{
	const union value *v = look_up(ev, field, numbers);

	return v ? v->number : otherwise;
}

const struct event_list *event_list(const struct event *ev, const char *field)
{
	const union value *v = look_up(ev, field, lists);

	return v ? v->list : NULL;
}

/* Reads a number of 1 to 18 digits without a leading zero: so it fits, and so does the next one. */
static bool read_n(const char *s, uint64_t *n)
{
	const char *c = s;

	for (*n = 0; *c >= '0' && *c <= '9' && c - s < 18; c++)
		*n = *n * 10 + (uint64_t)(*c - '0');
	return c > s && !*c && *s != '0';
}

static inline bool is_token(char c)
{
	return (unsigned)(c | 0x20) - 'a' < 26 || (unsigned)c - '0' < 10 || c == '_' || c == '.' || c == '-';
}

bool event_split_id(const char *s, size_t *writer_len, uint64_t *n)
{
	const char *dash = NULL;

	for (const char *c = s; *c; c++) {
		if (!is_token(*c))
			return false;
		if (*c == '-')
			dash = c;
	}
	if (!dash || dash == s || !read_n(dash + 1, n))
		return false;
	*writer_len = (size_t)(dash - s);
	return true;
}

int event_id_order(const char *x_writer, uint64_t x_n, const char *id, size_t writer_len, uint64_t n)
{
	int by;

	if (x_n != n)
		return x_n < n ? -1 : 1;
	by = strncmp(x_writer, id, writer_len);
	return by ? by : x_writer[writer_len] != '\0';
}

bool event_set_id(struct event *ev, struct arena *a, const char *s)
{
	size_t writer_len;

	if (!event_split_id(s, &writer_len, &ev->n))
		return false;
	ev->id = arena_string(a, s);
	ev->writer = arena_string_n(a, s, writer_len);
	return true;
}

int event_order(const struct event *x, const struct event *y)
{
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return strcmp(x->writer, y->writer);
}

static int order_numbers(int64_t x, int64_t y)
{
	return x < y ? -1 : x > y;
}

static int order_lists(const struct event_list *x, const struct event_list *y)
{
	for (size_t i = 0; i < x->count && i < y->count; i++) {
		int order = strcmp(x->item[i], y->item[i]);

		if (!order && x->number && y->number)
			order = order_numbers(x->number[i], y->number[i]);
		if (order)
			return order;
	}
	return x->count < y->count ? -1 : x->count > y->count;
}

static int order_values(const union value *x, const union value *y, enum field_type type)
{
	if (lists & 1u << type)
		return order_lists(x->list, y->list);
	if (numbers & 1u << type)
		return order_numbers(x->number, y->number);
	return strcmp(x->text, y->text);
}

int event_content_order(const struct event *x, const struct event *y)
{
	const struct field *fields = x->kind->fields;
	int order = order_numbers(x->at_ms, y->at_ms);

	if (!order)
		order = strcmp(x->kind->name, y->kind->name);
	if (!order)
		order = strcmp(x->role, y->role);
	for (size_t i = 0; !order && fields && fields[i].name; i++)
		order = event_given(x, i) && event_given(y, i) ? order_values(&x->field[i], &y->field[i], fields[i].type)
							       : event_given(x, i) - event_given(y, i);
	return order;
}

bool event_same(const struct event *x, const struct event *y)
{
	return event_content_order(x, y) == 0;
}
