/* copy: an event that was planned for a moment, made to last. */
#include "model/event.h"

static const struct event_list *copy_list(struct arena *a, const struct event_list *list)
{
	struct event_list *copy = arena_new(a, struct event_list);
	const char **item = arena_array(a, const char *, list->count);
	int64_t *number = list->number ? arena_array(a, int64_t, list->count) : NULL;

	for (size_t i = 0; i < list->count; i++) {
		item[i] = arena_string(a, list->item[i]);
		if (number)
			number[i] = list->number[i];
	}
	copy->count = list->count;
	copy->item = item;
	copy->number = number;
	return copy;
}

static void copy_value(struct arena *a, enum field_type type, union value *v)
{
	switch (type) {
	case FIELD_NUMBER:
	case FIELD_FLAG:
		break;
	case FIELD_LIST:
	case FIELD_COUNTS:
		v->list = copy_list(a, v->list);
		break;
	case FIELD_TEXT:
	case FIELD_WORD:
	case FIELD_PERSON:
	case FIELD_EVENT:
		v->text = arena_string(a, v->text);
		break;
	}
}

struct event *event_copy(struct arena *a, const struct event *ev)
{
	struct event *copy = event_new(a, ev->kind);
	union value *field = copy->field;
	uint8_t room = copy->room;

	*copy = *ev;
	copy->field = field;
	copy->room = room;
	copy->id = ev->id ? arena_string(a, ev->id) : NULL;
	copy->writer = ev->writer ? arena_string(a, ev->writer) : NULL;
	copy->role = ev->role ? arena_string(a, ev->role) : NULL;
	for (size_t i = 0; i < room; i++) {
		if (!event_given(ev, i))
			continue;
		field[i] = ev->field[i];
		copy_value(a, ev->kind->fields[i].type, &field[i]);
	}
	return copy;
}
