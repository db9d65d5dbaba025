/* minutes: from reviewed notes to files: what stands in the way, in order; what to write; preview, signatures, and a
 * look at a file that somebody edited. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "ask.h"
#include "chrome.h"
#include "facts.h"
#include "grouped.h"
#include "minutes/build.h"
#include "minutes_view.h"
#include "overlay.h"
#include "publish/seal.h"
#include "show.h"

extern const struct overlay overlay_preview;
static const struct overlay overlay_write;

enum { NARROW = 64, CHECKS_MOST = 8 };

/* ---- the checklist ---- */

enum check_state { CHECK_OK, CHECK_CARE, CHECK_OPEN };

struct check {
	enum check_state state;
	const char *what, *note;
};

struct checklist {
	struct check item[CHECKS_MOST];
	size_t count;
};

static void add(struct checklist *list, enum check_state state, const char *what, const char *note)
{
	if (list->count < CHECKS_MOST)
		list->item[list->count++] = (struct check){ state, what, note };
}

static void add_entries(struct ui *ui, struct checklist *list)
{
	const struct checks c = session_checks(ui->session);

	add(list, c.checked == c.standing ? CHECK_OK : CHECK_CARE,
	    arena_printf(&ui->drawing, c.twice ? _("%zu of %zu entries checked, %zu by a second person") : _("%zu of %zu entries checked"),
			 c.checked, c.standing, c.twice),
	    c.checked == c.standing ? "" : _("F6, then Tab"));
}

