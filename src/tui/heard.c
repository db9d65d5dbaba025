/* heard: whose voices are missing, and whom to ask next. */
#include "heard.h"

#include "base/say.h"
#include "show.h"

#include <string.h>

enum { NUMBER_CELLS = 9, NUMBER_LEAST = 6, ROOM_CELLS = 7, GROUP_CELLS = 26 };

static size_t voices(struct ui *ui, size_t group, size_t dimension)
{
	const struct session *s = ui->session;
	size_t all = 0;

	if (dimension < s->agenda->dimension_count)
		return facts_heard(ui_facts(ui), s, group, dimension);
	for (size_t d = 0; d < s->agenda->dimension_count; d++)
		all += facts_heard(ui_facts(ui), s, group, d);
	return all;
}

static size_t all_voices(struct ui *ui, size_t dimension)
{
	size_t all = 0;

	for (size_t g = 0; g < ui->session->agenda->group_count; g++)
		all += voices(ui, g, dimension);
	return all;
}

enum heard heard_state(struct ui *ui, size_t group, size_t dimension)
{
	const struct facts *facts = ui_facts(ui);
	size_t own = voices(ui, group, dimension), all = all_voices(ui, dimension);

	if (!facts->present[group] || !all)
		return HEARD_ENOUGH;
	if (!own)
		return HEARD_NOT;
	/* Less than half of what its share of the room would be. */
	return 2 * own * facts->counted < all * facts->present[group] ? HEARD_LITTLE : HEARD_ENOUGH;
}

int heard_least(struct ui *ui, size_t dimension)
{
	const struct facts *facts = ui_facts(ui);
	const struct session *s = ui->session;
	int least = NO_GROUP;

	for (size_t g = 0; g < s->agenda->group_count; g++) {
		size_t own = voices(ui, g, dimension);

		/* Whoever has the floor is being heard. */
		if (heard_state(ui, g, dimension) == HEARD_ENOUGH || (s->floor && session_group_of(s, s->floor) == g))
			continue;
		/* By voices per person; of equal ones the larger group. */
		if (least == NO_GROUP ||
		    own * facts->present[least] < voices(ui, (size_t)least, dimension) * facts->present[g] ||
		    (!own && !voices(ui, (size_t)least, dimension) && facts->present[g] > facts->present[least]))
			least = (int)g;
	}
	return least;
}

static size_t spoken(const struct session *s, const struct person *p)
{
	size_t count = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		count += s->entries[i]->speaker == p && !s->entries[i]->dropped;
	return count;
}

const struct person *heard_least_of(struct ui *ui, size_t group)
{
	const struct session *s = ui->session;
	const struct person *least = NULL;
	size_t least_spoken = 0;
	int64_t least_ms = 0;

	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];
		const struct presence *at = &s->presence[i];
		size_t count = spoken(s, p);

		if (session_group_of(s, p) != group || !session_counts(s, p) || (at->ever && !at->here))
			continue;
		if (least && (count > least_spoken || (count == least_spoken && at->floor_ms >= least_ms)))
			continue;
		least = p;
		least_spoken = count;
		least_ms = at->floor_ms;
	}
	return least;
}

const char *heard_advice(struct ui *ui)
{
	const struct session *s = ui->session;
	struct arena *a = &ui->drawing;
	size_t here = facts_dimension(s, s->clock.step);
	int group = heard_least(ui, here);
	const struct person *p;
	const char *name;
	bool none;

	if (group == NO_GROUP)
		return "";
	p = heard_least_of(ui, (size_t)group);
	name = ui_text(ui, s->agenda->groups[group].plural);
	/* How many voices stands in the matrix. */
	none = !voices(ui, (size_t)group, here);
	if (!p)
		return arena_printf(a, none ? _("Ask next: %s, not heard on this yet") : _("Ask next: %s, little heard on this"), name);
	if (spoken(s, p))
		return arena_printf(a, none ? _("Ask next: %s, not heard on this yet; perhaps %s") :
				       _("Ask next: %s, little heard on this; perhaps %s"), name, p->name);
	return arena_printf(a, none ? _("Ask next: %s, not heard on this yet; %s has not spoken") :
			       _("Ask next: %s, little heard on this; %s has not spoken"), name, p->name);
}

