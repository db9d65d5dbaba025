/* finder: where a text points to somebody (RULE.md section 1). This file puts the parts together:
 *
 *   variants*.c    everything that names somebody of the roster, as surfaces
 *   matcher*.c     the surfaces that stand in a text; slips of the fingers; names inside longer words
 *   words*         kinds of words: ordinary ones, titles, months
 *   finder_plain.c a text without the markup inside its words
 *   finder_text.c  a text cut into words
 *   finder_judge.c who is meant, and how surely; finder_near.c: what is almost a name
 *   patterns.c     contacts; days.c: the day of the event; tells.c: roles, claims and tells; unlisted.c: names on no list
 *   finder_take.c  titles, initials, the other half of a double name: what goes with a find
 *   finder_merge.c one finding per place
 *   finder_warn.c  rosters that cannot be protected well */
#include "rule/finder.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "finder_plain.h"
#include "finder_scan.h"
#include "variants.h"

const char *finding_kind_name(enum finding_kind kind)
{
	static const char *const names[FINDING_KINDS] = { "person", "organisation", "place", "role", "contact",
		"withheld", "day", "unknown", "tell" };

	return names[kind];
}

const char *certainty_name(enum certainty certainty)
{
	static const char *const names[] = { "possible", "probable", "certain" };

	return names[certainty];
}

/* ---- compiling ---- */

/* The words of names and bodies here, for what "shares a word with the roster". */
static void mark_roster_words(struct matcher *m)
{
	for (size_t i = 0; i < m->count; i++) {
		const struct surface *s = m->surfaces[i];
		bool glued = s->form == FORM_WHOLE && s->words == 1 && s->kind == FINDING_PERSON;

		if (s->form > FORM_PLACE || s->form == FORM_DOTTED || s->form == FORM_NICK || glued)
			continue;
		for (const char *w = s->text; *w;) {
			size_t len = strcspn(w, " ");
			uint32_t classes = words_of(&m->words, w, len);
			uint32_t plain = s->kind == FINDING_PERSON ? WORD_FUNCTION : WORD_FUNCTION | WORD_ORDINARY;

			if (len > 1 && !(classes & (WORD_BODY | WORD_SMALL | WORD_TITLE | WORD_ROSTER | plain)))
				words_add(&m->words, w, len, WORD_ROSTER);
			w += len + (w[len] == ' ');
		}
	}
}

static void count_one(struct map *sizes, struct arena *a, const char *what)
{
	size_t *size = map_get(sizes, what);

	if (!size) {
		size = arena_new(a, size_t);
		map_put(sizes, a, what, size);
	}
	++*size;
}

static void count_groups(struct finder *f, const struct roster *r)
{
	struct arena a = { 0 };
	struct map groups = { 0 }, kinds = { 0 };

	f->people = (int)r->count;
	f->bodies = (int)r->organisation_count;
	for (size_t i = 0; i < r->count; i++)
		count_one(&groups, &a, r->people[i].group);
	for (size_t i = 0; i < r->organisation_count; i++)
		count_one(&kinds, &a, r->organisations[i].kind);
	for (size_t i = 0; i < r->count; i++) {
		size_t size = *(size_t *)map_get(&groups, r->people[i].group);

		if (size < NUMBERS && *r->people[i].group)
			f->group_size[size] = true;
	}
	for (size_t i = 0; i < r->organisation_count; i++) {
		size_t size = *(size_t *)map_get(&kinds, r->organisations[i].kind);

		if (size < NUMBERS && *r->organisations[i].kind)
			f->group_size[size] = true;
	}
	arena_free(&a);
}

struct finder *finder_new(const struct roster *r, const struct agenda *a, const struct strings *extra)
{
	struct finder *f = calloc(1, sizeof *f);

	if (!f)
		memory_exhausted();
	f->roster = r;
	f->agenda = a;
	matcher_init(&f->matcher, &f->arena, r->count);
	variants_of_lists(&f->matcher, r, a, extra);
	variants_of_people(&f->matcher, r);
	variants_of_roles(&f->matcher, r);
	variants_of_bodies(&f->matcher, r);
	matcher_seal(&f->matcher);
	mark_roster_words(&f->matcher);
	count_groups(f, r);
	return f;
}

void finder_free(struct finder *f)
{
	if (!f)
		return;
	arena_free(&f->arena);
	free(f);
}

/* ---- finding ---- */

static const struct finding *find_once(const struct finder *f, const char *text, size_t len, enum fold_breaks breaks,
				       struct arena *out, size_t *count, bool *broken)
{
	struct arena work = { 0 };
	struct scan s = { .finder = f, .arena = &work };
	const struct finding *findings;
	size_t words;

	finder_text_read(&s.text, text, len, breaks, &f->matcher.words, &work);
	words = s.text.count + 1;
	s.covered = arena_alloc_array(&work, words, sizeof *s.covered);
	s.masked = arena_alloc_array(&work, words, sizeof *s.masked);
	s.mask_first = arena_alloc_array(&work, words, sizeof *s.mask_first);
	s.mask_last = arena_alloc_array(&work, words, sizeof *s.mask_last);
	finder_judge(&s);
	finder_contacts(&s);
	finder_days(&s);
	finder_tells(&s);
	finder_unlisted(&s);
	findings = finder_merge(&s, out, count);
	*broken = s.text.folded.broken;
	arena_free(&work);
	return findings;
}

