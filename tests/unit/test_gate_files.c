/* test_gate_files: the gate and our own files. Nobody who is called like a word of the program's phrases, or like
 * a word that a format is made of, blocks every minute; what people wrote is found in every format. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#include "minutes_room.h"
#include "rule/gate.h"
#include "rule/gate_decode.h"
#include "rule/gate_text.h"
#include "rule/phrase.h"

/* ---- a roster made of words ---- */

struct words {
	struct arena arena;
	const char **item;
	size_t count, cap;
	struct map known;
};

static void add_words(struct words *w, const char *text, size_t len)
{
	struct gate_text t;

	gate_text_read(&t, arena_string_n(&w->arena, text, len), len, &w->arena);
	for (size_t i = 0; i < t.count; i++) {
		const char *word = t.words[i].text;

		if (t.words[i].len < 2 || (word[0] >= '0' && word[0] <= '9') || map_get(&w->known, word))
			continue;
		arena_push(&w->arena, &w->item, w->count, &w->cap, sizeof *w->item);
		w->item[w->count++] = word;
		map_put(&w->known, &w->arena, word, &w->known);
	}
}

static bool has_word(const struct words *w, const char *surface)
{
	struct arena a = { 0 };
	struct gate_text t;
	bool all = true;

	gate_text_read(&t, surface, strlen(surface), &a);
	for (size_t i = 0; i < t.count; i++)
		all = all && map_get(&w->known, t.words[i].text);
	arena_free(&a);
	return all;
}

/* Everybody is called by one of the words, and by a surname that nothing is called. */
static struct gate *gate_for(struct words *w, const struct agenda *agenda)
{
	struct person *people = arena_array(&w->arena, struct person, w->count + 1);
	struct roster *roster = arena_new(&w->arena, struct roster);
	struct session s = { .agenda = agenda, .roster = roster };
	struct err e;
	struct gate *g;

	for (size_t i = 0; i < w->count; i++)
		people[i] = (struct person){ .id = "p", .name = arena_printf(&w->arena, "%s Qzqz", w->item[i]),
					     .title = "", .role = "", .group = "", .email = "" };
	*roster = (struct roster){ .people = people, .count = w->count };
	g = gate_new(&(struct gate_plan){ .session = &s }, &e);
	assert_non_null(g);
	return g;
}

/* ---- phrases ---- */

static bool is_month_or_number(enum phrase id)
{
	return (id >= PHRASE_MONTH_01 && id <= PHRASE_MONTH_12) || (id >= PHRASE_WORD_01 && id <= PHRASE_WORD_12);
}

static const char *filled(struct arena *a, const char *words)
{
	char *text = arena_string(a, words);

	for (char *at = text; (at = strchr(at, '{'));)
		memcpy(at, "xy.", 3);   /* an argument before a capital is a sentence */
	return text;
}

static void nobody_is_called_like_a_phrase(void **state)
{
	struct agenda agenda = { .language = "en" };

	(void)state;
	for (int id = 0; id < PHRASES; id++) {
		struct words w = { .count = 0 };
		const char *text = filled(&w.arena, phrase_words((enum phrase)id, "en"));
		const struct gate_hit *hits;
		struct gate *g;
		size_t count;

		add_words(&w, phrase_words((enum phrase)id, "en"), strlen(phrase_words((enum phrase)id, "en")));
		if (w.count == 0 || is_month_or_number((enum phrase)id)) {
			arena_free(&w.arena);
			continue;
		}
		g = gate_for(&w, &agenda);
		assert_true(gate_read(g, "a.md", text, strlen(text), NULL));
		hits = gate_hits(g, &count);
		if (count)
			fail_msg("\"%s\": \"%s\" points to %s", text, hits[0].surface, hits[0].points_to);
		gate_free(g);
		arena_free(&w.arena);
	}
}

/* ---- formats ---- */

static void fill(struct minutes_room *r)
{
	minutes_room_make(r);
	room_support(room_entry(r, "internal/present", VIEW, "Boards ask for numbers twice"), 4);
	room_entry(r, "internal/wanted", QUOTE, "We should ask once")->speaker = room_person(r, "p3");
	room_entry(r, "internal/actions", ACTION, "Ask once & for all")->due = "+6w";
	room_entry(r, "closing", RECOMMENDATION, "One set of numbers");
	room_poll(r, (const int64_t[]){ 3, 0, 0 }, (const int64_t[]){ 3, 0, 0 });
	room_build(r);
}