/* ---- the matrix ---- */

/* Cells that a dimension's column takes, and how many of them fit beside the group and its share. */
struct matrix {
	int row, col, width, group_cells, cell, shown;
	bool numbered;   /* not all of their ids fit above them */
};

/* No more for the groups than their names take. */
static int group_cells(struct ui *ui, int most)
{
	const struct agenda *a = ui->session->agenda;
	int widest = 0;

	for (size_t g = 0; g < a->group_count; g++) {
		const char *name = ui_text(ui, a->groups[g].plural);
		int width = ui_facts(ui)->present[g] ? show_width(name, strlen(name)) + 1 : 0;

		widest = width > widest ? width : widest;
	}
	return widest < most ? widest : most;
}

static struct matrix lay_out(struct ui *ui, int row, int col, int width)
{
	const struct agenda *a = ui->session->agenda;
	struct matrix m = { row, col, width, GROUP_CELLS, NUMBER_CELLS, (int)a->dimension_count, false };
	int room;

	if (width < 60)
		m.group_cells = group_cells(ui, width / 2);
	room = width - m.group_cells - ROOM_CELLS;
	if (m.shown * m.cell > room)
		m.cell = room / m.shown > NUMBER_LEAST ? room / m.shown : NUMBER_LEAST;
	while (m.shown > 0 && m.shown * m.cell > room)
		m.shown--;
	for (int d = 0; d < m.shown; d++)
		m.numbered |= show_width(a->dimensions[d].id, strlen(a->dimensions[d].id)) >= m.cell;
	return m;
}

static int column_end(const struct matrix *m, int d)
{
	return m->col + m->group_cells + (d + 1) * m->cell;
}

static void draw_head(struct ui *ui, struct frame *f, const struct matrix *m)
{
	const struct agenda *a = ui->session->agenda;
	size_t here = facts_dimension(ui->session, ui->session->clock.step);

	frame_put(f, m->row, m->col, m->group_cells, STYLE_TITLE, _("Heard"));
	for (int d = 0; d < m->shown; d++)
		frame_right(f, m->row, column_end(m, d), (size_t)d == here ? STYLE_TITLE : STYLE_QUIET,
			    m->numbered ? arena_printf(&ui->drawing, "%d", d + 1) : a->dimensions[d].id);
	frame_right(f, m->row, m->col + m->width, STYLE_QUIET,
		    arena_printf(&ui->drawing, m->width >= 60 ? _("of %zu who count") : _("of %zu"), ui_facts(ui)->counted));
}

/* A number, with a sign where it is less than the group's share: never by colour alone. */
static void draw_cell(struct ui *ui, struct frame *f, int row, int end, size_t group, size_t dimension)
{
	size_t own = voices(ui, group, dimension);
	enum heard state = heard_state(ui, group, dimension);

	if (state == HEARD_NOT)
		frame_right(f, row, end, STYLE_CAUTION, C_("voices", "none"));
	else if (state == HEARD_LITTLE)
		frame_right(f, row, end, STYLE_CAUTION, arena_printf(&ui->drawing, _("few %zu"), own));
	else
		frame_right(f, row, end, STYLE_PLAIN,
			    own ? arena_printf(&ui->drawing, "%zu", own) : glyph_text(GLYPH_DASH, f->ascii));
}

int heard_draw(struct ui *ui, struct frame *f, int row, int col, int width, int height)
{
	const struct session *s = ui->session;
	const struct facts *facts = ui_facts(ui);
	struct matrix m = lay_out(ui, row, col, width);
	int used = 1;

	draw_head(ui, f, &m);
	for (size_t g = 0; g < s->agenda->group_count && used < height; g++) {
		if (!facts->present[g] && !voices(ui, g, s->agenda->dimension_count))
			continue;
		frame_fit(f, row + used, col, m.group_cells - 1, STYLE_PLAIN, ui_text(ui, s->agenda->groups[g].plural));
		for (int d = 0; d < m.shown; d++)
			draw_cell(ui, f, row + used, column_end(&m, d), g, (size_t)d);
		frame_right(f, row + used, col + width, STYLE_QUIET,
			    arena_printf(&ui->drawing, "%zu", facts->present[g]));
		used++;
	}
	return used;
}
