/* find: what a word means to the session it is typed into. Exact ids first, then names that fold to the same
 * key, then unique beginnings; what means several things is refused, and the refusal names them. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/say.h"
#include "base/utf8.h"
#include "plan.h"

/* ---- entries ---- */

static const struct entry *newest_entry(const struct command_call *call, bool own)
{
	const struct session *s = call->session;
	size_t len = strlen(call->writer);

	for (size_t i = s->entry_count; i-- > 0;) {
		const struct entry *en = s->entries[i];

		if (en->dropped || en->forgotten)
			continue;
		if (!own || (len && strncmp(en->id, call->writer, len) == 0 && en->id[len] == '-'))
			return en;
	}
	return NULL;
}

/* "2.3.4": a number as it stands in print. */
static const struct entry *find_numbered(const struct command_call *call, const char *word)
{
	const struct services *ask = call->services;

	if (!strchr(word, '.') || strspn(word, "0123456789.") != strlen(word) || !ask || !ask->numbered)
		return NULL;
	return ask->numbered(ask->self, call->session, word);
}

const struct entry *find_entry(const struct command_call *call, const char *word, struct err *e)
{
	const struct session *s = call->session;
	const struct entry *en = session_entry(s, word);

	if (!en && strcmp(word, "last") == 0) {
		en = newest_entry(call, true);
		if (!en)
			en = newest_entry(call, false);
		if (!en)
			err_set(e, ERR_RULE, "there is no entry yet");
		return en;
	}
	if (!en && *word && strspn(word, "0123456789") == strlen(word))
		en = session_entry_numbered(s, strtoul(word, NULL, 10));
	if (!en)
		en = find_numbered(call, word);
	if (!en)
		err_set(e, ERR_RULE, "there is no entry %s; say an id, a number from the list, or last", word);
	return en;
}

/* ---- what is told apart by name ---- */

/* How well a name answers to what was typed. */
enum fit { FIT_NONE, FIT_PREFIX, FIT_PART, FIT_WHOLE };

static enum fit better(enum fit a, enum fit b)
{
	return a > b ? a : b;
}

/* key: the folded word; name: whole; any of its words counts as a part, any beginning as a prefix. */
static enum fit fit(struct arena *a, const char *key, const char *name)
{
	const char *folded = utf8_key(a, name);
	size_t len = strlen(key);

	if (!len)
		return FIT_NONE;
	if (strcmp(folded, key) == 0)
		return FIT_WHOLE;
	for (const char *word = folded; word; word = strchr(word, ' ')) {
		word += *word == ' ';
		if (strncmp(word, key, len) == 0)
			return word[len] == '\0' || word[len] == ' ' ? FIT_PART : FIT_PREFIX;
	}
	return FIT_NONE;
}

/* Collects what fits best; candidates are kept for the refusal. */
struct search {
	enum fit best;
	size_t count;
	int index;            /* the first that fits best */
	struct buffer names;
};

static void consider(struct search *found, enum fit now, int index, const char *name)
{
	if (now == FIT_NONE || now < found->best)
		return;
	if (now > found->best) {
		found->best = now;
		found->count = 0;
		found->index = index;
		buffer_cut(&found->names, 0);
	}
	if (found->count++)
		buffer_adds(&found->names, ", ");
	buffer_adds(&found->names, name);
}

/* The index of the one that fits, or -1 with e set. */
static int settle(struct search *found, const char *what, const char *typed, struct err *e)
{
	int index = found->index;

	if (found->count != 1) {
		if (found->count)
			err_set(e, ERR_RULE, "%s could be %s; say which", typed, buffer_text(&found->names));
		else
			err_set(e, ERR_RULE, "there is no %s %s", _(what), typed);
		index = -1;
	}
	buffer_free(&found->names);
	return index;
}

static enum fit fit_person(struct arena *a, const char *key, const struct person *p)
{
	enum fit best = fit(a, key, p->name);

	if (*p->title)
		best = better(best, fit(a, key, arena_printf(a, "%s %s", p->title, p->name)));
	for (size_t i = 0; i < p->aliases.count; i++)
		best = better(best, fit(a, key, p->aliases.item[i]));
	return best;
}

const struct person *find_person(const struct command_call *call, const char *word, struct err *e)
{
	const struct roster *r = call->session->roster;
	/* As in a line: whoever types @dana there types it here too. */
	const char *name = word + (*word == '@');
	const struct person *p = roster_person(r, name);
	const char *key = utf8_key(call->arena, name);
	struct search found = { 0 };
	int index;

	if (p)
		return p;
	for (size_t i = 0; i < r->count; i++)
		/* Whoever sat at several tables is one person. */
		if (roster_self(r, &r->people[i]) == &r->people[i])
			consider(&found, fit_person(call->arena, key, &r->people[i]), (int)i,
				 arena_printf(call->arena, "%s (%s)", r->people[i].name, r->people[i].id));
	index = settle(&found, N_("person"), name, e);
	return index < 0 ? NULL : &r->people[index];
}

