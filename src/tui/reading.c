/* reading: the second pass of the review: who has read what. */
#include "reading.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "ask.h"
#include "complete.h"
#include "views.h"

static struct review_view *view(struct ui *ui)
{
	return &ui_views(ui)->review;
}

/* Who sits here: the person they said they are, else whoever has their role. */
static const char *reader(struct ui *ui)
{
	return *view(ui)->reader ? view(ui)->reader : ui->plan.role;
}

/* ---- the list ---- */

bool reading_shows(struct ui *ui, const struct entry *en)
{
	switch (view(ui)->only) {
	case READING_UNREAD:
		return entry_stands(en) && en->more->checker_count == 0;
	case READING_ONCE:
		return entry_stands(en) && en->more->checker_count == 1;
	default:
		return true;
	}
}

void reading_turn(struct ui *ui)
{
	static const char *const words[READING_ONLYS] = {
		[READING_ALL] = N_("All entries show"),
		[READING_UNREAD] = N_("Only what nobody has read shows"),
		[READING_ONCE] = N_("Only what one person has read shows"),
	};
	struct review_view *v = view(ui);

	v->only = (v->only + 1) % READING_ONLYS;
	memset(ui_list(ui), 0, sizeof *ui_list(ui));
	ui->version++;
	ui_say(ui, STYLE_ACCENT, "%s", _(words[v->only]));
}

bool reading_is_open(struct ui *ui, const struct entry *en, bool second)
{
	if (!en || !entry_stands(en))
		return false;
	return second ? !entry_checked_by(en, reader(ui)) : en->more->checker_count == 0;
}

/* ---- in words ---- */

const char *reading_words(const struct checks *c, struct arena *a)
{
	return arena_printf(a, c->twice ? _("%zu of %zu checked, %zu by a second person") : _("%zu of %zu checked"), c->checked,
			    c->standing, c->twice);
}

static const char *name_of(struct ui *ui, const char *who)
{
	static const struct { const char *role, *words; } roles[] = {
		{ "chair", N_("the chair") }, { "note-taker", N_("the note-taker") }, { "organiser", N_("the organiser") },
	};
	const struct person *p = session_person(ui->session, who);

	if (p)
		return p->name;
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(roles[i].role, who) == 0)
			return _(roles[i].words);
	return *who ? who : _("somebody");
}

const char *reading_by(struct ui *ui, const struct entry *en)
{
	const char *names = "";

	for (size_t i = 0; i < en->more->checker_count; i++)
		names = !i ? name_of(ui, en->more->checkers[i]) :
			arena_printf(&ui->drawing, i + 1 < en->more->checker_count ? "%s, %s" : _("%s and %s"), names,
				     name_of(ui, en->more->checkers[i]));
	return *names ? arena_printf(&ui->drawing, _("; read by %s"), names) : "";
}

/* ---- marking ---- */

static const char *mark(struct ui *ui, const struct entry *en)
{
	return arena_printf(&ui->drawing, *view(ui)->reader ? ":checked %zu %s" : ":checked %zu", en->number,
			    view(ui)->reader);
}

void reading_check(struct ui *ui, const struct entry *en)
{
	if (reading_is_open(ui, en, true))
		ui_type(ui, FROM_KEY, mark(ui, en));
}

void reading_toggle(struct ui *ui, const struct entry *en)
{
	if (en && entry_checked_by(en, reader(ui)))
		ui_typef(ui, FROM_KEY, ":unchecked %zu", en->number);
	else
		reading_check(ui, en);
}

void reading_check_plain(struct ui *ui)
{
	const struct session *s = ui->session;
	const struct review_view *v = review_look(ui);
	size_t skipped = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		skipped += reading_is_open(ui, s->entries[i], true) && v->found_in[i];
	batch_begin(ui, skipped);
	for (size_t i = 0; i < s->entry_count; i++)
		if (reading_is_open(ui, s->entries[i], true) && !v->found_in[i])
			batch_type(ui, mark(ui, s->entries[i]));
	batch_end(ui);
}

/* ---- who reads ---- */

/* A name as it may be typed or Tab puts it: @bram, "Bram Okafor" and a blank. */
static const char *bare_name(struct ui *ui, const char *text)
{
	size_t len;

	text += strspn(text, " @\"");
	len = strlen(text);
	while (len && strchr(" \"", text[len - 1]))
		len--;
	return arena_string_n(&ui->drawing, text, len);
}

static const struct person *person_meant(struct ui *ui, const char *typed)
{
	struct candidates could = { NULL, 0, 0 };
	const char *text = bare_name(ui, typed);

	if (session_person(ui->session, text))
		return session_person(ui->session, text);
	complete_word(ui->session, &ui->drawing, "PERSON", text, &could);
	for (size_t i = 0; i < ui->session->roster->count; i++) {
		const struct person *p = &ui->session->roster->people[i];

		if (strcmp(p->name, text) == 0 ||
		    (could.count == 1 && (strcmp(p->name, could.item[0]) == 0 || strcmp(p->id, could.item[0]) == 0)))
			return p;
	}
	return NULL;
}

static void who_answered(struct ui *ui, const char *text)
{
	bool nobody = strcmp(text, "nobody") == 0;
	const struct person *p = nobody ? NULL : person_meant(ui, text);
	struct review_view *v = view(ui);

	if (!nobody && !p) {
		ui_say(ui, STYLE_CAUTION, "No one person is called %s; Tab completes a name", text);
		return;
	}
	snprintf(v->reader, sizeof v->reader, "%s", p ? p->id : "");
	if (p)
		reading_check(ui, session_entry(ui->session, ui_chosen(ui)));
	else
		ui_say(ui, STYLE_ACCENT, "Entries are read by whoever has your role");
}

void reading_ask_who(struct ui *ui, const struct entry *en)
{
	ask_open(ui, &(struct question){
			     .title = _("Who reads here from now on? (nobody: whoever has your role)"),
			     .before = arena_printf(&ui->drawing, ":checked %zu ", en->number),
			     .answered = who_answered,
		     });
}
