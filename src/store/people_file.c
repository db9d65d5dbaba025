/* people_file: people.yaml or CSV as a roster. Both come here as the same tree. */
#include "store/people_file.h"

#include <string.h>
#include <strings.h>

#include "base/folding.h"
#include "base/map.h"
#include "people_csv.h"
#include "people_file_ids.h"
#include "people_file_session.h"
#include "store/file.h"
#include "yaml_tree.h"

enum { PEOPLE_MOST = 5000 };

/* A person while it is read: what refers to others waits until they are known. */
struct person_draft {
	struct person person;
	const struct node *node, *organisation, *group;
	size_t from;             /* index of the organisation + 1, 0: none */
};

struct draft {
	bool csv;
	bool in_session;             /* a group that the agenda lacks is no reason not to open a session */
	const struct node *people, *organisations;
	struct strings withhold, allow;
	struct person_draft *person;
	size_t count;
	struct organisation *body;   /* listed, then those only named by a person; id NULL: none yet */
	size_t body_count, body_cap;
	struct map body_by_id, body_by_name;   /* to the index + 1 */
};

/* ---- values ---- */

static void read_part(struct reading *r, const struct node *n, void *member)
{
	const char *words[PARTS];
	enum part part = n->kind == NODE_SCALAR ? part_of(n->text) : PARTS;

	for (int i = 0; i < PARTS; i++)
		words[i] = part_name((enum part)i);
	if (part == PARTS)
		node_wrong(r, n, "%s is no part in a meeting%s", excerpt(r, n->text),
			   suggestion(r, n->text, words, PARTS));
	else
		*(enum part *)member = part;
}

static void read_flag(struct reading *r, const struct node *n, void *member)
{
	static const struct { const char *word; bool is; } words[] = {
		{ "yes", true }, { "true", true }, { "1", true }, { "on", true },
		{ "no", false }, { "false", false }, { "0", false }, { "off", false },
	};

	for (size_t i = 0; n->kind == NODE_SCALAR && i < sizeof words / sizeof *words; i++) {
		if (strcasecmp(n->text, words[i].word) == 0) {
			*(bool *)member = words[i].is;
			return;
		}
	}
	node_wrong(r, n, "%s is neither yes nor no", excerpt(r, n->text));
}

static const struct node_key person_keys[] = {
	{ "id", read_id, offsetof(struct person_draft, person.id), false },
	{ "name", read_string, offsetof(struct person_draft, person.name), true },
	{ "title", read_string, offsetof(struct person_draft, person.title), false },
	{ "aliases", read_strings, offsetof(struct person_draft, person.aliases), false },
	{ "role", read_string, offsetof(struct person_draft, person.role), false },
	{ "organisation", read_node, offsetof(struct person_draft, organisation), false },
	{ "group", read_node, offsetof(struct person_draft, group), false },
	{ "part", read_part, offsetof(struct person_draft, person.part), false },
	{ "email", read_string, offsetof(struct person_draft, person.email), false },
	{ "on_record", read_flag, offsetof(struct person_draft, person.on_record), false },
	{ "convenor", read_flag, offsetof(struct person_draft, person.convenor), false },
	{ "table", read_id, offsetof(struct person_draft, person.table), false },
	{ "also", read_id, offsetof(struct person_draft, person.also), false },
	{ NULL, NULL, 0, false },
};

static const struct node_key organisation_keys[] = {
	{ "id", read_id, offsetof(struct organisation, id), false },
	{ "name", read_string, offsetof(struct organisation, name), true },
	{ "kind", read_string, offsetof(struct organisation, kind), false },
	{ "aliases", read_strings, offsetof(struct organisation, aliases), false },
	{ "places", read_strings, offsetof(struct organisation, places), false },
	{ NULL, NULL, 0, false },
};

static const struct node_key roster_keys[] = {
	{ "people", read_node, offsetof(struct draft, people), true },
	{ "organisations", read_node, offsetof(struct draft, organisations), false },
	{ "withhold", read_strings, offsetof(struct draft, withhold), false },
	{ "allow", read_strings, offsetof(struct draft, allow), false },
	{ NULL, NULL, 0, false },
};