/* Both lists by start, none overlapping in itself; so is the result. */
static const struct finding *unite(const struct finding *a, size_t acount, const struct finding *b, size_t bcount,
				   struct arena *out, size_t *count)
{
	struct finding *all = arena_alloc_array(out, acount + bcount + 1, sizeof *all);
	size_t n = 0;

	for (size_t i = 0, k = 0; i < acount || k < bcount;) {
		bool first = k == bcount || (i < acount && a[i].start <= b[k].start);
		const struct finding *next = first ? &a[i++] : &b[k++];

		if (n > 0 && next->start < all[n - 1].end) {
			struct finding *last = &all[n - 1];

			if (next->certainty > last->certainty) {
				last->kind = next->kind;
				last->certainty = next->certainty;
				last->why = next->why;
			}
			last->end = next->end > last->end ? next->end : last->end;
			last->shares_roster_word = last->shares_roster_word || next->shares_roster_word;
		} else {
			all[n++] = *next;
		}
	}
	*count = n;
	return all;
}

/* "Al*ex*is": what is seen once the markup inside words is gone, and only that. Names on no list and tells are left
 * to the text as it stands. */
static const struct finding *find_marked(const struct finder *f, const char *text, size_t len, struct arena *out,
					 size_t *count)
{
	struct arena work = { 0 };
	struct finding *marked = NULL;
	const struct finding *seen;
	struct plain plain;
	size_t seen_count = 0, cap = 0;
	bool broken;

	*count = 0;
	if (!finder_plain(&plain, &work, text, len))
		goto done;
	seen = find_once(f, plain.text, plain.len, FOLD_BREAKS_JOIN, &work, &seen_count, &broken);
	for (size_t i = 0; i < seen_count; i++) {
		size_t from = plain.from[seen[i].start], to = plain.to[seen[i].end - 1];
		struct finding *mine;

		if (to - from == seen[i].end - seen[i].start || seen[i].kind == FINDING_UNKNOWN || seen[i].kind == FINDING_TELL)
			continue;
		finder_plain_balance(text, len, &from, &to);
		mine = arena_push(out, &marked, *count, &cap, sizeof *mine);
		*mine = seen[i];
		mine->start = from;
		mine->end = to;
		mine->name = plain.from[seen[i].name];
		++*count;
	}
done:
	arena_free(&work);
	return marked;
}

static const struct finding *find_part(const struct finder *f, const char *text, size_t len, struct arena *out_arena,
				       size_t *count)
{
	const struct finding *found, *also;
	size_t found_count, also_count;
	bool broken;

	found = find_once(f, text, len, FOLD_BREAKS_JOIN, out_arena, &found_count, &broken);
	/* A hyphen at a line's end divides a word or belongs to it: both readings count. */
	if (broken) {
		also = find_once(f, text, len, FOLD_BREAKS_BLANK, out_arena, &also_count, &broken);
		found = unite(found, found_count, also, also_count, out_arena, &found_count);
	}
	also = find_marked(f, text, len, out_arena, &also_count);
	if (also_count > 0)
		found = unite(found, found_count, also, also_count, out_arena, &found_count);
	*count = found_count;
	return found;
}

/* Where the part of the text that starts at `at` ends. Long texts are read in parts, so that what a part needs
 * stays in the cache; nobody's name goes on over an empty line. */
static size_t part_end(const char *text, size_t len, size_t at)
{
	enum { PART = 1 << 15 };
	const char *line = len - at > PART ? memmem(text + at + PART, len - at - PART, "\n\n", 2) : NULL;

	return line ? (size_t)(line - text) + 2 : len;
}

const struct finding *finder_find(const struct finder *f, const char *text, size_t len, struct arena *out_arena,
				  size_t *count)
{
	struct finding *all = NULL;
	size_t cap = 0;

	*count = 0;
	for (size_t at = 0, end; at < len; at = end) {
		struct arena work = { 0 };
		const struct finding *part;
		size_t part_count;

		end = part_end(text, len, at);
		part = find_part(f, text + at, end - at, &work, &part_count);
		for (size_t i = 0; i < part_count; i++) {
			struct finding *to = arena_push(out_arena, &all, *count, &cap, sizeof *to);

			*to = part[i];
			to->start += at;
			to->end += at;
			to->name += at;
			++*count;
		}
		arena_free(&work);
	}
	return all ? all : arena_new(out_arena, struct finding);
}

/* ---- keys ---- */

static bool is_sign(char c)
{
	return c && !fold_is_word(c);
}

/* What stands before a name and may or may not have been typed with it. */
static const char *without_determiner(const char *key)
{
	static const char *const before[] = { "the ", "a ", "an ", "our ", "my ", "your ", "their ", "his ", "her ",
		"its " };

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (strncmp(key, before[i], strlen(before[i])) == 0 && key[strlen(before[i])])
			return key + strlen(before[i]);
	return key;
}

const char *finder_key(struct arena *a, const char *string, size_t len)
{
	char *key = (char *)fold_key(a, string, len), *end;

	while (is_sign(*key) && key[1])
		key++;
	key = (char *)without_determiner(key);
	end = key + strlen(key);
	if (end - key > 2 && end[-1] == 's' && end[-2] == '\'')
		end -= 2;
	while (end - key > 1 && is_sign(end[-1]))
		end--;
	*end = '\0';
	return key;
}
