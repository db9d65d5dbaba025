/* agenda: looking things up in what the room walks through. The value itself is made by store. */
#include "model/agenda.h"

#include <string.h>

#include "base/say.h"

static const char *const kind_names[ENTRY_KINDS] = {
	[VIEW] = "view",     [QUOTE] = "quote",
	[ACTION] = "action", [CHANGE] = "change",
	[RECOMMENDATION] = "recommendation",
	[DECISION] = "decision",
	[PARKED] = "parked",
};

static const struct text *form_in(const struct text *t, const char *lang)
{
	for (const struct text *in = t; in; in = in->next)
		if (lang && strcmp(in->lang, lang) == 0)
			return in;
	for (const struct text *in = t; in; in = in->next)
		if (!*in->lang)
			return in;
	return t;
}

const char *text_in(const struct text *t, const char *lang)
{
	return t ? form_in(t, lang)->text : "";
}

const char *text_lang(const struct text *t, const char *lang, const char *otherwise)
{
	return t && *form_in(t, lang)->lang ? form_in(t, lang)->lang : otherwise;
}

const char *entry_kind_name(enum entry_kind kind)
{
	return kind_names[kind];
}

const char *entry_kind_words(enum entry_kind kind)
{
	static const char *const words[ENTRY_KINDS] = {
		NC_("kind of entry", "view"), NC_("kind of entry", "quote"), NC_("kind of entry", "action"),
		NC_("kind of entry", "change"), NC_("kind of entry", "recommendation"), NC_("kind of entry", "decision"),
		NC_("kind of entry", "parked"),
	};

	return say_apart(words[kind]);
}

const char *entry_kind_short(enum entry_kind kind)
{
	static const char *const words[ENTRY_KINDS] = {
		NC_("short kind of entry", "view"), NC_("short kind of entry", "quote"), NC_("short kind of entry", "action"),
		NC_("short kind of entry", "change"), NC_("short kind of entry", "recommend"),
		NC_("short kind of entry", "decision"), NC_("short kind of entry", "parked"),
	};

	return say_apart(words[kind]);
}

enum entry_kind entry_kind_of(const char *name)
{
	int kind = 0;

	while (kind < ENTRY_KINDS && strcmp(kind_names[kind], name) != 0)
		kind++;
	return (enum entry_kind)kind;
}

bool strings_has(const struct strings *list, const char *s)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->item[i], s) == 0)
			return true;
	return false;
}

int agenda_step(const struct agenda *a, const char *dimension, const char *stage)
{
	for (size_t i = 0; i < a->step_count; i++) {
		const struct step *step = &a->steps[i];

		if (strcmp(step->dimension->id, dimension) == 0 &&
		    (!stage || !*stage || strcmp(step->stage->id, stage) == 0))
			return (int)i;
	}
	return NO_STEP;
}

int agenda_place(const struct agenda *a, const char *place)
{
	char dimension[128];
	const char *slash = strchr(place, '/');
	size_t len = slash ? (size_t)(slash - place) : strlen(place);

	if (len >= sizeof dimension)
		return NO_STEP;
	memcpy(dimension, place, len);
	dimension[len] = '\0';
	return agenda_step(a, dimension, slash ? slash + 1 : NULL);
}

const char *step_place(const struct step *step, struct arena *a)
{
	return *step->stage->id ? arena_printf(a, "%s/%s", step->dimension->id, step->stage->id) : step->dimension->id;
}

const struct dimension *agenda_dimension(const struct agenda *a, const char *id)
{
	for (size_t i = 0; i < a->dimension_count; i++)
		if (strcmp(a->dimensions[i].id, id) == 0)
			return &a->dimensions[i];
	return NULL;
}

int agenda_group(const struct agenda *a, const char *id)
{
	if (!id || !*id)
		return 0;
	for (size_t i = 0; i < a->group_count; i++)
		if (strcmp(a->groups[i].id, id) == 0)
			return (int)i;
	return NO_GROUP;
}
