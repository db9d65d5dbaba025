/* start: what is there before a session is open: go on with one, begin from an agenda, practise on the demo. It works with
 * no files at all, and makes none until somebody begins. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "ask.h"
#include "chrome.h"
#include "due.h"
#include "grouped.h"
#include "start.h"
#include "tui/tui.h"
#include "views.h"

enum { NARROW = 64, WRITER_LETTERS = 8 };

static const char practice_id[] = "practice", folder_id[] = "folder";

/* ---- what there is ---- */

void start_look(struct ui *ui, const struct ui_world *w)
{
	struct start_view *v = &ui_views(ui)->start;

	v->role_given = *ui->plan.role;
	arena_free(&v->arena);
	v->recent = own_recent(w->plan->recent, &v->arena, &v->recent_count);
	v->agendas = beginnings(w->plan->agenda_dirs, &v->arena, &v->agenda_count);
	ui->version++;
}

static const struct own_session *recent_of(struct ui *ui, const char *id)
{
	const struct start_view *v = &ui_views(ui)->start;
	unsigned at;

	return sscanf(id, "recent %u", &at) == 1 && at < v->recent_count ? &v->recent[at] : NULL;
}

static const struct beginning *agenda_of(struct ui *ui, const char *id)
{
	const struct start_view *v = &ui_views(ui)->start;
	unsigned at;

	return sscanf(id, "agenda %u", &at) == 1 && at < v->agenda_count ? &v->agendas[at] : NULL;
}

static struct rows rows(struct ui *ui)
{
	const struct start_view *v = &ui_views(ui)->start;
	const char **id = arena_array(&ui->rows_arena, const char *, v->recent_count + v->agenda_count + 3);
	size_t count = 0;

	for (size_t i = 0; i < v->recent_count; i++)
		id[count++] = arena_printf(&ui->rows_arena, "recent %zu", i);
	id[count++] = folder_id;
	for (size_t i = 0; i < v->agenda_count; i++)
		id[count++] = arena_printf(&ui->rows_arena, "agenda %zu", i);
	id[count++] = practice_id;
	return (struct rows){ id, count };
}

/* ---- drawing ---- */

static const char *heading(struct ui *ui, const char *id)
{
	if (recent_of(ui, id) || id == folder_id || strcmp(id, folder_id) == 0)
		return _("Continue");
	return agenda_of(ui, id) ? _("Begin from an agenda") : _("Practise");
}

static const char *day_words(struct ui *ui, struct date d)
{
	return due_date(&ui->drawing, d);
}

static const char *day_of(struct ui *ui, int64_t at_ms)
{
	return day_words(ui, date_of(at_ms + (int64_t)ui->zone_minutes * MINUTE_MS));
}

static struct date today(const struct ui *ui)
{
	return date_of(ui->now_ms + (int64_t)ui->zone_minutes * MINUTE_MS);
}

/* Its agenda said until when it may be kept, and that day is past. */
static bool is_overdue(struct ui *ui, const struct own_session *recent)
{
	return recent && recent->retain_until.year && date_days_between(recent->retain_until, today(ui)) > 0;
}

/* What a row says: its name, what is to be known of it. */
struct offer {
	const char *what, *note;
	bool overdue;
};

static struct offer offer_of(struct ui *ui, const char *id)
{
	const struct own_session *recent = recent_of(ui, id);
	const struct beginning *agenda = agenda_of(ui, id);
	struct arena *a = &ui->drawing;

	if (recent && is_overdue(ui, recent))
		return (struct offer){ *recent->title ? recent->title : recent->dir,
				       arena_printf(a, _("to be kept until %s"), day_words(ui, recent->retain_until)), true };
	if (recent)
		return (struct offer){ *recent->title ? recent->title : recent->dir,
				       arena_printf(a, "%s, %s", day_of(ui, recent->at_ms), recent->dir), false };
	if (agenda)
		return (struct offer){ agenda->title,
				       arena_printf(a, P_("%d min, %zu dimension", "%d min, %zu dimensions", agenda->dimensions),
						    agenda->minutes, agenda->dimensions), false };
	if (strcmp(id, folder_id) == 0)
		return (struct offer){ _("Another session"), _("by its folder"), false };
	return (struct offer){ _("The demo"), _("invented people; nothing is kept"), false };
}

static void draw_row(struct ui *ui, struct frame *f, int row, const char *id, bool chosen)
{
	const struct offer o = offer_of(ui, id);
	bool narrow = f->cols < NARROW;
	int end = f->cols - MARGIN, middle = narrow ? end : MARGIN + 40;

	(void)chosen;
	if (narrow && o.overdue)
		middle = frame_right(f, row, end, STYLE_CAUTION, _("overdue"));
	frame_fit(f, row, MARGIN + 2, middle - MARGIN - 4, STYLE_PLAIN, o.what);
	if (!narrow)
		frame_fit(f, row, middle, end - middle, o.overdue ? STYLE_CAUTION : STYLE_QUIET, o.note);
}

/* What the agenda of the chosen session asks for by now, or who is invited to the one that is begun next. */
static void draw_foot(struct ui *ui, struct frame *f, int row)
{
	const struct start_view *v = &ui_views(ui)->start;
	const struct own_session *recent = recent_of(ui, ui_chosen(ui));
	struct arena *a = &ui->drawing;

	if (is_overdue(ui, recent))
		frame_fit(f, row, MARGIN, chrome_width(f), STYLE_CAUTION,
			  arena_printf(a, f->cols < NARROW ? _("Past its day: roundtable seal %s") :
							      _("That day is past; to forget who said what: roundtable seal %s"),
				       recent->dir));
	else
		frame_fit(f, row, MARGIN, chrome_width(f), STYLE_QUIET,
			  v->people ? arena_printf(a, _("Who is invited: %s"), v->people) :
				      _("Who is invited: nobody yet. r takes a list, CSV or YAML."));
}

