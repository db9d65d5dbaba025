/* plain: the session as lines: whole sentences, state in words, no escape codes, for screen readers and bad lines.
 * Nothing is printed while a line is being typed; after each Enter it says what changed, and the prompt carries the
 * state. The state is that of the screen, so that both say the same. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "app.h"
#include "base/utf8.h"
#include "plain.h"
#include "said.h"

enum { WRITER_LETTERS = 8 };

void plain_say(struct plain *p, const char *text)
{
	struct buffer b = { 0 };

	while (*text) {
		size_t len = strcspn(text, "\n");

		buffer_cut(&b, 0);
		utf8_add_visible(&b, text, len);
		fprintf(p->plan->out, "%s%s\n", buffer_text(&b), b.len && strchr(".!?:", b.text[b.len - 1]) ? "" : ".");
		text += len + (text[len] == '\n');
	}
	buffer_free(&b);
}

static void look(struct plain *p, bool changed)
{
	int64_t now_ms = p->plan->now_ms();

	p->ui.zone_minutes = p->plan->zone_minutes ? p->plan->zone_minutes(now_ms) : 0;
	ui_look_at(&p->ui, p->desk, now_ms, changed);
}

/* "off, Internal, actions: " */
static const char *prompt(struct plain *p, struct arena *a)
{
	const struct session *s = p->ui.session;
	const struct step *at = &s->agenda->steps[p->ui.writing];
	struct buffer b = { 0 };
	const char *words;

	if (s->record != RECORD_RULE)
		buffer_addf(&b, "%s, ", record_state_name(s->record));
	buffer_adds(&b, at->dimension->id);
	if (*at->stage->id)
		buffer_addf(&b, ", %s", at->stage->id);
	b.text[0] = (char)(b.text[0] >= 'a' && b.text[0] <= 'z' && s->record == RECORD_RULE ? b.text[0] - 'a' + 'A' : b.text[0]);
	buffer_adds(&b, ": ");
	words = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return words;
}

/* What others did while nobody looked. A change of the record state rings, and the next line is asked about. */
static void say_changes(struct plain *p)
{
	struct arena work = { 0 };
	const char *changes = said_changes(&p->ui, &work);

	if (*changes)
		plain_say(p, changes);
	if (p->ui.session->record != p->record) {
		fputc('\a', p->plan->out);
		p->ask_again = true;
	}
	p->record = p->ui.session->record;
	arena_free(&work);
}

/* The next line goes to where the room is by then. */
static void let_go(struct plain *p)
{
	desk_hold(p->desk, false);
	look(p, false);
}

static void follow(struct plain *p)
{
	struct err e = { 0 };
	bool changed;

	present_noticed(p->present);
	if (!desk_follow(p->desk, &changed, &e)) {
		plain_say(p, e.text);
		changed = true;
	}
	look(p, changed);
	if (changed)
		say_changes(p);
}

/* Into p->line, without its end; its length, or -1: there are no more. */
static ssize_t read_line(struct plain *p, const char *words)
{
	ssize_t len;

	fputs(words, p->plan->out);
	fflush(p->plan->out);
	len = getline(&p->line, &p->cap, p->plan->in);
	while (len > 0 && (p->line[len - 1] == '\n' || p->line[len - 1] == '\r'))
		p->line[--len] = '\0';
	return len;
}

bool plain_ask(struct plain *p, const char *words)
{
	ssize_t len;

	if (p->line_waits) {
		p->line_waits = false;
		return true;
	}
	/* The line goes where the prompt says, whoever moves the room while it is typed. */
	desk_hold(p->desk, true);
	len = read_line(p, words);
	if (len < 0)
		return false;
	follow(p);
	if (strlen(p->line) == (size_t)len)
		return true;
	plain_say(p, _("A line with a NUL in it is not taken"));
	p->line[0] = '\0';
	return true;
}

/* Where the room is not, the place is said too: nobody sees it beside the line. */
static const char *kept_words(struct plain *p, struct arena *a, const struct answer *answer, const char *said)
{
	const struct entry *en = session_entry(p->ui.session, answer->id);
	const char *at = ui_clock_text(&p->ui, p->ui.now_ms);

	if (!en || en->step == p->ui.session->clock.step)
		return arena_printf(a, _("%s at %s"), said, at);
	return arena_printf(a, _("%s at %s, under %s"), said, at, step_place(&p->ui.session->agenda->steps[en->step], a));
}