int find_group(const struct command_call *call, const char *word, struct err *e)
{
	const struct agenda *a = call->session->agenda;
	const char *key = utf8_key(call->arena, word);
	struct search found = { 0 };
	int exact = agenda_group(a, word);

	if (exact != NO_GROUP)
		return exact;
	for (size_t i = 0; i < a->group_count; i++) {
		const struct group *g = &a->groups[i];
		enum fit best = fit(call->arena, key, g->id);

		best = better(best, fit(call->arena, key, text_in(g->label, a->language)));
		best = better(best, fit(call->arena, key, text_in(g->plural, a->language)));
		consider(&found, best, (int)i, g->id);
	}
	return settle(&found, N_("group"), word, e);
}

const struct poll *find_poll(const struct command_call *call, const char *word, struct err *e)
{
	const struct session *s = call->session;
	const struct poll *p = session_poll(s, word);
	const char *key = utf8_key(call->arena, word);
	struct search found = { 0 };
	int index;

	if (p)
		return p;
	for (size_t i = 0; i < s->poll_count; i++)
		consider(&found, fit(call->arena, key, s->polls[i].id), (int)i, s->polls[i].id);
	index = settle(&found, N_("poll"), word, e);
	return index < 0 ? NULL : &s->polls[index];
}

const char *find_option(const struct command_call *call, const struct poll *p, const char *word, struct err *e)
{
	const char *lang = call->session->agenda->language;
	const char *key = utf8_key(call->arena, word);
	struct search found = { 0 };
	int index;

	for (size_t i = 0; i < p->options.count; i++) {
		const char *option = text_in(p->options.item[i], lang);

		consider(&found, fit(call->arena, key, option), (int)i, option);
	}
	index = settle(&found, N_("option"), word, e);
	return index < 0 ? NULL : text_in(p->options.item[index], lang);
}

const char *find_word(const struct command_call *call, const struct strings *words, const char *what,
		      const char *typed, struct err *e)
{
	const char *key = utf8_key(call->arena, typed);
	struct buffer all = { 0 };
	const char *found = NULL;
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++) {
		const char *folded = utf8_key(call->arena, words->item[i]);

		if (strcmp(folded, key) == 0)
			return buffer_free(&all), words->item[i];
		if (*key && strncmp(folded, key, strlen(key)) == 0) {
			found = words->item[i];
			count++;
		}
		buffer_addf(&all, "%s%s", !i ? "" : i + 1 == words->count ? _(" or ") : ", ", words->item[i]);
	}
	if (count != 1) {
		const char *near = nearest(typed, words->item, words->count);

		if (near)
			err_set(e, ERR_RULE, "%s is no %s; did you mean %s? There are %s", typed, _(what), near, buffer_text(&all));
		else
			err_set(e, ERR_RULE, "%s is no %s; say %s", typed, _(what), buffer_text(&all));
		found = NULL;
	}
	buffer_free(&all);
	return found;
}

/* ---- places ---- */

/* True when place "dim/stage" answers to typed by beginnings of both parts. */
static bool place_fits(const struct step *step, const char *typed)
{
	const char *slash = strchr(typed, '/');
	size_t len = slash ? (size_t)(slash - typed) : strlen(typed);

	if (!len || strncmp(step->dimension->id, typed, len) != 0)
		return false;
	if (!slash)
		return step->stage == step->dimension->stages;
	return strncmp(step->stage->id, slash + 1, strlen(slash + 1)) == 0;
}

int find_place(const struct command_call *call, const char *word, struct err *e)
{
	const struct agenda *a = call->session->agenda;
	const char *typed = utf8_key(call->arena, word);
	int exact = agenda_place(a, typed);
	struct search found = { 0 };

	if (exact != NO_STEP)
		return exact;
	for (size_t i = 0; i < a->step_count; i++) {
		const struct step *step = &a->steps[i];

		if (place_fits(step, typed))
			consider(&found, FIT_PREFIX, (int)i, step_place(step, call->arena));
	}
	return settle(&found, N_("place"), word, e);
}

bool find_number(const char *word, long least, long most, long *out, struct err *e)
{
	char *end;
	long value = strtol(word, &end, 10);

	if (!*word || *end || value < least || value > most)
		return err_set(e, ERR_RULE, "%s is no whole number from %ld to %ld", word, least, most);
	*out = value;
	return true;
}