static void render(struct minutes_room *r, const struct export_format *f, struct buffer *out)
{
	struct err e;

	*out = (struct buffer){ 0 };
	if (!export_render(f, r->document, out, &e))
		fail_msg("%s: %s", f->name, e.text);
}

static bool add_markup(void *context, const char *name, const void *bytes, size_t len, struct err *e)
{
	struct words *w = context;
	struct views v = { .arena = &w->arena };

	(void)e;
	add_words(w, name, strcspn(name, "."));
	decode_office(&v, arena_string_n(&w->arena, bytes, len), len, NULL);
	for (size_t i = 0; i < v.count; i++)
		if (v.item[i].kind != VIEW_TEXT)
			add_words(w, v.item[i].text, v.item[i].len);
	return true;
}

/* Words of the file that are not what a reader reads. */
static void collect(struct words *w, const struct export_format *f, const struct buffer *file)
{
	struct views v = { .arena = &w->arena };
	const char *s = arena_string_n(&w->arena, file->text, file->len);

	if (strcmp(f->name, "docx") == 0)
		unzip(file->text, file->len, add_markup, w, NULL);
	else if (strcmp(f->name, "html") == 0)
		decode_html(&v, s, file->len, NULL);
	else if (strcmp(f->name, "json") == 0)
		decode_json(&v, s, file->len, NULL);
	else if (strcmp(f->name, "ics") == 0)
		decode_ics(&v, s, file->len, NULL);
	else if (strcmp(f->name, "csv") == 0)
		decode_csv(&v, s, file->len, NULL);
	for (size_t i = 0; i < v.count; i++)
		if (v.item[i].kind != VIEW_TEXT)
			add_words(w, v.item[i].text, v.item[i].len);
}

static void nobody_is_called_like_a_format(void **state)
{
	struct minutes_room r;
	struct words read = { .count = 0 };
	const char *text;

	(void)state;
	fill(&r);
	text = room_render(&r, "text");
	add_words(&read, text, strlen(text));
	for (size_t i = 0; export_formats[i]; i++) {
		const struct export_format *f = export_formats[i];
		struct words w = { .count = 0 };
		const struct gate_hit *hits;
		struct buffer file;
		struct gate *g;
		struct err e;
		size_t count;

		print_message("%s\n", f->name);
		render(&r, f, &file);
		collect(&w, f, &file);
		if (w.count == 0) {
			buffer_free(&file);
			arena_free(&w.arena);
			continue;
		}
		g = gate_for(&w, &r.agenda);
		if (!gate_read(g, f->file, file.text, file.len, &e))
			fail_msg("%s", e.text);
		hits = gate_hits(g, &count);
		for (size_t j = 0; j < count; j++)
			if (!has_word(&read, hits[j].surface))
				fail_msg("%s: \"%s\" points to %s", hits[j].where, hits[j].surface, hits[j].points_to);
		gate_free(g);
		buffer_free(&file);
		arena_free(&w.arena);
	}
	arena_free(&read.arena);
	minutes_room_free(&r);
}

/* Whatever a person's word goes through on its way, the gate sees it at the end: the finder of this room knows no such person. */
static void what_people_wrote_is_found_in_every_format(void **state)
{
	static const struct person person = { .id = "p", .name = "Zórk O'Quib-Wiśnix", .title = "",
					      .role = "", .group = "", .email = "" };
	static const struct roster roster = { .people = &person, .count = 1 };
	struct minutes_room r;

	(void)state;
	minutes_room_make(&r);
	room_entry(&r, "internal/actions", ACTION, "Ask <zórk o'quib-wiśnix> & co");
	room_build(&r);
	for (size_t i = 0; export_formats[i]; i++) {
		struct session s = { .agenda = &r.agenda, .roster = &roster };
		struct gate *g = gate_new(&(struct gate_plan){ .session = &s }, NULL);
		struct buffer file;
		const struct gate_hit *hits;
		size_t count;

		print_message("%s\n", export_formats[i]->name);
		/* What a converter makes of HTML is read as what it was made from. */
		if (export_formats[i]->converted) {
			gate_free(g);
			continue;
		}
		render(&r, export_formats[i], &file);
		assert_true(gate_read(g, export_formats[i]->file, file.text, file.len, NULL));
		hits = gate_hits(g, &count);
		assert_true(count > 0);
		assert_string_equal(hits[0].points_to, person.name);
		buffer_free(&file);
		gate_free(g);
	}
	minutes_room_free(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_called_like_a_phrase),
		cmocka_unit_test(nobody_is_called_like_a_format),
		cmocka_unit_test(what_people_wrote_is_found_in_every_format),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
