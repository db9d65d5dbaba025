/* past_file: a published minutes.json in. Strict about shapes, because a report of many roundtables is only as sound
 * as its worst file; forgiving about keys it does not know, because version 1 may still learn some. */
#include "store/past_file.h"

#include <string.h>

#include <jansson.h>

#include "base/say.h"
#include "base/utf8.h"
#include "past_file_parts.h"

/* ---- shapes ---- */

bool past_wrong(struct past_reader *r, const char *where, const char *key, const char *what)
{
	return err_set(r->e, ERR_SYNTAX, "%s: %s%s\"%s\" %s; export the minutes again as JSON", r->out->file,
		       where, *where ? ": " : "", key, _(what));
}

bool past_text(struct past_reader *r, const json_t *object, const char *where, const char *key, const char **out)
{
	const json_t *value = json_object_get(object, key);

	*out = "";
	if (!value)
		return true;
	if (!json_is_string(value))
		return past_wrong(r, where, key, "is no text");
	*out = arena_string_n(r->a, json_string_value(value), json_string_length(value));
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

bool past_word(struct past_reader *r, const json_t *object, const char *where, const char *key, const char **out)
{
	const json_t *value = json_object_get(object, key);

	*out = "";
	if (!value)
		return true;
	if (!json_is_string(value))
		return past_wrong(r, where, key, "is no text");
	*out = once(r, json_string_value(value));
	return true;
}

bool past_flag(struct past_reader *r, const json_t *object, const char *where, const char *key, bool *out)
{
	const json_t *value = json_object_get(object, key);

	*out = json_is_true(value);
	return !value || json_is_boolean(value) || past_wrong(r, where, key, "is neither true nor false");
}

bool past_count(struct past_reader *r, const json_t *object, const char *where, const char *key, int64_t *out)
{
	const json_t *value = json_object_get(object, key);

	*out = value ? json_integer_value(value) : 0;
	if (value && (!json_is_integer(value) || *out < 0 || *out > PAST_COUNT_MOST))
		return past_wrong(r, where, key, "is no number of people");
	return true;
}

bool past_list(struct past_reader *r, const json_t *object, const char *where, const char *key,
	       const json_t **out, size_t *count)
{
	*out = json_object_get(object, key);
	*count = json_array_size(*out);
	return !*out || json_is_array(*out) || past_wrong(r, where, key, "is no list");
}

bool past_texts(struct past_reader *r, const json_t *object, const char *where, const char *key,
		struct strings *out)
{
	const json_t *list;
	const char **item;

	if (!past_list(r, object, where, key, &list, &out->count))
		return false;
	item = arena_array(r->a, const char *, out->count);
	for (size_t i = 0; i < out->count; i++) {
		const json_t *value = json_array_get(list, i);

		if (!json_is_string(value))
			return past_wrong(r, where, key, "holds something that is no text");
		item[i] = once(r, json_string_value(value));
	}
	out->item = item;
	return true;
}

/* An id or a title that everything below it hangs on. */
bool past_needed(struct past_reader *r, const json_t *object, const char *where, const char *key,
		 const char **out)
{
	return past_text(r, object, where, key, out) && (**out || past_wrong(r, where, key, "is missing"));
}

/* ---- entries ---- */

static bool word_is(struct past_reader *r, const json_t *object, const char *where, const char *key,
		    const char *usual, const char *other, bool *is_other)
{
	const char *word;

	if (!past_word(r, object, where, key, &word))
		return false;
	*is_other = strcmp(word, other) == 0;
	return !*word || *is_other || strcmp(word, usual) == 0 ||
	       past_wrong(r, where, key, "says what this program does not know");
}

static bool item(struct past_reader *r, const json_t *o, const char *where, struct past_item *out)
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

static bool items(struct past_reader *r, const json_t *object, const char *where, const char *key,
		  const struct past_item **out, size_t *count)
{
	struct past_item *list;
	const json_t *from;

	if (!past_list(r, object, where, key, &from, count))
		return false;
	list = arena_array(r->a, struct past_item, *count);
	for (size_t i = 0; i < *count; i++)
		if (!item(r, json_array_get(from, i), where, &list[i]))
			return false;
	*out = list;
	return true;
}

static bool stages(struct past_reader *r, const json_t *object, struct past_dimension *d)
{
	struct past_stage *list;
	const json_t *from;

	if (!past_list(r, object, d->id, "stages", &from, &d->stage_count))
		return false;
	list = arena_array(r->a, struct past_stage, d->stage_count);
	for (size_t i = 0; i < d->stage_count; i++) {
		const json_t *o = json_array_get(from, i);
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

static bool dimensions(struct past_reader *r, const json_t *root)
{
	struct past_dimension *list;
	const json_t *from;

	if (!json_object_get(root, "dimensions"))
		return past_wrong(r, "", "dimensions", "is missing");
	if (!past_list(r, root, "", "dimensions", &from, &r->out->dimension_count))
		return false;
	list = arena_array(r->a, struct past_dimension, r->out->dimension_count);
	for (size_t i = 0; i < r->out->dimension_count; i++) {
		const json_t *o = json_array_get(from, i);

		if (!past_needed(r, o, "dimensions", "id", &list[i].id) ||
		    !past_text(r, o, list[i].id, "title", &list[i].title) || !stages(r, o, &list[i]))
			return false;
	}
	r->out->dimensions = list;
	return true;
}

/* ---- the whole ---- */

static bool groups(struct past_reader *r, const json_t *root)
{
	struct past_group *list;
	const json_t *from;

	if (!past_list(r, root, "", "groups", &from, &r->out->group_count))
		return false;
	list = arena_array(r->a, struct past_group, r->out->group_count);
	for (size_t i = 0; i < r->out->group_count; i++) {
		const json_t *o = json_array_get(from, i);

		if (!past_needed(r, o, "groups", "label", &list[i].label) ||
		    !past_count(r, o, "groups", "count", &list[i].count))
			return false;
	}
	r->out->groups = list;
	return true;
}

static bool front(struct past_reader *r, const json_t *root)
{
	const json_t *k = json_object_get(root, "k");
	const char *status;

	if (!past_needed(r, root, "", "title", &r->out->title) || !past_text(r, root, "", "month", &r->out->month) ||
	    !past_needed(r, root, "", "language", &r->out->language) || !past_text(r, root, "", "status", &status) ||
	    !past_count(r, root, "", "participants", &r->out->participants))
		return false;
	if (!json_is_integer(k) || json_integer_value(k) < 2 || json_integer_value(k) > PAST_COUNT_MOST)
		return past_wrong(r, "", "k", "is no whole number from 2");
	r->out->k = (int)json_integer_value(k);
	r->out->draft = strcmp(status, "final") != 0;
	return true;
}

static bool closing(struct past_reader *r, const json_t *root)
{
	const json_t *o = json_object_get(root, "closing");

	if (o && !json_is_object(o))
		return past_wrong(r, "", "closing", "is no object");
	return items(r, o, "closing", "items", &r->out->closing, &r->out->closing_count);
}

/* Is it what it should be, before anything in it is believed? */
static bool is_minutes(struct past_reader *r, const json_t *root)
{
	const json_t *version = json_object_get(root, "roundtable");
	const char *file = r->out->file;

	if (!json_is_integer(version))
		return err_set(r->e, ERR_SYNTAX, "%s: is JSON, but no published minutes (it has no \"roundtable\"); give "
						 "a minutes.json that roundtable export --format json wrote", file);
	if (json_integer_value(version) > PAST_VERSION)
		return err_set(r->e, ERR_NEWER, "%s: was written by a newer program (roundtable: %lld, and this one reads "
						"%d); install that one, or export the minutes with this one",
			       file, (long long)json_integer_value(version), PAST_VERSION);
	if (json_integer_value(version) < 1)
		return err_set(r->e, ERR_SYNTAX, "%s: \"roundtable\" is %lld, and there is no such version; export the "
						 "minutes again as JSON", file, (long long)json_integer_value(version));
	if (json_object_get(root, "synthesis"))
		return err_set(r->e, ERR_SYNTAX, "%s: is a synthesis itself; give the minutes that it was made from", file);
	return true;
}

static bool not_json(struct past_reader *r, const json_error_t *error)
{
	const char *file = r->out->file;

	if (json_error_code(error) == json_error_premature_end_of_input)
		return err_set(r->e, ERR_SYNTAX, "%s:%d: ends in the middle; copy the whole file again", file, error->line);
	if (json_error_code(error) == json_error_out_of_memory)
		return err_set(r->e, ERR_IO, "%s: out of memory", file);
	return err_set(r->e, ERR_SYNTAX, "%s:%d:%d: is no JSON: %s; give a minutes.json that roundtable export --format "
					 "json wrote", file, error->line, error->column, error->text);
}

static json_t *load(struct past_reader *r, const char *bytes, size_t len)
{
	json_error_t error;
	json_t *root;
	size_t bad;

	if (!utf8_valid(bytes, len, &bad)) {
		err_set(r->e, ERR_SYNTAX, "%s: byte %zu is not UTF-8; copy the file again, or save it as UTF-8", r->out->file,
			bad + 1);
		return NULL;
	}
	if (len == 0) {
		err_set(r->e, ERR_SYNTAX, "%s: is empty; copy the whole file again", r->out->file);
		return NULL;
	}
	/* A tool of Windows may have put a byte order mark before it. */
	if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		len -= 3;
	}
	root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		not_json(r, &error);
	return root;
}

const struct past_minutes *past_file_parse(const char *file, const char *bytes, size_t len, struct arena *a,
					   struct err *e)
{
	struct past_reader r = { .a = a, .out = arena_new(a, struct past_minutes), .e = e };
	json_t *root;
	bool ok;

	r.out->file = arena_string(a, file);
	root = load(&r, bytes, len);
	ok = root && is_minutes(&r, root) && front(&r, root) && groups(&r, root) && dimensions(&r, root) &&
	     closing(&r, root) && items(&r, root, "parked", "parked", &r.out->parked, &r.out->parked_count) &&
	     past_polls(&r, root);
	json_decref(root);
	arena_free(&r.work);
	return ok ? r.out : NULL;
}
