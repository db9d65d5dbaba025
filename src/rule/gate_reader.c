/* gate_reader: the redactor's eyes for what was typed in by hand. The gate's own search stays what it is; this adds
 * claims, roles, the day of the event and whatever else is no row of words, so that what the redactor learns the gate
 * knows. Only files that somebody edited are read so: all else went through the redactor, text by text. */
#include "gate_reader.h"

#include <string.h>

#include "base/say.h"
#include "rule/redactor.h"

/* Where the paragraph, cell or heading that begins at byte `at` ends. */
static size_t block_end(const struct view *v, size_t at)
{
	const char *border = memchr(v->text + at, GATE_BORDER, v->len - at);
	size_t end = border ? (size_t)(border - v->text) : v->len;
	const char *empty = memmem(v->text + at, end - at, "\n\n", 2);

	return empty ? (size_t)(empty - v->text) : end;
}

/* The words [*first, *last) that stand in bytes [from, to); false when there are none. */
static bool words_in(const struct search *s, size_t from, size_t to, size_t *first, size_t *last)
{
	size_t low = 0, high = s->text.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->text.words[middle].end <= from)
			low = middle + 1;
		else
			high = middle;
	}
	*first = *last = low;
	while (*last < s->text.count && s->text.words[*last].start < to)
		++*last;
	return *first < *last;
}

/* Names on no list and what tells of a speaker point to nobody of this roster; they are asked about where they were
 * said. */
static bool is_of_the_room(const struct finding *f)
{
	return f->kind != FINDING_UNKNOWN && f->kind != FINDING_TELL;
}

static const char *means(const struct found *found, struct arena *a)
{
	const struct finding *f = &found->finding;

	if (f->kind != FINDING_ROLE && found->outcome == OUTCOME_HIDDEN && f->person)
		return f->person->name;
	if (f->kind != FINDING_ROLE && found->outcome == OUTCOME_HIDDEN && f->organisation)
		return f->organisation->name;
	return arena_printf(a, _("somebody: %s"), _(f->why));
}

/* A role and a claim are made of everyday words; a name may be one. */
static bool may_be_a_word(const struct search *s, const struct found *found, size_t first, size_t last)
{
	return found->outcome == OUTCOME_UNDECIDED && found->finding.kind != FINDING_ROLE && stand_may(s, first, last);
}

static void weigh(struct search *s, const struct found *found, size_t start, struct arena *a)
{
	const struct finding *f = &found->finding;
	size_t first, last;

	if (found->outcome == OUTCOME_PRINTED || !is_of_the_room(f) ||
	    !words_in(s, start + f->name, start + f->end, &first, &last) || stand_settled(s, first, last))
		return;
	search_report(s, first, last, means(found, a), may_be_a_word(s, found, first, last));
}

static void read_block(struct search *s, size_t start, size_t end, struct arena *a)
{
	struct redactor *r = s->forms->reader;
	size_t before, after, made;
	const struct found *found;

	redactor_found(r, &before);
	redactor_made(r, &made);
	/* What was read once is in the log already, so each block has a place of its own. */
	redactor_redact(r, arena_string_n(a, s->view->text + start, end - start), SETTING_PROSE,
			arena_printf(a, "file %zu", made));
	found = redactor_found(r, &after);
	for (size_t i = before; i < after; i++)
		weigh(s, &found[i], start, a);
}

void gate_reader_read(struct search *s, struct arena *scratch)
{
	for (size_t at = 0, end; at < s->view->len; at = end) {
		at += strspn(s->view->text + at, "\n\f");
		if (at >= s->view->len)
			break;
		end = block_end(s->view, at);
		read_block(s, at, end, scratch);
	}
}