static unsigned unsaid_in(const struct node *n)
{
	return (node_is_nothing(node_get(n, "id")) ? UNSAID_ID : 0u) |
	       (node_is_nothing(node_get(n, "part")) ? UNSAID_PART : 0u) |
	       (node_is_nothing(node_get(n, "on_record")) ? UNSAID_ON_RECORD : 0u) |
	       (node_is_nothing(node_get(n, "convenor")) ? UNSAID_CONVENOR : 0u);
}

/* ---- organisations ---- */

static const char *key_of(struct arena *a, const char *s)
{
	return fold_key(a, s, strlen(s));
}

static void *to_index(size_t i)
{
	return (void *)(uintptr_t)(i + 1);
}

static void know_name(struct reading *r, struct draft *d, const char *name, size_t index)
{
	const char *key = key_of(r->a, name);

	if (*key && !map_get(&d->body_by_name, key))
		map_put(&d->body_by_name, r->a, key, to_index(index));
}

static void know_body(struct reading *r, struct draft *d, size_t index)
{
	const struct organisation *body = &d->body[index];

	if (body->id && !map_get(&d->body_by_id, body->id))
		map_put(&d->body_by_id, r->a, body->id, to_index(index));
	know_name(r, d, body->name, index);
}

static size_t add_body(struct reading *r, struct draft *d, const struct organisation *body)
{
	struct organisation *new = arena_push(r->a, &d->body, d->body_count, &d->body_cap, sizeof *new);

	*new = *body;
	return d->body_count++;
}

static void check_body(struct reading *r, const struct node *n, const struct organisation *body,
		       struct map *ids, struct map *names)
{
	const char *key = key_of(r->a, body->name);

	node_unique(r, ids, body->id, n, "organisation");
	if (*body->name && map_get(names, key))
		node_odd(r, n, "the organisation %s stands here twice", excerpt(r, body->name));
	map_put(names, r->a, key, (void *)(uintptr_t)n);
}

static void read_organisations(struct reading *r, struct draft *d)
{
	struct map ids = { 0 }, names = { 0 };
	size_t count;
	struct organisation *list =
		node_list(r, d->organisations, "organisations", PEOPLE_MOST, sizeof *list, &count);

	for (size_t i = 0; i < count; i++) {
		const struct node *n = d->organisations->item[i].value;

		list[i].name = list[i].kind = "";
		if (!node_mapping(r, n, "an organisation", organisation_keys, &list[i]))
			continue;
		list[i].unsaid = list[i].id ? 0 : UNSAID_ID;
		check_body(r, n, &list[i], &ids, &names);
		know_body(r, d, add_body(r, d, &list[i]));
	}
	/* Aliases last: a name goes before somebody else's alias. */
	for (size_t i = 0; i < d->body_count; i++) {
		for (size_t j = 0; j < d->body[i].aliases.count; j++)
			know_name(r, d, d->body[i].aliases.item[j], i);
	}
}

/* The organisation that a person names by id or by name, made when it is new. In CSV an id may be that of
 * a session the file will be merged into; it stands for its own name until then. */
static size_t find_body(struct reading *r, struct draft *d, const struct node *n)
{
	struct organisation body = { .kind = "" };
	unsigned number = 0;
	size_t found;
	bool is_id;

	body.name = tidy(r->a, n->text);
	found = (size_t)(uintptr_t)map_get(&d->body_by_id, body.name);
	if (!found)
		found = (size_t)(uintptr_t)map_get(&d->body_by_name, key_of(r->a, body.name));
	if (found || !*body.name)
		return found;
	is_id = id_number(body.name, 'o', &number);
	if (is_id && !d->csv) {
		node_wrong(r, n, "there is no organisation with the id %s in this file", body.name);
		return 0;
	}
	body.id = is_id ? body.name : NULL;
	body.unsaid = is_id ? 0 : UNSAID_ID;
	found = add_body(r, d, &body);
	know_body(r, d, found);
	return found + 1;
}

