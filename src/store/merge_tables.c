/* merge_tables: what happened at one table, under ids that no other table has. A table's key is made from its session's
 * id alone, so every merge gives the same ones, whichever tables come together and however often. */
#include <string.h>

#include "base/crc.h"
#include "base/say.h"
#include "merge_parts.h"
#include "yaml_tree.h"

/* The version of the format that tables of a merged session have: a program that does not know it reads only. */
enum { TABLE_VERSION = 2 };

const char *merge_table_key(struct arena *a, const char *session)
{
	return arena_printf(a, "t%08x", (unsigned)crc32c(session, strlen(session)));
}

const char *merge_other_id(struct arena *a, const char *id, const char *name)
{
	unsigned of_name = crc32c(name, strlen(name));
	const char *whole = arena_printf(a, "%s-%08x", id, of_name);

	if (strlen(whole) <= ID_BYTES_MOST)
		return whole;
	/* What is cut off still tells two long ones apart. */
	return arena_printf(a, "%.*s-%08x-%08x", ID_BYTES_MOST - 18, id, (unsigned)crc32c(id, strlen(id)), of_name);
}

static const char *keyed(struct arena *a, const char *key, const char *id)
{
	return *id ? arena_printf(a, "%s-%s", key, id) : id;
}

/* A longer one than people.yaml takes would make it unreadable. */
static const char *keyed_person(struct arena *a, const char *key, const char *id)
{
	const char *whole = keyed(a, key, id);

	return strlen(whole) <= ID_BYTES_MOST ? whole : arena_printf(a, "%s-%08x", key, (unsigned)crc32c(id, strlen(id)));
}

/* ---- people ---- */

const struct roster *merge_key_roster(const struct roster *r, const char *key, struct arena *a)
{
	struct roster *out = arena_new(a, struct roster);
	struct person *people = arena_array(a, struct person, r->count + 1);

	*out = *r;
	for (size_t i = 0; i < r->count; i++) {
		people[i] = r->people[i];
		people[i].id = keyed_person(a, key, r->people[i].id);
		people[i].table = key;
		people[i].also = "";
	}
	out->people = people;
	return out;
}

/* ---- events ---- */

/* A poll that was made up at the table: two tables have a "new-1", and they asked different things. */
static const char *keyed_poll(struct arena *a, const char *key, const struct agenda *agenda, const char *id)
{
	for (size_t i = 0; i < agenda->poll_count; i++)
		if (strcmp(agenda->polls[i].id, id) == 0)
			return id;
	return keyed(a, key, id);
}

/* "provider: p03 p04": each behind the colon. */
static const char *keyed_class(struct arena *a, const char *key, const struct agenda *agenda, const char *class)
{
	const char *colon = strchr(class, ':');
	char *rest = arena_string(a, colon ? colon + 1 : "");
	const char *out = arena_string_n(a, class, colon ? (size_t)(colon - class) + 1 : strlen(class));

	(void)agenda;
	for (char *id = strsep(&rest, " "); id; id = strsep(&rest, " "))
		if (*id)
			out = arena_printf(a, "%s %s", out, keyed_person(a, key, id));
	return out;
}

/* "new-1: council+voluntary". */
static const char *keyed_block(struct arena *a, const char *key, const struct agenda *agenda, const char *block)
{
	const char *colon = strchr(block, ':');

	if (!colon)
		return block;
	return arena_printf(a, "%s%s", keyed_poll(a, key, agenda, arena_string_n(a, block, (size_t)(colon - block))), colon);
}

/* "k7q-12/5f3a9c1e": an entry, or "k7q-12#0b17c2aa/5f3a9c1e": a tag of it; "=0b17c2aa/5f3a9c1e": neither, and the
 * same text at all tables. */
static const char *keyed_text(struct arena *a, const char *key, const struct agenda *agenda, const char *text)
{
	(void)agenda;
	return *text == '=' ? text : keyed(a, key, text);
}

/* Lists of `published`, and what becomes of their items. */
static const struct keyed_row {
	const char *name;
	const char *(*item)(struct arena *a, const char *key, const struct agenda *agenda, const char *item);
} keyed_rows[] = {
	{ "blocks", keyed_block }, { "classes", keyed_class }, { "texts", keyed_text },
};

static const struct event_list *keyed_list(struct arena *a, const char *key, const struct agenda *agenda,
					   const struct event_list *list, const struct keyed_row *row)
{
	struct event_list *out = arena_new(a, struct event_list);
	const char **item = arena_array(a, const char *, list->count + 1);

	*out = *list;
	for (size_t i = 0; i < list->count; i++)
		item[i] = row->item(a, key, agenda, list->item[i]);
	out->item = item;
	return out;
}

static void key_field(union value *v, const struct field *f, const char *key, const struct agenda *agenda, struct arena *a)
{
	if (f->type == FIELD_PERSON)
		v->text = keyed_person(a, key, v->text);
	else if (f->type == FIELD_EVENT)
		v->text = keyed(a, key, v->text);
	else if (f->type == FIELD_WORD && strcmp(f->name, "poll") == 0)
		v->text = keyed_poll(a, key, agenda, v->text);
	for (size_t i = 0; f->type == FIELD_LIST && i < sizeof keyed_rows / sizeof *keyed_rows; i++)
		if (strcmp(f->name, keyed_rows[i].name) == 0)
			v->list = keyed_list(a, key, agenda, v->list, &keyed_rows[i]);
}

void merge_key_event(struct event *ev, const char *key, const struct agenda *agenda, struct arena *a)
{
	if (!event_set_id(ev, a, keyed(a, key, ev->id)))
		bug("%s is no id under the key %s", ev->id, key);
	for (size_t i = 0; ev->kind->fields && ev->kind->fields[i].name; i++)
		if (event_given(ev, i))
			key_field(&ev->field[i], &ev->kind->fields[i], key, agenda, a);
	if (strcmp(ev->kind->name, "begin") == 0) {
		event_set_number(ev, "roundtable", TABLE_VERSION);
		event_set_text(ev, "table", key);
	}
}

/* ---- who is gone ---- */

static bool has_person(const struct merge_plan *plan, const char *key, const char *id, bool *asked)
{
	for (size_t c = 0; c < plan->count; c++)
		for (size_t i = 0; plan->copies[c].session && i < plan->copies[c].roster->count; i++) {
			const struct person *p = &plan->copies[c].roster->people[i];

			*asked = *asked || strcmp(person_table(p), key) == 0;
			if (strcmp(p->id, id) == 0)
				return true;
		}
	return false;
}

void merge_say_gone(const struct merge_plan *plan, struct merged *out, struct arena *a)
{
	for (size_t c = 0; c < plan->count; c++)
		for (size_t i = 0; plan->copies[c].tables && i < plan->copies[c].roster->count; i++) {
			const struct person *p = &plan->copies[c].roster->people[i];
			bool asked = false;

			if (*person_table(p) && !has_person(plan, p->table, p->id, &asked) && asked)
				merge_say(out, a, arena_printf(a, _("%s (%s) is on the list of their table no more, and stays on that of all; "
								    "if they were not in the room, make them an observer there"),
							       p->name, p->id));
		}
}