static const char *raised(struct ui *ui, const char *text)
{
	char *copy = arena_string(&ui->drawing, text);

	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

static void add_identities(struct ui *ui, struct checklist *list)
{
	const struct review_view *review = review_look(ui);
	const struct minutes_view *v = minutes_look(ui);
	const struct roster *r = ui->session->roster;
	struct arena *a = &ui->drawing;

	if (review->undecided)
		add(list, CHECK_CARE,
		    arena_printf(a, P_("%zu string to decide", "%zu strings to decide", review->undecided), review->undecided), "F6");
	if (!r->count && !ui->session->sealed)
		add(list, CHECK_CARE, _("Nobody is on the roster, so nobody could be hidden"), _("F4, then a"));
	else if (v->why && !review->undecided)
		add(list, CHECK_CARE, raised(ui, v->why), "");
	else if (!v->why)
		add(list, CHECK_OK, _("Nothing in any file points to a person"),
		    arena_printf(a, _("%zu people, %zu bodies sought"), r->count, r->organisation_count));
}

static void add_actions(struct ui *ui, struct checklist *list)
{
	const struct session *s = ui->session;
	size_t lacking = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		lacking += entry_stands(s->entries[i]) && s->entries[i]->kind == ACTION && !*s->entries[i]->addressee;
	if (lacking)
		add(list, CHECK_CARE,
		    arena_printf(&ui->drawing, P_("%zu action has no addressee", "%zu actions have no addressee", lacking), lacking),
		    _("prints as \"to be agreed\""));
	else
		add(list, CHECK_OK, _("Every action has an addressee"), "");
}

/* What somebody refused is as it should be; what waits, or was never asked about, may have been forgotten. */
static void add_quotes(struct ui *ui, struct checklist *list)
{
	struct minutes_quotes n;
	const char *words = minutes_quotes_left(ui->session, &n, &ui->drawing);

	if (n.waiting || n.unasked)
		add(list, CHECK_CARE, words, _("F6, then Tab"));
	else if (n.refused)
		add(list, CHECK_OPEN, words, "");
}

static void add_signatures(struct ui *ui, struct checklist *list)
{
	const struct publish_signatures n = minutes_look(ui)->signatures;
	bool done = n.needed && n.given >= n.needed;
	const char *void_ = ui->session->signature_count > n.given ? _("what was signed has changed since") : _("DRAFT until then");

	add(list, done ? CHECK_OK : CHECK_OPEN,
	    arena_printf(&ui->drawing, ui->session->agenda->sign == SIGN_CO_CHAIRS ? _("Signed by %zu of %zu co-chairs") :
			 _("Signed by %zu of %zu"), n.given, n.needed),
	    done ? "" : void_);
}

static struct checklist checklist(struct ui *ui)
{
	struct checklist list = { .count = 0 };

	if (ui->session->sealed) {
		add(&list, CHECK_OPEN, _("This session is sealed: what was published stands in minutes/"), "");
		add(&list, CHECK_OPEN, _("Nothing more can be signed or written"), _("c checks a file against it"));
		return list;
	}
	add_entries(ui, &list);
	add_identities(ui, &list);
	add_actions(ui, &list);
	add_quotes(ui, &list);
	add_signatures(ui, &list);
	return list;
}

static void draw_check(struct frame *f, int row, const struct check *c)
{
	int end = f->cols - MARGIN;

	if (c->state == CHECK_OK)
		frame_glyph(f, row, MARGIN, STYLE_ACCENT, GLYPH_CHECK);
	else if (c->state == CHECK_OPEN)
		frame_glyph(f, row, MARGIN, STYLE_QUIET, GLYPH_DASH);
	else
		frame_put(f, row, MARGIN, 1, STYLE_CAUTION, "!");
	/* What is the matter comes before where to mend it. */
	if (f->cols >= NARROW && *c->note &&
	    show_width(c->what, strlen(c->what)) + 2 + show_width(c->note, strlen(c->note)) <= end - MARGIN - 3)
		end = frame_right(f, row, end, STYLE_QUIET, c->note) - 2;
	frame_fit(f, row, MARGIN + 3, end - MARGIN - 3, STYLE_PLAIN, c->what);
}

/* Gives the row below. On a low screen only what is not done yet shows. */
static int draw_checks(struct ui *ui, struct frame *f, int row, int most)
{
	const struct checklist list = checklist(ui);
	int end = row + most;

	for (size_t i = 0; i < list.count && row < end; i++)
		if (most >= (int)list.count || list.item[i].state != CHECK_OK)
			draw_check(f, row++, &list.item[i]);
	return row;
}

/* ---- what to write ---- */

static struct rows rows(struct ui *ui)
{
	size_t count;
	const struct publish_format *formats = minutes_formats(ui, &count);
	const char **id = arena_array(&ui->rows_arena, const char *, count + 1);
	size_t shown = 0;

	for (size_t i = 0; i < count; i++)
		if (ui_matches(ui, formats[i].name))
			id[shown++] = formats[i].name;
	return (struct rows){ id, shown };
}

static size_t format_at(struct ui *ui, const char *name, const struct publish_format **out)
{
	size_t count, i = 0;
	const struct publish_format *formats = minutes_formats(ui, &count);

	while (i + 1 < count && strcmp(formats[i].name, name) != 0)
		i++;
	*out = &formats[i];
	return i;
}

static void draw_row(struct ui *ui, struct frame *f, int row, const char *id, bool chosen)
{
	const struct publish_format *format;
	size_t at = format_at(ui, id, &format);
	int col = MARGIN + 5;

	(void)chosen;
	frame_put(f, row, MARGIN, 4, STYLE_PLAIN, ui_views(ui)->minutes.chosen[at] ? "[x]" : "[ ]");
	frame_put(f, row, col, 14, STYLE_PLAIN, format->file);
	if (f->cols >= NARROW)
		frame_fit(f, row, col + 14, f->cols - MARGIN - col - 14, STYLE_QUIET, _(format->help));
}

static void draw(struct ui *ui, struct frame *f)
{
	static const struct grouped list = { .draw_row = draw_row, .empty = "" };
	const struct publish_signatures n = minutes_look(ui)->signatures;
	bool tall = f->rows >= 18, sealed = ui->session->sealed;
	int row = 2;

	chrome_header(ui, f, _("Minutes"), sealed ? _("SEALED") : n.needed && n.given >= n.needed ? _("FINAL") : _("DRAFT"));
	chrome_rule(f, 1);
	if (tall)
		frame_put(f, row++, MARGIN, chrome_width(f), STYLE_TITLE, sealed ? _("Sealed") : _("Ready to publish?"));
	row = draw_checks(ui, f, row, tall ? CHECKS_MOST : 2) + tall;
	frame_put(f, row, MARGIN, chrome_width(f), STYLE_TITLE,
		  sealed ? _("The formats there are") : _("What to write"));
	grouped_draw(ui, f, row + 1, f->rows - row - (tall ? 4 : 3), &list);
	chrome_message(ui, f, f->rows - 2);
	chrome_footer_list(ui, f);
}

/* ---- writing ---- */

static void say_lines(struct ui *ui, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");

		ui_say(ui, STYLE_CAUTION, "%.*s", (int)len, text);
		text += len + (text[len] == '\n');
	}
}

