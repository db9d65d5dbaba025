/* people: who is here, who waits, who speaks, and who has not been heard. For whoever runs the room: nothing of this
 * screen is ever in an export or on the wall. */
#include <string.h>

#include "base/say.h"
#include "ask.h"
#include "chrome.h"
#include "clock.h"
#include "grouped.h"
#include "heard.h"
#include "show.h"
#include "views.h"

enum { WIDE = 110, LEAST_WIDE_ROWS = 14, NARROW = 64, NAME_COL = MARGIN + 4, NAME_MOST = 30 };

static bool has_column(const struct frame *f)
{
	return f->cols >= WIDE && f->rows >= LEAST_WIDE_ROWS;
}

/* ---- the rows: who speaks, who waits, then everybody by group ---- */

static bool waits(const struct session *s, const struct person *p)
{
	for (size_t i = 0; i < s->hand_count; i++)
		if (s->hands[i] == p)
			return true;
	return false;
}

static bool shows(struct ui *ui, const struct person *p)
{
	const struct group *g = &ui->session->agenda->groups[session_group_of(ui->session, p)];

	return ui_matches(ui, arena_printf(&ui->drawing, "%s %s %s %s", p->name, p->role,
					   p->organisation ? p->organisation->name : "", ui_text(ui, g->plural)));
}

static struct rows rows(struct ui *ui)
{
	const struct session *s = ui->session;
	const char **id = arena_array(&ui->rows_arena, const char *, s->roster->count + 1);
	size_t count = 0;

	if (s->floor && shows(ui, s->floor))
		id[count++] = s->floor->id;
	for (size_t i = 0; i < s->hand_count; i++)
		if (s->hands[i] != s->floor && shows(ui, s->hands[i]))
			id[count++] = s->hands[i]->id;
	/* The root, whose people belong to no group, comes last. */
	for (size_t g = 1; g <= s->agenda->group_count; g++)
		for (size_t i = 0; i < s->roster->count; i++) {
			const struct person *p = &s->roster->people[i];

			if (session_group_of(s, p) == g % s->agenda->group_count && p != s->floor && !waits(s, p) && shows(ui, p))
				id[count++] = p->id;
		}
	return (struct rows){ id, count };
}

/* On a wide screen who was heard stands beside the list: nothing of a row reaches into it. */
static int list_width(const struct frame *f)
{
	return has_column(f) ? f->cols - 58 - MARGIN : chrome_width(f);
}

/* ---- headings ---- */

static bool was_marked(const struct session *s)
{
	for (size_t i = 0; i < s->roster->count; i++)
		if (s->presence[i].ever)
			return true;
	return false;
}

/* People of a group on the roster, those of them who are here, and how long they had the floor. */
struct counts {
	size_t all, here;
	int64_t floor_ms;
};

static struct counts count_group(struct ui *ui, size_t group)
{
	const struct session *s = ui->session;
	struct counts c = { 0, 0, 0 };

	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		if (session_group_of(s, p) != group)
			continue;
		c.all++;
		c.here += s->presence[i].here;
		c.floor_ms += s->presence[i].floor_ms;
		if (p == s->floor)
			c.floor_ms += ui->now_ms - s->floor_since_ms;
	}
	return c;
}

static const char *minutes(struct ui *ui, int64_t ms)
{
	if (ms < MINUTE_MS)
		return ms > 0 ? _("under a min") : "";
	return arena_printf(&ui->drawing, _("%d min"), (int)(ms / MINUTE_MS));
}

static const char *heading(struct ui *ui, const char *id)
{
	const struct session *s = ui->session;
	const struct person *p = session_person(s, id);

	if (p == s->floor)
		return _("Has the floor");
	if (waits(s, p))
		return _("Waiting to speak");
	return ui_text(ui, s->agenda->groups[session_group_of(s, p)].plural);
}