/* Without the keys that the screen would name. */
static const char *answer_words(struct plain *p, struct arena *a, const char *line, const struct answer *answer)
{
	switch (answer->kind) {
	case ANSWER_SCREEN:
		return arena_printf(a, _("%s needs the screen"), answer->what);
	case ANSWER_FAILED:
		return arena_printf(a, _("NOT kept: %s. Type the line again once that is mended"), answer->why);
	case ANSWER_KEPT:
		return kept_words(p, a, answer, said_answer(&p->ui, a, line, answer));
	case ANSWER_DONE:
		return answer->say && *answer->say ? answer->say : said_answer(&p->ui, a, line, answer);
	default:
		return said_answer(&p->ui, a, line, answer);
	}
}

static void answer(struct plain *p, const char *line, const struct answer *a)
{
	struct arena work = { 0 };
	bool done = a->kind == ANSWER_DONE, tells = done && a->say && *a->say;
	const char *changes;

	look(p, true);
	p->not_all |= a->kind == ANSWER_FAILED || a->kind == ANSWER_OFF;
	if (a->kind == ANSWER_SCREEN && strcmp(a->what, "quit") == 0) {
		p->ui.quit = true;
		return;
	}
	for (size_t i = 0; i < a->warning_count; i++)
		plain_say(p, a->warnings[i]);
	changes = said_changes(&p->ui, &work);
	p->record = p->ui.session->record;
	/* What a command changed is its answer, if it has no other. Beside any other line it was somebody else. */
	if (!tells)
		plain_say(p, changes);
	if (!done || tells || !*changes)
		plain_say(p, answer_words(p, &work, line, a));
	arena_free(&work);
}

static void (*is_here(const char *line))(struct plain *p);

static void help(struct plain *p)
{
	struct arena work = { 0 };

	plain_say(p, _("A line is an entry. A sigil and a blank before it say its kind: . view, \" quote, ! action, ~ change, "
	       "> recommendation, = decision, ? parked"));
	plain_say(p, _("A line that begins with a colon is a command. These are all of them"));
	for (size_t f = 0; command_families[f]; f++) {
		plain_say(p, _(command_families[f]));
		for (size_t i = 0; commands[i]; i++)
			if (strcmp(commands[i]->family, command_families[f]) == 0 &&
			    (!commands[i]->screen || strcmp(commands[i]->name, "quit") == 0 ||
			     is_here(arena_printf(&work, ":%s", commands[i]->name))))
				fprintf(p->plan->out, "  :%s %s\n    %s.\n", commands[i]->name, commands[i]->args,
					_(commands[i]->help));
	}
	arena_free(&work);
}

/* What the screen does in its own way, and lines in theirs; NULL: nothing of that name. */
static void (*is_here(const char *line))(struct plain *p)
{
	static const struct { const char *line; void (*does)(struct plain *p); } rows[] = {
		{ ":help", help }, { "?", help }, { ":review", plain_review },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].line, line) == 0)
			return rows[i].does;
	return NULL;
}

static bool is_sentence(const char *line)
{
	const char *second = strchr(line + strspn(line, " "), ' ');

	return second && second[strspn(second, " ")];
}

/* A yes in a word of its own: Enter alone is no. Whoever did not hear the question and went on typing is not to lose a
 * line, least of all the one that stops the notes: a command or a sentence is no, and then it is done. */
static bool yes(struct plain *p, const char *question)
{
	struct arena work = { 0 };
	ssize_t len = read_line(p, arena_printf(&work, _("%s yes or no: "), question));

	arena_free(&work);
	if (len < 0)
		return false;
	p->line_waits = strlen(p->line) == (size_t)len && (*p->line == ':' || is_sentence(p->line));
	return strcmp(p->line, "yes") == 0 || strcmp(p->line, C_("the answer to a question", "yes")) == 0;
}

/* What is put in the notes or in the minutes is asked about after a change of the record state; no other command. */
static bool is_safe(const char *line)
{
	return *line == ':' && strncmp(line, ":hide ", 6) != 0 && strncmp(line, ":print ", 7) != 0;
}