struct record {
	struct desk *desk;
	size_t seen;     /* events that the minutes were made from */
	int64_t now_ms;
};

static bool append(void *self, struct event *ev, struct err *e)
{
	struct record *r = self;

	return desk_append(r->desk, ev, r->seen, r->now_ms, e);
}

static void say_written(struct ui *ui, const struct publication_ready *ready)
{
	size_t count;
	const struct published_file *files = publish_files(ready, &count);
	const char *names = "";

	for (size_t i = 0; i < count; i++) {
		const char *slash = strrchr(files[i].path, '/');

		names = arena_printf(&ui->drawing, "%s%s%s", names, *names ? ", " : "", slash ? slash + 1 : files[i].path);
	}
	ui_say(ui, STYLE_ACCENT, "Written to minutes/: %s", names);
}

/* The desk's own session is what is written: nobody can have changed it between the look and the event. */
static void write_task(struct ui *ui, const struct ui_world *w)
{
	const char *const *chosen;
	const char **formats;
	struct record record = { .desk = w->desk, .now_ms = ui->now_ms };
	const struct publish_journal journal = { &record, append };
	struct publish_plan plan = {
		.session = ui->session, .glossary = ui->plan.glossary, .dir = w->dir, .progress = w->progress,
	};
	struct publication_ready *ready = NULL;
	struct err e = { 0 };
	struct arena work = { 0 };
	bool changed;

	/* What was chosen for this drawing is gone when the next one says how far it is. */
	plan.format_count = minutes_chosen(ui, &chosen);
	plan.formats = formats = arena_array(&work, const char *, plan.format_count + 1);
	for (size_t i = 0; i < plan.format_count; i++)
		formats[i] = chosen[i];
	/* What others wrote meanwhile is in the minutes too. */
	if (desk_follow(w->desk, &changed, &e))
		record.seen = desk_history(w->desk)->count;
	if (!*e.text && publish_out(&plan, &journal, NULL, &ready, &e)) {
		say_written(ui, ready);
	} else if (e.code == ERR_STOPPED) {
		ui_say(ui, STYLE_QUIET, "Stopped: nothing was written, and what was there is as it was");
	} else {
		say_lines(ui, minutes_look(ui)->told);
		ui_say(ui, STYLE_CAUTION, "Not written: %s", e.text);
	}
	publish_free(ready);
	arena_free(&work);
}

static void write_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = { { "y", N_("yes, write"), NULL }, { "Esc", N_("no"), NULL }, { NULL, NULL, NULL } };
	const char *const *names;
	size_t count = minutes_chosen(ui, &names);

	frame_blank(f, f->rows - 4, 4);
	chrome_rule(f, f->rows - 4);
	frame_fit(f, f->rows - 3, MARGIN, chrome_width(f), STYLE_TITLE,
		  arena_printf(&ui->drawing, P_("Write %zu file to minutes/?", "Write %zu files to minutes/?", count), count));
	frame_fit(f, f->rows - 2, MARGIN, chrome_width(f), STYLE_QUIET,
		  _("Labels and polls are tied from then on: what went out cannot be called back."));
	chrome_footer(ui, f, answers);
	frame_cursor(f, f->rows - 3, MARGIN);
}

static void write_key(struct ui *ui, const char *key)
{
	overlay_close(ui);
	if (strcmp(key, "y") == 0)
		ui->task = write_task;
	else
		ui_say(ui, STYLE_QUIET, "Nothing was written");
}

static const struct overlay overlay_write = {
	.name = "write", .draw = write_draw, .key = write_key,
};

/* What stands in the way is said at once, instead of a question that cannot be answered with yes. */
static void ask_to_write(struct ui *ui)
{
	const struct minutes_view *v = minutes_look(ui);
	const char *const *names;

	if (!minutes_chosen(ui, &names)) {
		ui_say(ui, STYLE_CAUTION, "Nothing is chosen; Space chooses");
	} else if (v->why) {
		say_lines(ui, v->told);
		ui_say(ui, STYLE_CAUTION, "Not yet: %s", v->why);
	} else {
		overlay_open(ui, &overlay_write);
	}
}

