/* history: events in order. Almost all arrive in order, so the end is looked at first; the order is that of ids, so it
 * also finds them. */
#include "model/history.h"

#include <string.h>

#include "base/say.h"

/* Order of the list: by (n, writer); of those that claim one id the sound first, then by
 * content. */
static int order(const struct event *x, const struct event *y)
{
	int by = event_order(x, y);

	if (!by && x->altered != y->altered)
		return x->altered ? 1 : -1;
	return by ? by : event_content_order(x, y);
}

/* The first place whose event is not before ev. */
static size_t place(const struct history *h, const struct event *ev)
{
	size_t low = 0, high = h->count;

	if (high && order(h->events[high - 1], ev) < 0)
		return high;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (order(h->events[middle], ev) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void insert(struct history *h, size_t at, struct event *ev)
{
	arena_push(&h->arena, &h->events, h->count, &h->cap, sizeof(struct event *));
	if (at < h->count)
		memmove(h->events + at + 1, h->events + at, (h->count - at) * sizeof h->events[0]);
	h->events[at] = ev;
	h->count++;
	if (ev->n > h->highest_n)
		h->highest_n = ev->n;
}

/* An event that says the same under the same id, or NULL. Claimants of one id stand side by side,
 * so the search may start at the one that counts: it is the first of them. */
static struct event **twin(struct history *h, const struct event *first, const struct event *ev)
{
	for (size_t i = place(h, first); i < h->count && event_order(h->events[i], ev) == 0; i++)
		if (event_same(h->events[i], ev))
			return &h->events[i];
	return NULL;
}

/* An identical event is here already. A sound copy vouches for what an altered line says: it takes
 * the altered one's place, and then whoever counted with the altered one has to count again. */
static enum history_added add_copy(struct history *h, struct event **known, struct event *ev)
{
	struct event *was = *known;
	size_t at = (size_t)(known - h->events);

	if (ev->altered || !was->altered)
		return HISTORY_KNOWN;
	memmove(h->events + at, h->events + at + 1, (h->count - at - 1) * sizeof h->events[0]);
	h->count--;
	insert(h, place(h, ev), ev);
	return HISTORY_INSERTED;
}

static enum history_added add_claimant(struct history *h, struct event *first, struct event *ev)
{
	struct event **known = twin(h, first, ev);
	const struct event *other = order(ev, first) < 0 ? first : ev;

	if (known)
		return add_copy(h, known, ev);
	insert(h, place(h, ev), ev);
	history_trouble(h, TROUBLE_CONFLICT, other->line, ev->id,
		_("its id is taken by another event; both are kept, and the other one counts"));
	return HISTORY_CONFLICT;
}

enum history_added history_add(struct history *h, struct event *ev)
{
	size_t at = h->count;

	if (at && event_order(h->events[at - 1], ev) >= 0) {
		at = history_place(h, ev->id);
		if (at < h->count)
			return add_claimant(h, h->events[at], ev);
		at = place(h, ev);
	}
	insert(h, at, ev);
	return at + 1 == h->count ? HISTORY_APPENDED : HISTORY_INSERTED;
}

void history_trouble(struct history *h, enum trouble_kind kind, size_t line, const char *id,
	const char *what)
{
	struct trouble *t =
		arena_push(&h->arena, &h->troubles, h->trouble_count, &h->trouble_cap, sizeof *t);

	h->trouble_count++;
	t->kind = kind;
	t->line = line;
	t->id = arena_string(&h->arena, id);
	t->what = arena_string(&h->arena, what);
}

size_t history_troubles(const struct history *h, enum trouble_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < h->trouble_count; i++)
		count += h->troubles[i].kind == kind;
	return count;
}

size_t history_place(const struct history *h, const char *id)
{
	size_t low = 0, high = h->count, len;
	uint64_t n;

	if (!event_split_id(id, &len, &n))
		return h->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (event_id_order(h->events[middle]->writer, h->events[middle]->n, id, len, n) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < h->count && event_id_order(h->events[low]->writer, h->events[low]->n, id, len, n) == 0 ? low : h->count;
}

const struct event *history_event(const struct history *h, const char *id)
{
	size_t at = history_place(h, id);

	return at < h->count ? h->events[at] : NULL;
}

bool history_counts(const struct history *h, size_t place)
{
	return !place || event_order(h->events[place - 1], h->events[place]) != 0;
}

void history_free(struct history *h)
{
	arena_free(&h->arena);
	memset(h, 0, sizeof *h);
}