void plain_do(struct plain *p, const char *typed)
{
	char *line = strdup(typed);
	struct answer a;
	bool late = p->after_review && plain_is_answer(typed);

	if (!line)
		memory_exhausted();
	p->after_review = false;
	/* A command is about the room as it is now; whoever moves it goes with it. */
	if (*line == ':')
		let_go(p);
	if (late) {
		plain_say(p, _("The review has ended; nothing was done"));
		free(line);
		return;
	}
	if (is_here(line)) {
		is_here(line)(p);
		free(line);
		return;
	}
	if ((ui_asks_first(&p->ui, line) && !yes(p, ui_question(&p->ui, line, &p->own))) ||
	    (p->ask_again && line[strspn(line, " ")] && !is_safe(line) &&
	     !yes(p, *line == ':' ? _("The record state has changed. Do it?")
				  : _("The record state has changed. Keep this line?")))) {
		plain_say(p, _("Not done"));
	} else {
		desk_do(p->desk, line, strlen(line), p->plan->now_ms(), &a);
		answer(p, line, &a);
	}
	/* What waits was typed before it was heard that the state has changed. */
	p->ask_again = p->ask_again && p->line_waits;
	free(line);
	let_go(p);
}

/* ---- lines that were left here ---- */

static void say_left(struct plain *p)
{
	struct arena work = { 0 };

	p->left = present_left(p->present, &p->own, &p->left_count);
	for (size_t i = p->left_count; i-- > 0;)
		plain_say(p, arena_printf(&work, _("Recovered, not kept yet: %s"), p->left[i].text));
	if (p->left_count)
		plain_say(p, P_("Enter alone keeps it. Until then it waits on the disk",
				"Enter alone keeps one after the other. Until then they wait on the disk", p->left_count));
	arena_free(&work);
}

/* The newest, where it was typed. */
static void keep_left(struct plain *p)
{
	const struct left_line *left = &p->left[p->left_count - 1];
	size_t events = p->ui.history->count;
	struct arena work = { 0 };
	struct answer ignored;
	const char *place;

	if (*left->place) {
		place = arena_printf(&work, ":write %s", left->place);
		desk_do(p->desk, place, strlen(place), p->plan->now_ms(), &ignored);
		look(p, true);
	}
	plain_do(p, left->text);
	place = arena_printf(&work, ":write %s", step_place(session_step(p->ui.session), &work));
	desk_do(p->desk, place, strlen(place), p->plan->now_ms(), &ignored);
	look(p, true);
	if (p->ui.history->count > events) {
		p->left_count--;
		present_erase(p->present);
	}
	arena_free(&work);
}

static void greet(struct plain *p)
{
	const struct session *s = p->ui.session;
	struct arena work = { 0 };

	plain_say(p, s->title ? s->title : ui_text(&p->ui, s->agenda->title));
	plain_do(p, ":where");
	plain_say(p, s->record == RECORD_RULE ? _("The Chatham House Rule holds") :
	       s->record == RECORD_OFF ? _("The record is off: nothing is kept") : _("We are on the record"));
	say_left(p);
	plain_say(p, present_others(p->present, &work));
	plain_say(p, _(":help lists the commands, :quit leaves"));
	arena_free(&work);
}

static void run(struct plain *p)
{
	struct arena work = { 0 };

	while (!p->ui.quit && plain_ask(p, prompt(p, &work))) {
		if (!*p->line && p->left_count)
			keep_left(p);
		else
			plain_do(p, p->line);
		arena_free(&work);
	}
	arena_free(&work);
	if (!p->ui.quit)
		fputc('\n', p->plan->out);
	plain_say(p, p->not_all ? _("Everything is kept but what was said not to be") : _("Everything is kept"));
}

bool plain_run(const struct tui_plan *plan, struct err *e)
{
	char writer[WRITER_LETTERS + 1];
	struct desk_plan desk_plan = { .dir = plan->dir, .role = plan->role, .writer = writer, .services = plan->services };
	const struct ui_plan ui_plan = { .role = plan->role, .services = plan->services, .ascii = !plan->utf8, .lines = true };
	struct plain p = { .plan = plan };

	if (!plan->dir)
		return err_set(e, ERR_USAGE, "name a session: roundtable --plain DIR; roundtable new DIR makes one");
	plan->random_word(writer, WRITER_LETTERS);
	if (!desk_open(&desk_plan, &p.desk, e))
		return false;
	p.present = present_open(plan->dir, plan->role, writer);
	ui_init(&p.ui, &ui_plan);
	look(&p, true);
	p.record = p.ui.session->record;
	greet(&p);
	run(&p);
	present_close(p.present, p.left_count > 0 && p.ui.session->record != RECORD_OFF);
	arena_free(&p.own);
	ui_free(&p.ui);
	desk_close(p.desk);
	free(p.line);
	return true;
}