/* ---- a file that somebody edited ---- */

static void gate_task(struct ui *ui, const struct ui_world *w)
{
	const char *path = ui_views(ui)->minutes.path;
	char *hits = NULL;
	size_t len;
	FILE *out = open_memstream(&hits, &len);
	struct err e = { 0 };
	bool clean;

	if (!out)
		memory_exhausted();
	/* Once it is sealed nobody knows whom to look for: then the file has to be what was stored. */
	clean = ui->session->sealed ? seal_vouches(ui->session, w->dir, path, &e) :
				      publish_gate_file(ui->session, ui->plan.glossary, path, "", out, &e);
	if (fclose(out) != 0)
		memory_exhausted();
	say_lines(ui, hits);
	if (clean)
		ui_say(ui, STYLE_ACCENT, "%s points to nobody", path);
	else
		ui_say(ui, STYLE_CAUTION, "%s", e.text);
	if (*hits)
		overlay_open(ui, &overlay_messages);
	free(hits);
}

static void gate_file(struct ui *ui, const char *path)
{
	struct minutes_view *v = &ui_views(ui)->minutes;

	free(v->path);
	v->path = strdup(path);
	if (!v->path)
		memory_exhausted();
	ui->task = gate_task;
}

/* ---- keys ---- */

/* The co-chair whose signature is still missing, or was for another text, to begin with. */
static const char *who_signs(struct ui *ui, const char *content)
{
	const struct session *s = ui->session;

	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];
		bool has = false;

		for (size_t k = 0; k < s->signature_count; k++)
			has |= s->signatures[k].person == p && (!content || strcmp(s->signatures[k].content, content) == 0);
		if (p->part == CO_CHAIR && !has)
			return p->name;
	}
	return "";
}

/* What is signed is what is on the screen: whatever others write until Enter makes it another text. */
static void ask_who_signs(struct ui *ui)
{
	enum { ENOUGH_OF_A_HASH = 12 };
	struct err ignored = { 0 };
	const char *content = publish_content_hash(ui->session, ui->plan.glossary, &ui->drawing, &ignored);

	ask_open(ui, &(struct question){
			     .title = _("Who signs the minutes as they are now?"), .before = ":sign ", .now = who_signs(ui, content),
			     .proposed = true,
			     .after = content ? arena_printf(&ui->drawing, " of:%.*s", ENOUGH_OF_A_HASH, content) : NULL,
		     });
}

static void choose(struct ui *ui)
{
	const struct publish_format *format;
	size_t at = format_at(ui, ui_chosen(ui), &format);

	ui_views(ui)->minutes.chosen[at] = !ui_views(ui)->minutes.chosen[at];
}

static bool press(struct ui *ui, const char *key)
{
	if (ui->session->sealed && (strcmp(key, "Enter") == 0 || strcmp(key, "s") == 0)) {
		ui_say(ui, STYLE_CAUTION, "Sealed: nothing more can be signed or written");
	} else if (strcmp(key, "Space") == 0) {
		choose(ui);
	} else if (strcmp(key, "Enter") == 0) {
		ask_to_write(ui);
	} else if (strcmp(key, "v") == 0) {
		ui_views(ui)->minutes.line_top = 0;
		overlay_open(ui, &overlay_preview);
	} else if (strcmp(key, "s") == 0) {
		ask_who_signs(ui);
	} else if (strcmp(key, "c") == 0) {
		ask_open(ui, &(struct question){ .title = _("A file that somebody edited: does it still point to nobody?"),
						 .before = "file ", .answered = gate_file });
	} else {
		return false;
	}
	return true;
}

static const struct hint hints[] = {
	{ "Space", N_("choose"), N_("Choose the format, or leave it out") },
	{ "v", N_("preview"), N_("Read the minutes as they will be") },
	{ "Enter", N_("write"), N_("Write what is chosen to minutes/ (asks)") },
	{ "s", N_("sign"), N_("Sign the minutes as they are now") },
	{ "c", N_("check a file"), N_("Look for anybody in a file that somebody edited") },
	{ "u", N_("undo"), N_("Undo") },
	{ NULL, NULL, NULL },
};

const struct screen screen_minutes = {
	.name = N_("minutes"), .key = "F7", .title = N_("Minutes"), .hints = hints,
	.draw = draw, .press = press, .rows = rows,
};