static void draw_heading(struct ui *ui, struct frame *f, int row, const char *words)
{
	const struct session *s = ui->session;
	int end = MARGIN + list_width(f);

	for (size_t g = 0; g < s->agenda->group_count; g++) {
		const struct counts c = count_group(ui, g);
		const char *spoke = minutes(ui, c.floor_ms);

		if (strcmp(words, ui_text(ui, s->agenda->groups[g].plural)) == 0)
			end = frame_right(f, row, end, STYLE_QUIET,
					  *spoke ? arena_printf(&ui->drawing, _("spoke %s   %zu of %zu here"), spoke, c.here, c.all) :
						   arena_printf(&ui->drawing, _("%zu of %zu here"), c.here, c.all)) - 1;
	}
	frame_fit(f, row, MARGIN, end - MARGIN, STYLE_TITLE, words);
}

/* ---- rows ---- */

static const char *body(const struct person *p, struct arena *a)
{
	const char *organisation = p->organisation ? p->organisation->name : "";

	if (*p->role && *organisation)
		return arena_printf(a, "%s, %s", p->role, organisation);
	return *p->role ? p->role : organisation;
}

static const char *state(struct ui *ui, const struct person *p)
{
	const struct session *s = ui->session;
	const struct presence *at = &s->presence[session_person_index(s, p)];

	if (p == s->floor)
		return arena_printf(&ui->drawing, _("speaks, %d min"), (int)((ui->now_ms - s->floor_since_ms) / MINUTE_MS));
	return at->here ? _("here") : at->ever ? C_("somebody", "left") : was_marked(s) ? _("away") : "";
}

static const char *part(const struct person *p)
{
	static const char *const words[] = {
		[PARTICIPANT] = "", [CO_CHAIR] = N_("co-chair"), [STAFF] = N_("staff"), [OBSERVER] = N_("observer"),
	};

	return p->on_record && p->part == PARTICIPANT ? _("on the record") : _(words[p->part]);
}

/* The place in the queue, or whether somebody is here, as a sign of its own. */
static void draw_sign(struct ui *ui, struct frame *f, int row, const struct person *p)
{
	const struct session *s = ui->session;

	for (size_t i = 0; i < s->hand_count; i++)
		if (s->hands[i] == p)
			frame_putf(f, row, MARGIN, 3, STYLE_ACCENT, "%zu", i + 1);
	if (!waits(s, p) && s->presence[session_person_index(s, p)].here)
		frame_glyph(f, row, MARGIN, STYLE_ACCENT, GLYPH_CHECK);
}

static const char *full_name(struct ui *ui, const struct person *p)
{
	return *p->title ? arena_printf(&ui->drawing, "%s %s", p->title, p->name) : p->name;
}

/* Behind the longest name: what is left is for who they are. */
static int names_end(struct ui *ui)
{
	int widest = 0;

	for (size_t i = 0; i < ui->session->roster->count; i++) {
		const char *name = full_name(ui, &ui->session->roster->people[i]);
		int width = show_width(name, strlen(name));

		widest = width > widest ? width : widest;
	}
	return NAME_COL + (widest < NAME_MOST ? widest : NAME_MOST);
}

static void draw_row(struct ui *ui, struct frame *f, int row, const char *id, bool chosen)
{
	const struct person *p = session_person(ui->session, id);
	struct arena *a = &ui->drawing;
	int end = MARGIN + list_width(f), name_end = f->cols >= NARROW ? names_end(ui) : end - 12;
	int col = NAME_COL;

	(void)chosen;
	draw_sign(ui, f, row, p);
	frame_fit(f, row, col, name_end - col, STYLE_PLAIN, full_name(ui, p));
	end = frame_right(f, row, end, STYLE_QUIET, state(ui, p)) - 2;
	if (f->cols < NARROW)
		return;
	col = name_end + 2;
	if (*part(p))
		col = frame_put(f, row, col, end - col, STYLE_ACCENT, part(p)) + 2;
	frame_fit(f, row, col, end - col, STYLE_QUIET, body(p, a));
}

