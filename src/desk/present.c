/* present: this process, present at a session. */
#include "desk/present.h"

#include <stdlib.h>
#include <unistd.h>

#include "store/drafts.h"
#include "store/presence.h"

struct present {
	struct arena arena;
	const char *dir;
	struct draft draft;
	struct held_drafts held;
	struct presence_lock lock;
	int watch;
};

struct present *present_open(const char *dir, const char *role, const char *writer)
{
	struct present *p = calloc(1, sizeof *p);

	if (!p)
		memory_exhausted();
	p->dir = arena_string(&p->arena, dir);
	draft_init(&p->draft, dir, writer);
	presence_enter(&p->lock, dir, role);
	p->watch = watch_open(dir);
	return p;
}

void present_close(struct present *p, bool keep)
{
	if (!p)
		return;
	if (keep && p->draft.fd >= 0)
		close(p->draft.fd);
	else
		draft_erase(&p->draft);
	drafts_let_go(&p->held, !keep);
	presence_leave(&p->lock);
	if (p->watch >= 0)
		close(p->watch);
	arena_free(&p->arena);
	free(p);
}

bool present_save(struct present *p, const char *place, const char *text, size_t len, int64_t at_ms, struct err *e)
{
	return draft_save(&p->draft, place, text, len, at_ms, e);
}

void present_erase(struct present *p)
{
	draft_erase(&p->draft);
}

const struct left_line *present_left(struct present *p, struct arena *a, size_t *count)
{
	const struct recovered *found = drafts_adopt(p->dir, &p->draft, &p->held, a, count);
	struct left_line *left = arena_array(a, struct left_line, *count + 1);

	for (size_t i = 0; i < *count; i++)
		left[i] = (struct left_line){ found[i].text, found[i].place, found[i].at_ms };
	return left;
}

const char *present_others(const struct present *p, struct arena *a)
{
	static const char *const one[PRESENCE_ROLES] = { "a chair", "a note-taker", "an organiser", "somebody" };
	static const char *const many[PRESENCE_ROLES] = { "chairs", "note-takers", "organisers", "others" };
	size_t count[PRESENCE_ROLES], all = 0, kinds = 0, told = 0;
	const char *words = "";

	presence_others(&p->lock, count);
	for (size_t i = 0; i < PRESENCE_ROLES; i++) {
		all += count[i];
		kinds += count[i] > 0;
	}
	for (size_t i = 0; i < PRESENCE_ROLES; i++) {
		if (!count[i])
			continue;
		told++;
		words = arena_printf(a, "%s%s", words, told == 1 ? "" : told == kinds ? " and " : ", ");
		words = count[i] == 1 ? arena_printf(a, "%s%s", words, one[i])
				      : arena_printf(a, "%s%zu %s", words, count[i], many[i]);
	}
	return all ? arena_printf(a, "%s %s here too", words, all == 1 ? "is" : "are") : "";
}

bool present_is_first(const struct present *p)
{
	return presence_is_first(&p->lock);
}

int present_watch(const struct present *p)
{
	return p->watch;
}

void present_noticed(struct present *p)
{
	watch_drain(p->watch);
}
