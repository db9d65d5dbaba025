/* people_file_format: a roster as people.yaml, one line for each person, by libyaml's emitter. */
#include <string.h>
#include <strings.h>
#include <yaml.h>

#include "base/say.h"
#include "base/utf8.h"
#include "store/people_file.h"

struct writer {
	yaml_emitter_t emitter;
	bool ok;
};

static int take_bytes(void *to, unsigned char *bytes, size_t len)
{
	buffer_add(to, bytes, len);
	return 1;
}

/* made is what libyaml's initialiser answered: 0 when it had no memory. */
static void emit(struct writer *w, yaml_event_t *ev, int made)
{
	if (!made)
		w->ok = false;
	else if (!w->ok)
		yaml_event_delete(ev);
	else
		w->ok = yaml_emitter_emit(&w->emitter, ev) != 0;
}

/* YAML 1.1 readers take some words for something else than text: Norway's "no", a name "Null", numbers. */
static bool reads_as_text(const char *s)
{
	static const char *const others[] = { "y", "n", "yes", "no", "on", "off", "true", "false", "null" };
	int32_t c;

	(void)utf8_next(s, strlen(s), &c);
	if (!utf8_is_word(c) || (c >= '0' && c <= '9'))
		return false;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (strcasecmp(s, others[i]) == 0)
			return false;
	}
	return true;
}

static void put_scalar(struct writer *w, const char *s, yaml_scalar_style_t style)
{
	yaml_event_t ev;
	int made = yaml_scalar_event_initialize(&ev, NULL, NULL, (const yaml_char_t *)s, (int)strlen(s), 1, 1,
						style);

	emit(w, &ev, made);
}

static void put_text(struct writer *w, const char *s)
{
	put_scalar(w, s, reads_as_text(s) ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

static void put_key(struct writer *w, const char *key)
{
	put_scalar(w, key, YAML_PLAIN_SCALAR_STYLE);
}

static void open_list(struct writer *w, yaml_sequence_style_t style)
{
	yaml_event_t ev;

	emit(w, &ev, yaml_sequence_start_event_initialize(&ev, NULL, NULL, 1, style));
}

static void close_list(struct writer *w)
{
	yaml_event_t ev;

	emit(w, &ev, yaml_sequence_end_event_initialize(&ev));
}

static void open_group(struct writer *w, yaml_mapping_style_t style)
{
	yaml_event_t ev;

	emit(w, &ev, yaml_mapping_start_event_initialize(&ev, NULL, NULL, 1, style));
}

static void close_group(struct writer *w)
{
	yaml_event_t ev;

	emit(w, &ev, yaml_mapping_end_event_initialize(&ev));
}

/* ---- members: what is not said is not written ---- */

static void put_member(struct writer *w, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	put_key(w, key);
	put_text(w, value);
}

static void put_strings(struct writer *w, const char *key, const struct strings *list)
{
	if (!list->count)
		return;
	put_key(w, key);
	open_list(w, YAML_FLOW_SEQUENCE_STYLE);
	for (size_t i = 0; i < list->count; i++)
		put_text(w, list->item[i]);
	close_list(w);
}

static void put_flag(struct writer *w, const char *key, bool is)
{
	if (!is)
		return;
	put_key(w, key);
	put_scalar(w, "true", YAML_PLAIN_SCALAR_STYLE);
}

static void put_person(struct writer *w, const struct person *p)
{
	open_group(w, YAML_FLOW_MAPPING_STYLE);
	put_member(w, "id", p->id);
	put_member(w, "name", p->name);
	put_member(w, "title", p->title);
	put_strings(w, "aliases", &p->aliases);
	put_member(w, "role", p->role);
	put_member(w, "organisation", p->organisation ? p->organisation->id : NULL);
	put_member(w, "group", p->group);
	put_member(w, "part", p->part == PARTICIPANT ? NULL : part_name(p->part));
	put_member(w, "email", p->email);
	put_flag(w, "on_record", p->on_record);
	put_flag(w, "convenor", p->convenor);
	put_member(w, "table", p->table);
	put_member(w, "also", p->also);
	close_group(w);
}

static void put_organisation(struct writer *w, const struct organisation *o)
{
	open_group(w, YAML_FLOW_MAPPING_STYLE);
	put_member(w, "id", o->id);
	put_member(w, "name", o->name);
	put_member(w, "kind", o->kind);
	put_strings(w, "aliases", &o->aliases);
	put_strings(w, "places", &o->places);
	close_group(w);
}

static void put_roster(struct writer *w, const struct roster *r)
{
	open_group(w, YAML_BLOCK_MAPPING_STYLE);
	put_key(w, "people");
	open_list(w, YAML_BLOCK_SEQUENCE_STYLE);
	for (size_t i = 0; i < r->count; i++)
		put_person(w, &r->people[i]);
	close_list(w);
	if (r->organisation_count) {
		put_key(w, "organisations");
		open_list(w, YAML_BLOCK_SEQUENCE_STYLE);
		for (size_t i = 0; i < r->organisation_count; i++)
			put_organisation(w, &r->organisations[i]);
		close_list(w);
	}
	put_strings(w, "withhold", &r->withhold);
	put_strings(w, "allow", &r->allow);
	close_group(w);
}

static void put_stream(struct writer *w, const struct roster *r)
{
	yaml_event_t ev;

	emit(w, &ev, yaml_stream_start_event_initialize(&ev, YAML_UTF8_ENCODING));
	emit(w, &ev, yaml_document_start_event_initialize(&ev, NULL, NULL, NULL, 1));
	put_roster(w, r);
	emit(w, &ev, yaml_document_end_event_initialize(&ev, 1));
	emit(w, &ev, yaml_stream_end_event_initialize(&ev));
}

bool people_file_format(const struct roster *r, struct buffer *out, struct err *e)
{
	struct writer w = { .ok = true };
	size_t before = out->len;

	if (!yaml_emitter_initialize(&w.emitter))
		return err_set(e, ERR_IO, "memory ran out while people.yaml was written");
	yaml_emitter_set_output(&w.emitter, take_bytes, out);
	yaml_emitter_set_unicode(&w.emitter, 1);
	yaml_emitter_set_width(&w.emitter, -1);
	put_stream(&w, r);
	if (!w.ok)
		err_set(e, ERR_IO, "people.yaml cannot be written: %s",
			w.emitter.problem ? w.emitter.problem : _("memory ran out"));
	yaml_emitter_delete(&w.emitter);
	if (!w.ok)
		buffer_cut(out, before);
	return w.ok;
}