/* ---- the screen ---- */

static const char *right(struct ui *ui, const struct frame *f)
{
	const struct session *s = ui->session;
	size_t here = 0;
	struct arena *a = &ui->drawing;
	const char *queue = s->hand_count ? arena_printf(a, _("   %zu waiting"), s->hand_count) : "";
	const char *left = clock_short(ui);

	for (size_t i = 0; i < s->roster->count; i++)
		here += s->presence[i].here;
	if (f->cols < NARROW)
		return arena_printf(a, _("%zu here, %zu wait"), here, s->hand_count);
	if (!was_marked(s))
		return arena_printf(a, "%s%s%s", arena_printf(a, _("%zu on the roster"), s->roster->count), queue, left);
	return arena_printf(a, "%s%s%s", arena_printf(a, _("%zu of %zu here"), here, s->roster->count), queue, left);
}

static const struct grouped list = {
	.heading = heading, .draw_heading = draw_heading, .draw_row = draw_row, .width = list_width,
	.empty = N_("Nobody is on the roster. Press a to add somebody; import a list with roundtable new --people."),
};

static void draw_wide(struct ui *ui, struct frame *f)
{
	int col = f->cols - 54, used;

	grouped_draw(ui, f, 2, f->rows - 5, &list);
	used = heard_draw(ui, f, 2, col, f->cols - MARGIN - col, f->rows - 9);
	frame_wrap(f, 2 + used + 1, col, f->cols - MARGIN - col, 3, STYLE_ACCENT, heard_advice(ui));
}

static size_t groups_shown(struct ui *ui)
{
	size_t count = 0;

	for (size_t g = 0; g < ui->session->agenda->group_count; g++)
		count += ui_facts(ui)->present[g] > 0;
	return count;
}

static void draw_tall(struct ui *ui, struct frame *f)
{
	int most = (f->rows - 8) / 2, matrix = (int)groups_shown(ui) + 1, rule;

	matrix = matrix < most ? matrix : most;
	if (matrix == 1) {
		grouped_draw(ui, f, 2, f->rows - 5, &list);
		return;
	}
	rule = f->rows - 5 - matrix;
	grouped_draw(ui, f, 2, rule - 2, &list);
	chrome_rule(f, rule);
	heard_draw(ui, f, rule + 1, MARGIN, chrome_width(f), matrix);
	frame_fit(f, rule + 1 + matrix, MARGIN, chrome_width(f), STYLE_ACCENT, heard_advice(ui));
}

static void draw(struct ui *ui, struct frame *f)
{
	bool heard = ui_views(ui)->people_heard;

	chrome_header(ui, f, _("People"), right(ui, f));
	chrome_rule(f, 1);
	if (has_column(f)) {
		draw_wide(ui, f);
	} else if (f->rows >= 18) {
		draw_tall(ui, f);
	} else if (heard) {
		heard_draw(ui, f, 2, MARGIN, chrome_width(f), f->rows - 5);
		frame_fit(f, f->rows - 3, MARGIN, chrome_width(f), STYLE_ACCENT, heard_advice(ui));
		frame_cursor(f, 2, MARGIN);
	} else {
		grouped_draw(ui, f, 2, f->rows - 4, &list);
	}
	chrome_message(ui, f, f->rows - 2);
	chrome_footer_list(ui, f);
}

/* ---- keys ---- */

/* A name as one word of a command. */
static const char *quoted(struct ui *ui, const char *name)
{
	return strchr(name, ' ') ? arena_printf(&ui->drawing, "\"%s\"", name) : name;
}

