/* past_file: a published minutes.json in. Strict about shapes, because a report of many roundtables is only as sound
 * as its worst file; forgiving about keys it does not know, because version 1 may still learn some. */
#include "store/past_file.h"

#include <string.h>

#include "base/say.h"
#include "past_file_parts.h"

/* ---- shapes ---- */

bool past_wrong(struct past_reader *r, const char *where, const char *key, const char *what)
{
	return err_set(r->e, ERR_SYNTAX, "%s: %s%s\"%s\" %s; export the minutes again as JSON", r->out->file,
		       where, *where ? ": " : "", key, _(what));
}

/* As it stands in the tree, which goes when the file is read. */
static bool borrow(struct past_reader *r, const struct past_node *object, const char *where, const char *key, const char **out)
{
	const struct past_node *value = past_member(object, key);

	*out = "";
	if (!value)
		return true;
	if (value->kind != PAST_TEXT)
		return past_wrong(r, where, key, "is no text");
	*out = value->text;
	return true;
}

bool past_text(struct past_reader *r, const struct past_node *object, const char *where, const char *key, const char **out)
{
	if (!borrow(r, object, where, key, out))
		return false;
	*out = **out ? arena_string(r->a, *out) : "";
	return true;
}

static const char *once(struct past_reader *r, const char *word)
{
	char *kept = map_get(&r->words, word);

	if (!kept) {
		kept = arena_string(r->a, word);
		map_put(&r->words, &r->work, kept, kept);
	}
	return kept;
}

bool past_word(struct past_reader *r, const struct past_node *object, const char *where, const char *key, const char **out)
{
	if (!borrow(r, object, where, key, out))
		return false;
	*out = **out ? once(r, *out) : "";
	return true;
}

bool past_flag(struct past_reader *r, const struct past_node *object, const char *where, const char *key, bool *out)
{
	const struct past_node *value = past_member(object, key);

	*out = value && value->kind == PAST_TRUE;
	return !value || *out || value->kind == PAST_FALSE || past_wrong(r, where, key, "is neither true nor false");
}

bool past_count(struct past_reader *r, const struct past_node *object, const char *where, const char *key, int64_t *out)
{
	const struct past_node *value = past_member(object, key);

	*out = value && value->kind == PAST_INTEGER ? value->integer : 0;
	if (value && (value->kind != PAST_INTEGER || *out < 0 || *out > PAST_COUNT_MOST))
		return past_wrong(r, where, key, "is no number of people");
	return true;
}

bool past_list(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
	       const struct past_node **first, size_t *count)
{
	const struct past_node *list = past_member(object, key);

	*first = NULL;
	*count = 0;
	if (!list)
		return true;
	if (list->kind != PAST_LIST)
		return past_wrong(r, where, key, "is no list");
	*first = list->first;
	*count = list->count;
	return true;
}

bool past_texts(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
		struct strings *out)
{
	const struct past_node *one;
	const char **item;

	if (!past_list(r, object, where, key, &one, &out->count))
		return false;
	item = arena_array(r->a, const char *, out->count);
	for (size_t i = 0; i < out->count; i++, one = one->next) {
		if (one->kind != PAST_TEXT)
			return past_wrong(r, where, key, "holds something that is no text");
		item[i] = once(r, one->text);
	}
	out->item = item;
	return true;
}

/* An id or a title that everything below it hangs on. */
bool past_needed(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
		 const char **out)
{
	return past_text(r, object, where, key, out) && (**out || past_wrong(r, where, key, "is missing"));
}

/* ---- entries ---- */

static bool word_is(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
		    const char *usual, const char *other, bool *is_other)
{
	const char *word;

	if (!past_word(r, object, where, key, &word))
		return false;
	*is_other = strcmp(word, other) == 0;
	return !*word || *is_other || strcmp(word, usual) == 0 ||
	       past_wrong(r, where, key, "says what this program does not know");
}

static bool item(struct past_reader *r, const struct past_node *o, const char *where, struct past_item *out)
{
	const char *kind;

	if (!past_word(r, o, where, "kind", &kind) || !past_needed(r, o, where, "text", &out->text))
		return false;
	if (!*kind)
		return past_wrong(r, where, "kind", "is missing");
	out->kind = entry_kind_of(kind);
	if (out->kind == ENTRY_KINDS)
		return past_wrong(r, where, "kind", "says what this program does not know");
	return past_word(r, o, where, "quantifier", &out->quantifier) &&
	       past_word(r, o, where, "label", &out->label) && past_text(r, o, where, "reason", &out->reason) &&
	       past_word(r, o, where, "dimension", &out->dimension) &&
	       past_word(r, o, where, "addressee", &out->addressee) &&
	       past_word(r, o, where, "level", &out->level) && past_word(r, o, where, "due", &out->due) &&
	       past_flag(r, o, where, "key", &out->key) && past_flag(r, o, where, "objections", &out->objections) &&
	       past_texts(r, o, where, "themes", &out->themes) &&
	       word_is(r, o, where, "horizon", "immediate", "medium", &out->medium) &&
	       word_is(r, o, where, "status", "open", "done", &out->done);
}