static void draw(struct ui *ui, struct frame *f)
{
	static const struct grouped list = { .heading = heading, .draw_row = draw_row, .empty = "" };
	bool tall = f->rows >= 16;

	chrome_header(ui, f, _("Start"), ui_clock_text(ui, ui->now_ms));
	chrome_rule(f, 1);
	grouped_draw(ui, f, 2 + tall, f->rows - (tall ? 8 : 5), &list);
	draw_foot(ui, f, f->rows - (tall ? 4 : 3));
	chrome_message(ui, f, f->rows - 2);
	chrome_footer_list(ui, f);
}

/* ---- beginning ---- */

static void open(struct ui *ui, const char *dir)
{
	free(ui->open);
	ui->open = strdup(dir);
	if (!ui->open)
		memory_exhausted();
}

static void create_task(struct ui *ui, const struct ui_world *w)
{
	struct start_view *v = &ui_views(ui)->start;
	struct err e = { 0 };

	if (!w->plan || !w->plan->create)
		ui_say(ui, STYLE_CAUTION, "A session cannot be made here; roundtable new makes one");
	else if (w->plan->create(w->plan->self, v->dir, v->agenda, v->people, &e))
		open(ui, v->dir);
	else
		ui_say(ui, STYLE_CAUTION, "%s", e.text);
}

static void practice_task(struct ui *ui, const struct ui_world *w)
{
	char writer[WRITER_LETTERS + 1];
	struct practice_plan plan;
	struct err e = { 0 };

	if (!w->plan || !w->plan->create) {
		ui_say(ui, STYLE_CAUTION, "There is nothing to practise on here");
		return;
	}
	w->plan->random_word(writer, WRITER_LETTERS);
	plan = (struct practice_plan){
		.agenda_dirs = w->plan->agenda_dirs, .runtime = w->plan->runtime, .writer = writer,
		.services = w->plan->services, .now_ms = ui->now_ms, .create = w->plan->create, .self = w->plan->self,
	};
	if (practice_begin(&plan, &ui->practice, &e))
		open(ui, ui->practice);
	else
		ui_say(ui, STYLE_CAUTION, "%s", e.text);
}

static void keep_text(char **to, const char *text)
{
	free(*to);
	*to = strdup(text);
	if (!*to)
		memory_exhausted();
}

static void dir_answered(struct ui *ui, const char *text)
{
	keep_text(&ui_views(ui)->start.dir, text);
	ui->task = create_task;
}

static void folder_answered(struct ui *ui, const char *text)
{
	open(ui, text);
}

static void people_answered(struct ui *ui, const char *text)
{
	keep_text(&ui_views(ui)->start.people, text);
}

/* ---- keys ---- */

static void begin(struct ui *ui, const struct beginning *agenda)
{
	const struct date day = today(ui);

	keep_text(&ui_views(ui)->start.agenda, agenda->name);
	ask_open(ui, &(struct question){
			     .title = _("Folder for the session; it is made now, and only you can read it"),
			     .before = "new ",
			     .now = arena_printf(&ui->drawing, "%s-%04d-%02d-%02d", agenda->name, day.year, day.month, day.day),
			     .answered = dir_answered,
		     });
}

/* In the role that it was opened in last, if nobody said which: whoever comes back is who they were. */
static void go_on(struct ui *ui, const struct own_session *recent)
{
	static const char *const roles[] = { "chair", "note-taker", "organiser" };

	if (!ui_views(ui)->start.role_given)
		ui->plan.role = "";
	for (size_t i = 0; i < sizeof roles / sizeof *roles && !*ui->plan.role; i++)
		if (strcmp(recent->role, roles[i]) == 0) {
			ui->plan.role = roles[i];
			ui_say(ui, STYLE_ACCENT, "As last time: --role %s. Another is said when the program is started", roles[i]);
		}
	open(ui, recent->dir);
}

static void enter(struct ui *ui)
{
	const char *id = ui_chosen(ui);
	const struct beginning *agenda = agenda_of(ui, id);

	if (recent_of(ui, id))
		go_on(ui, recent_of(ui, id));
	else if (agenda)
		begin(ui, agenda);
	else if (strcmp(id, practice_id) == 0)
		ui->task = practice_task;
	else
		ask_open(ui, &(struct question){ .title = _("Folder of the session"), .before = "open ",
						 .answered = folder_answered });
}

static bool press(struct ui *ui, const char *key)
{
	if (strcmp(key, "Enter") == 0)
		enter(ui);
	else if (strcmp(key, "r") == 0)
		ask_open(ui, &(struct question){ .title = _("List of the people invited: CSV or YAML"), .before = "people ",
						 .now = ui_views(ui)->start.people, .answered = people_answered });
	else
		return false;
	return true;
}

static const struct hint hints[] = {
	{ "Enter", N_("go on, or begin"), N_("Open the chosen session, or begin from the chosen agenda") },
	{ "r", N_("roster"), N_("Take a list of the people invited for the session that is begun next") },
	{ "q", N_("leave"), N_("Leave") },
	{ NULL, NULL, NULL },
};

const struct screen screen_start = {
	.name = N_("start"), .title = N_("Start"), .hints = hints, .alone = true,
	.draw = draw, .press = press, .rows = rows,
};
