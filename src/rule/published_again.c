/* published_again: see the header for why this is no way around the finder. */
#include "rule/published_again.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "published_make.h"
#include "rule/finder.h"

struct republisher {
	struct arena arena;
	struct finder *finder;       /* NULL: nobody to look for */
	struct republished_name *found;
	size_t count, cap;
	struct map known;            /* file, a line break, surface */
};

struct republisher *republisher_new(const struct roster *people, const struct agenda *agenda)
{
	struct republisher *r = calloc(1, sizeof *r);

	if (!r)
		memory_exhausted();
	if (people)
		r->finder = finder_new(people, agenda, NULL);
	return r;
}

void republisher_free(struct republisher *r)
{
	if (!r)
		return;
	if (r->finder)
		finder_free(r->finder);
	arena_free(&r->arena);
	free(r);
}

/* Roles and tells point to somebody in one room, among those who were in it. The rosters of many rooms together say
 * nothing about that; the room's own finder has said it. */
static bool points_to_somebody(const struct finding *f)
{
	switch (f->kind) {
	case FINDING_PERSON:
	case FINDING_ORGANISATION:
	case FINDING_PLACE:
	case FINDING_WITHHELD:
		return f->certainty != POSSIBLE;
	case FINDING_CONTACT:
		return f->certainty == CERTAIN;
	case FINDING_DAY:
	case FINDING_ROLE:
	case FINDING_UNKNOWN:
	case FINDING_TELL:
	case FINDING_KINDS:
	default:
		return false;
	}
}

static void keep(struct republisher *r, const struct finding *f, const char *text, const char *file,
		 const char *place)
{
	const char *surface = arena_string_n(&r->arena, text + f->start, f->end - f->start);
	const char *key = arena_printf(&r->arena, "%s\n%s", file, surface);
	struct republished_name *name;

	if (map_get(&r->known, key))
		return;
	name = arena_push(&r->arena, &r->found, r->count++, &r->cap, sizeof *name);
	*name = (struct republished_name){
		file, place, surface, arena_string(&r->arena, f->why ? f->why : finding_kind_name(f->kind)),
	};
	map_put(&r->known, &r->arena, key, r);
}

static bool look(struct republisher *r, const char *text, const char *file, const char *place)
{
	struct arena work = { 0 };
	size_t count;
	const struct finding *found = finder_find(r->finder, text, strlen(text), &work, &count);
	bool clean = true;

	for (size_t i = 0; i < count; i++) {
		if (!points_to_somebody(&found[i]))
			continue;
		keep(r, &found[i], text, file, place);
		clean = false;
	}
	arena_free(&work);
	return clean;
}

const struct published *published_again(struct republisher *r, struct arena *a, const char *text,
					const char *file, const char *place)
{
	if (!text || !*text)
		return NULL;
	if (r->finder && !look(r, text, file, place))
		return published_phrase(a, "en", PHRASE_NAME_WITHHELD, NULL, 0);
	return published_keep(a, text, strlen(text));
}

const struct republished_name *republisher_found(const struct republisher *r, size_t *count)
{
	*count = r->count;
	return r->found;
}
