/* present: this process, present at a session. */
#include "desk/present.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/say.h"
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
	draft_init(&p->draft, dir, *role ? arena_printf(&p->arena, "%s.%s", role, writer) : writer);
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

/* "a chair", "2 note-takers" */
static const char *role_words(size_t role, size_t count, struct arena *a)
{
	switch (role) {
	case 0:
		return arena_printf(a, P_("a chair", "%zu chairs", count), count);
	case 1:
		return arena_printf(a, P_("a note-taker", "%zu note-takers", count), count);
	case 2:
		return arena_printf(a, P_("an organiser", "%zu organisers", count), count);
	default:
		return count == 1 ? C_("who is here too", "somebody") :
				    arena_printf(a, P_("%zu other", "%zu others", count), count);
	}
}

const char *present_others(const struct present *p, struct arena *a)
{
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
		words = told == 1 ? role_words(i, count[i], a) :
			arena_printf(a, told == kinds ? _("%s and %s") : "%s, %s", words, role_words(i, count[i], a));
	}
	return all ? arena_printf(a, P_("%s is here too", "%s are here too", all), words) : "";
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