/* ---- people ---- */

static void find_group(struct reading *r, const struct draft *d, const struct agenda *agenda,
		       struct person_draft *p)
{
	const struct node *n = p->group;
	const char **words;

	read_string(r, n, &p->person.group);
	if (!agenda || n->kind != NODE_SCALAR || agenda_group(agenda, p->person.group) != NO_GROUP)
		return;
	if (d->in_session) {
		node_odd(r, n, "the agenda has no group %s; its members count as participants",
			 excerpt(r, n->text));
		return;
	}
	words = arena_array(r->a, const char *, agenda->group_count);
	for (size_t i = 0; i < agenda->group_count; i++)
		words[i] = agenda->groups[i].id;
	node_wrong(r, n, "the agenda has no group %s%s", excerpt(r, n->text),
		   suggestion(r, n->text, words, agenda->group_count));
}

static void read_person(struct reading *r, struct draft *d, const struct agenda *agenda,
			struct person_draft *p)
{
	struct person *person = &p->person;
	const struct node *name;

	person->name = person->title = person->role = person->group = person->email = "";
	person->table = person->also = "";
	if (!node_mapping(r, p->node, "a person", person_keys, p))
		return;
	name = node_get(p->node, "name");
	if (!*person->name && name && name->kind == NODE_SCALAR && !node_is_nothing(name))
		node_wrong(r, name, "the name is empty");
	person->unsaid = unsaid_in(p->node);
	if (p->group)
		find_group(r, d, agenda, p);
	if (p->organisation && p->organisation->kind == NODE_SCALAR)
		p->from = find_body(r, d, p->organisation);
	else if (p->organisation)
		node_wrong(r, p->organisation, "here should be the id or the name of an organisation");
	if (person->convenor && !person->on_record)
		node_odd(r, p->node, "%s is a convenor and not on the record, so the minutes will not say so",
			 excerpt(r, person->name));
}

static void read_people(struct reading *r, struct draft *d, const struct agenda *agenda)
{
	struct map ids = { 0 }, names = { 0 };

	d->person = node_list(r, d->people, "people", PEOPLE_MOST, sizeof *d->person, &d->count);
	for (size_t i = 0; i < d->count; i++) {
		struct person_draft *p = &d->person[i];
		const char *key;

		p->node = d->people->item[i].value;
		read_person(r, d, agenda, p);
		node_unique(r, &ids, p->person.id, p->node, "person");
		/* Whoever is called alike at two tables was asked about when they were merged. */
		key = arena_printf(r->a, "%s%s%s", p->person.table, *p->person.table ? "\n" : "", key_of(r->a, p->person.name));
		if (*p->person.name && map_get(&names, key))
			node_odd(r, p->node, "there is another %s; if they are one person, take this one out",
				 excerpt(r, p->person.name));
		map_put(&names, r->a, key, p);
	}
}

/* A word that is public and somebody's name: the person wins (RULE.md section 1), and that is worth knowing. */
static void warn_of(struct reading *r, const struct node *n, const char *s, const struct map *glossary)
{
	const char *key = key_of(r->a, s);

	if (*key && map_get(glossary, key))
		node_odd(r, n, "%s is in the agenda's glossary too; it will be hidden", excerpt(r, s));
}

static void compare_with_glossary(struct reading *r, const struct draft *d, const struct agenda *agenda)
{
	struct map terms = { 0 };

	for (size_t i = 0; i < agenda->glossary.count; i++)
		map_put(&terms, r->a, key_of(r->a, agenda->glossary.item[i]), &terms);
	for (size_t i = 0; i < d->count; i++) {
		const struct person_draft *p = &d->person[i];

		warn_of(r, p->node, p->person.name, &terms);
		for (size_t j = 0; j < p->person.aliases.count; j++)
			warn_of(r, p->node, p->person.aliases.item[j], &terms);
	}
}

/* ---- the whole ---- */

