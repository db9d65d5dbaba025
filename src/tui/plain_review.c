/* plain_review: the review as questions, one string at a time: why it could point to somebody, how it was written, how it
 * will be published. Only an answer decides; nothing typed here becomes an entry. */
#include <string.h>

#include "base/say.h"
#include "plain.h"
#include "reading.h"

/* Strings that were passed over this time, by id. */
struct passed {
	struct arena arena;
	const char **id;
	size_t count, cap;
};

static bool was_passed(const struct passed *passed, const char *id)
{
	for (size_t i = 0; i < passed->count; i++)
		if (strcmp(passed->id[i], id) == 0)
			return true;
	return false;
}

static void pass(struct passed *passed, const char *id)
{
	*(const char **)arena_push(&passed->arena, &passed->id, passed->count, &passed->cap, sizeof *passed->id) =
		arena_string(&passed->arena, id);
	passed->count++;
}

/* The first string that is to be decided and was not passed over: its place among the rows, or their count. */
static size_t next(struct plain *p, const struct passed *passed)
{
	const struct review_view *v = review_look(&p->ui);
	size_t i = 0;

	while (i < v->count && (v->rows[i].outcome != OUTCOME_UNDECIDED || was_passed(passed, v->ids[i])))
		i++;
	return i;
}

static const struct entry *entry_of(struct plain *p, const struct review_row *r)
{
	return session_entry(p->ui.session, r->places[0]);
}

static void describe(struct plain *p, const struct review_row *r)
{
	struct arena *a = &p->ui.drawing;
	const struct entry *en = entry_of(p, r);
	const struct reading read = review_read_place(&p->ui, r, 0);

	plain_say(p, arena_printf(a, _("To decide, %zu left. “%s”: %s"), review_look(&p->ui)->undecided, r->string,
				  review_kind_words(r->kind)));
	plain_say(p, review_why(&p->ui, r));
	if (en)
		plain_say(p, arena_printf(a, _("As written, in %s: %s"), arena_printf(a, "%s %zu", entry_kind_words(en->kind), en->number), read.written));
	else
		plain_say(p, arena_printf(a, _("As written, in %s: %s"), r->places[0], read.written));
	if (read.reworded)
		plain_say(p, arena_printf(a, _("Reworded: %s"), read.reworded));
	plain_say(p, arena_printf(a, _("As published: %s"), read.published));
	if (en)
		plain_say(p, arena_printf(a, _("Goes to %s"), review_goes_to(&p->ui, en)));
	if (r->place_count > 1)
		plain_say(p, arena_printf(a, P_("It stands in %zu place", "It stands in %zu places; an answer holds for all of them, H and P for this one",
					     r->place_count), r->place_count));
}

/* h, hide, p, print, and H, P for one place only; NULL for any other answer. */
static const char *decision(const char *answer, bool *here_only)
{
	*here_only = strcmp(answer, "H") == 0 || strcmp(answer, "P") == 0;
	if (strcmp(answer, "h") == 0 || strcmp(answer, "H") == 0 || strcmp(answer, "hide") == 0)
		return "hide";
	if (strcmp(answer, "p") == 0 || strcmp(answer, "P") == 0 || strcmp(answer, "print") == 0)
		return "print";
	return NULL;
}

static bool is_word(const char *answer, const char *letter, const char *word)
{
	return strcmp(answer, letter) == 0 || strcmp(answer, word) == 0;
}

/* One question. false: that was the last one. */
static bool question(struct plain *p, const struct review_row *r, const char *id, struct passed *passed)
{
	const char *command;
	bool here_only;

	if (!plain_ask(p, _("hide, print, skip or quit: ")))
		return false;
	/* Others may have decided it meanwhile: the rows are looked up anew. */
	r = review_row(&p->ui, id);
	command = decision(p->line, &here_only);
	if (is_word(p->line, "q", "quit"))
		return false;
	if (*p->line == ':')
		plain_do(p, p->line);
	else if (is_word(p->line, "s", "skip"))
		pass(passed, id);
	else if (command && r && r->outcome == OUTCOME_UNDECIDED)
		plain_do(p, review_decision(&p->ui, r, command, entry_of(p, r), here_only));
	else if (command)
		plain_say(p, _("It has been decided meanwhile"));
	else
		plain_say(p, _("Nothing was done. h hides the string, p lets it be printed, s goes on to the next, q leaves the review"));
	return !p->ui.quit;
}

static void end(struct plain *p)
{
	const struct review_view *v = review_look(&p->ui);
	struct arena *a = &p->ui.drawing;
	const struct checks c = session_checks(p->ui.session);

	if (v->why)
		plain_say(p, v->why);
	else if (v->undecided)
		plain_say(p, arena_printf(a, P_("The review is left. %zu string is still to be decided",
					     "The review is left. %zu strings are still to be decided", v->undecided),
					  v->undecided));
	else
		plain_say(p, v->count ? _("Every string is decided") : _("Nothing in these notes points to anybody"));
	plain_say(p, arena_printf(a, _("Of the entries, %s; :checked ID marks one as read"), reading_words(&c, a)));
}

void plain_review(struct plain *p)
{
	struct passed passed = { { 0 }, NULL, 0, 0 };
	size_t at;

	while ((at = next(p, &passed)) < review_look(&p->ui)->count) {
		const char *id = arena_string(&passed.arena, review_look(&p->ui)->ids[at]);

		describe(p, &review_look(&p->ui)->rows[at]);
		if (p->ui.session->record == RECORD_OFF || !question(p, &review_look(&p->ui)->rows[at], id, &passed))
			break;
		arena_free(&p->ui.drawing);
	}
	if (p->ui.session->record == RECORD_OFF)
		plain_say(p, _("The record is off: nothing is decided"));
	if (!p->ui.quit)
		end(p);
	p->after_review = true;
	arena_free(&p->ui.drawing);
	arena_free(&passed.arena);
}

bool plain_is_answer(const char *line)
{
	bool here_only;

	return decision(line, &here_only) || is_word(line, "s", "skip") || is_word(line, "q", "quit");
}