static void edit(struct ui *ui, const struct person *p)
{
	struct arena *a = &ui->drawing;
	const char *organisation = p->organisation ? arena_printf(a, " org:\"%s\"", p->organisation->name) : "";

	ask_open(ui, &(struct question){
			     .title = _("On the roster: org:\"…\" group:… part:…"),
			     .before = arena_printf(a, ":person %s ", quoted(ui, p->name)),
			     .now = arena_printf(a, "group:%s part:%s%s",
						 ui->session->agenda->groups[session_group_of(ui->session, p)].id,
						 part_name(p->part), organisation),
		     });
}

static void press_person(struct ui *ui, const char *key, const struct person *p)
{
	const struct session *s = ui->session;
	bool here = s->presence[session_person_index(s, p)].here;

	if (strcmp(key, "Space") == 0) {
		ui_typef(ui, FROM_KEY, ":%s %s", here ? "away" : "here", p->id);
		/* A room is ticked off from top to bottom. */
		list_key(ui_list(ui), ui_rows(ui), "Down", 1);
	}
	if (strcmp(key, "h") == 0)
		ui_typef(ui, FROM_KEY, ":hand %s", p->id);
	else if (strcmp(key, "F") == 0)
		ui_typef(ui, FROM_KEY, ":floor %s", p->id);
	else if (strcmp(key, "f") == 0)
		ui_typef(ui, FROM_KEY, ":floor %s", s->hand_count ? s->hands[0]->id : p->id);
	else if (strcmp(key, "Space") != 0)
		edit(ui, p);
}

/* Everybody of the list who is not marked yet; whoever left has left. */
static void mark_all(struct ui *ui)
{
	const struct session *s = ui->session;
	const struct rows *shown = ui_rows(ui);
	size_t marked = 0;

	for (size_t i = 0; i < shown->count; i++) {
		const struct person *p = session_person(s, shown->id[i]);

		if (s->presence[session_person_index(s, p)].ever)
			continue;
		ui_typef(ui, FROM_KEY, ":here %s", p->id);
		marked++;
	}
	if (!marked)
		ui_say(ui, STYLE_QUIET, "Everybody is marked already; Space says who left");
}

static bool press(struct ui *ui, const char *key)
{
	static const char *const about[] = { "Space", "h", "F", "f", "e", "Enter" };
	const struct person *p = session_person(ui->session, ui_chosen(ui));

	for (size_t i = 0; p && i < sizeof about / sizeof *about; i++) {
		if (strcmp(about[i], key) == 0) {
			press_person(ui, key, p);
			return true;
		}
	}
	if (strcmp(key, "A") == 0)
		mark_all(ui);
	else if (strcmp(key, "y") == 0)
		ui_type(ui, FROM_KEY, ":yield");
	else if (strcmp(key, "a") == 0)
		ask_open(ui, &(struct question){ .title = _("Somebody new: NAME org:\"…\" group:… part:…"), .before = ":person " });
	else if (strcmp(key, "v") == 0)
		ui_views(ui)->people_heard = !ui_views(ui)->people_heard;
	else
		return false;
	return true;
}

static const struct hint hints[] = {
	{ "Space", N_("here or away"), N_("Note that the chosen person is here, or has left, and go on to the next") },
	{ "A", N_("all here"), N_("Note that everybody of the list is here who is not marked yet") },
	{ "h", N_("hand"), N_("A hand goes up, or down again") },
	{ "f", N_("floor"), N_("Give the floor to whoever waits longest; when nobody waits, to the chosen person") },
	{ "F", N_("to the chosen"), N_("Give the floor to the chosen person") },
	{ "y", N_("yield"), N_("Nobody has the floor") },
	{ "a", N_("add"), N_("Put somebody on the roster") },
	{ "e", N_("edit"), N_("Change body, group or part (Enter too)") },
	{ "v", "", N_("On a small screen: who was heard, or the roster") },
	{ NULL, NULL, NULL },
};

const struct screen screen_people = {
	.name = N_("people"), .key = "F4", .title = N_("People"), .hints = hints, .row_word = "PERSON",
	.draw = draw, .press = press, .rows = rows,
};