static bool items(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
		  const struct past_item **out, size_t *count)
{
	struct past_item *list;
	const struct past_node *o;

	if (!past_list(r, object, where, key, &o, count))
		return false;
	list = arena_array(r->a, struct past_item, *count);
	for (size_t i = 0; i < *count; i++, o = o->next)
		if (!item(r, o, where, &list[i]))
			return false;
	*out = list;
	return true;
}

static bool stages(struct past_reader *r, const struct past_node *object, struct past_dimension *d)
{
	struct past_stage *list;
	const struct past_node *o;

	if (!past_list(r, object, d->id, "stages", &o, &d->stage_count))
		return false;
	list = arena_array(r->a, struct past_stage, d->stage_count);
	for (size_t i = 0; i < d->stage_count; i++, o = o->next) {
		const char *where;

		/* The opening has one stage, and that has no name. */
		if (!past_text(r, o, d->id, "id", &list[i].id) || !past_text(r, o, d->id, "title", &list[i].title))
			return false;
		where = arena_printf(r->a, "%s/%s", d->id, list[i].id);
		if (!items(r, o, where, "items", &list[i].items, &list[i].item_count))
			return false;
	}
	d->stages = list;
	return true;
}

static bool dimensions(struct past_reader *r, const struct past_node *root)
{
	struct past_dimension *list;
	const struct past_node *o;

	if (!past_member(root, "dimensions"))
		return past_wrong(r, "", "dimensions", "is missing");
	if (!past_list(r, root, "", "dimensions", &o, &r->out->dimension_count))
		return false;
	list = arena_array(r->a, struct past_dimension, r->out->dimension_count);
	for (size_t i = 0; i < r->out->dimension_count; i++, o = o->next) {
		if (!past_needed(r, o, "dimensions", "id", &list[i].id) ||
		    !past_text(r, o, list[i].id, "title", &list[i].title) || !stages(r, o, &list[i]))
			return false;
	}
	r->out->dimensions = list;
	return true;
}

/* ---- the whole ---- */

static bool groups(struct past_reader *r, const struct past_node *root)
{
	struct past_group *list;
	const struct past_node *o;

	if (!past_list(r, root, "", "groups", &o, &r->out->group_count))
		return false;
	list = arena_array(r->a, struct past_group, r->out->group_count);
	for (size_t i = 0; i < r->out->group_count; i++, o = o->next) {
		if (!past_needed(r, o, "groups", "label", &list[i].label) ||
		    !past_count(r, o, "groups", "count", &list[i].count))
			return false;
	}
	r->out->groups = list;
	return true;
}

static bool front(struct past_reader *r, const struct past_node *root)
{
	const struct past_node *k = past_member(root, "k");
	const char *status;

	if (!past_needed(r, root, "", "title", &r->out->title) || !past_text(r, root, "", "month", &r->out->month) ||
	    !past_needed(r, root, "", "language", &r->out->language) || !past_text(r, root, "", "status", &status) ||
	    !past_count(r, root, "", "participants", &r->out->participants))
		return false;
	if (!k || k->kind != PAST_INTEGER || k->integer < 2 || k->integer > PAST_COUNT_MOST)
		return past_wrong(r, "", "k", "is no whole number from 2");
	r->out->k = (int)k->integer;
	r->out->draft = strcmp(status, "final") != 0;
	return true;
}

static bool closing(struct past_reader *r, const struct past_node *root)
{
	const struct past_node *o = past_member(root, "closing");

	if (o && o->kind != PAST_OBJECT)
		return past_wrong(r, "", "closing", "is no object");
	return items(r, o, "closing", "items", &r->out->closing, &r->out->closing_count);
}

/* Is it what it should be, before anything in it is believed? */
static bool is_minutes(struct past_reader *r, const struct past_node *root)
{
	const struct past_node *version = past_member(root, "roundtable");
	const char *file = r->out->file;

	if (!version || version->kind != PAST_INTEGER)
		return err_set(r->e, ERR_SYNTAX, "%s: is JSON, but no published minutes (it has no \"roundtable\"); give "
						 "a minutes.json that roundtable export --format json wrote", file);
	if (version->integer > PAST_VERSION)
		return err_set(r->e, ERR_NEWER, "%s: was written by a newer program (roundtable: %lld, and this one reads "
						"%d); install that one, or export the minutes with this one",
			       file, (long long)version->integer, PAST_VERSION);
	if (version->integer < 1)
		return err_set(r->e, ERR_SYNTAX, "%s: \"roundtable\" is %lld, and there is no such version; export the "
						 "minutes again as JSON", file, (long long)version->integer);
	if (past_member(root, "synthesis"))
		return err_set(r->e, ERR_SYNTAX, "%s: is a synthesis itself; give the minutes that it was made from", file);
	return true;
}

const struct past_minutes *past_file_parse(const char *file, const char *bytes, size_t len, struct arena *a,
					   struct err *e)
{
	struct past_reader r = { .a = a, .out = arena_new(a, struct past_minutes), .e = e };
	const struct past_node *root;
	bool ok;

	r.out->file = arena_string(a, file);
	root = past_tree(file, bytes, len, &r.work, e);
	ok = root && is_minutes(&r, root) && front(&r, root) && groups(&r, root) && dimensions(&r, root) &&
	     closing(&r, root) && items(&r, root, "parked", "parked", &r.out->parked, &r.out->parked_count) &&
	     past_polls(&r, root);
	arena_free(&r.work);
	return ok ? r.out : NULL;
}