static void number_bodies(struct arena *a, struct draft *d)
{
	unsigned highest = 0;

	for (size_t i = 0; i < d->body_count; i++) {
		if (d->body[i].id)
			(void)id_number(d->body[i].id, 'o', &highest);
	}
	for (size_t i = 0; i < d->body_count; i++) {
		if (!d->body[i].id)
			d->body[i].id = id_next(a, 'o', &highest);
	}
}

static void number_people(struct arena *a, struct draft *d)
{
	unsigned highest = 0;

	for (size_t i = 0; i < d->count; i++) {
		if (d->person[i].person.id)
			(void)id_number(d->person[i].person.id, 'p', &highest);
	}
	for (size_t i = 0; i < d->count; i++) {
		if (!d->person[i].person.id)
			d->person[i].person.id = id_next(a, 'p', &highest);
	}
}

static const struct roster *roster_of(struct arena *a, struct draft *d)
{
	struct roster *roster = arena_new(a, struct roster);
	struct person *people = arena_array(a, struct person, d->count + 1);

	number_bodies(a, d);
	number_people(a, d);
	for (size_t i = 0; i < d->count; i++) {
		people[i] = d->person[i].person;
		people[i].organisation = d->person[i].from ? &d->body[d->person[i].from - 1] : NULL;
	}
	*roster = (struct roster){
		.people = people, .count = d->count,
		.organisations = d->body, .organisation_count = d->body_count,
		.withhold = d->withhold, .allow = d->allow,
	};
	return roster;
}

static bool is_csv(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot && (strcasecmp(dot, ".csv") == 0 || strcasecmp(dot, ".tsv") == 0);
}

static const struct roster *read_roster(struct reading *r, const struct node *root,
					const struct agenda *agenda, bool in_session)
{
	struct draft d = { .csv = is_csv(r->name), .in_session = in_session };

	if (!node_mapping(r, root, "the list of people", roster_keys, &d))
		return NULL;
	read_organisations(r, &d);
	read_people(r, &d, agenda);
	if (agenda)
		compare_with_glossary(r, &d, agenda);
	return roster_of(r->a, &d);
}

static const struct roster *parse(const char *name, const struct buffer *file, const struct agenda *agenda,
				  bool in_session, struct arena *a, struct complaints *c)
{
	struct reading r = { .name = name, .a = a, .c = c };
	size_t before = c->count, errors = c->errors;
	const struct node *root = is_csv(name) ? people_csv_parse(&r, file->text, file->len) :
						yaml_tree_parse(&r, file->text, file->len);
	const struct roster *roster = root ? read_roster(&r, root, agenda, in_session) : NULL;

	sort_complaints(&r, before);
	return c->errors == errors ? roster : NULL;
}

const struct roster *people_file_parse(const char *name, const char *bytes, size_t len,
				       const struct agenda *agenda, struct arena *a, struct complaints *c)
{
	const struct buffer file = { (char *)bytes, len, 0 };

	return parse(name, &file, agenda, false, a, c);
}

static const struct roster *read_file(const char *path, const struct agenda *agenda, bool in_session,
				      struct arena *a, struct complaints *c, struct err *e)
{
	const char *name = strcmp(path, "-") == 0 ? "stdin" : path;
	const struct roster *roster = NULL;
	struct buffer bytes = { 0 };

	if (file_read(path, FILE_BYTES_MOST, &bytes, e)) {
		roster = parse(name, &bytes, agenda, in_session, a, c);
		if (!roster)
			(void)complaints_settle(c, e);
	}
	buffer_free(&bytes);
	return roster;
}

const struct roster *people_file_read(const char *path, const struct agenda *agenda, struct arena *a,
				      struct complaints *c, struct err *e)
{
	return read_file(path, agenda, false, a, c, e);
}

const struct roster *people_read_in_session(const char *path, const struct agenda *agenda, struct arena *a,
					    struct complaints *c, struct err *e)
{
	return read_file(path, agenda, true, a, c, e);
}
