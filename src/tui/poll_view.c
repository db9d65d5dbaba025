/* poll_view: what the poll screen counts before it draws. */
#include "poll_view.h"

#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "views.h"

size_t poll_index(const struct session *s, const struct poll *p)
{
	return (size_t)(p - s->polls);
}

const struct poll *poll_shown(struct ui *ui)
{
	const struct session *s = ui->session;
	struct poll_view *v = &ui_views(ui)->poll;
	const struct poll *open = session_open_poll(s), *chosen;

	/* One that opens is what the room is about, whatever was looked at before. */
	if (open && strcmp(open->id, v->opened) != 0)
		v->id[0] = '\0';
	snprintf(v->opened, sizeof v->opened, "%s", open ? open->id : "");
	chosen = session_poll(s, v->id);
	if (chosen)
		return chosen;
	if (open)
		return open;
	for (size_t i = 0; i < s->poll_count; i++)
		if (s->polls[i].dimension == session_step(s)->dimension)
			return &s->polls[i];
	return s->poll_count ? &s->polls[0] : NULL;
}

void poll_turn(struct ui *ui, int by)
{
	const struct session *s = ui->session;
	struct poll_view *v = &ui_views(ui)->poll;
	const struct poll *p = poll_shown(ui);
	size_t count = s->poll_count;

	if (!p)
		return;
	p = &s->polls[(poll_index(s, p) + count + (size_t)(by + (int)count)) % count];
	snprintf(v->id, sizeof v->id, "%s", p->id);
	v->option = 0;
	ui->version++;
}

static const struct tally *tally_of(const struct poll *p, size_t group)
{
	for (size_t i = 0; i < p->tally_count; i++)
		if (p->tallies[i].group == group)
			return &p->tallies[i];
	return NULL;
}

int64_t poll_votes(const struct poll *p, size_t group, size_t option)
{
	const struct tally *t = tally_of(p, group);

	return t ? t->votes[option] : 0;
}

int64_t poll_answers(const struct poll *p, size_t group)
{
	int64_t all = 0;

	for (size_t i = 0; i < p->options.count; i++)
		all += poll_votes(p, group, i);
	return all;
}

const struct publishable *poll_publishable(struct ui *ui, const struct poll *p)
{
	const struct session *s = ui->session;
	struct publishable *pub = arena_new(&ui->drawing, struct publishable);

	partition_make(&pub->partition, s, s->agenda->k, &ui->drawing);
	poll_table_make(&pub->table, s, p, &pub->partition, NULL, &ui->drawing);
	return pub;
}

const char *poll_row_name(struct ui *ui, const struct publishable *pub, const struct poll_row *row)
{
	const struct agenda *a = ui->session->agenda;
	const char *name = "";

	for (size_t i = 0; i < row->class_count; i++) {
		const struct class *c = &pub->partition.classes[row->classes[i]];

		const char *plural = ui_text(ui, a->groups[c->label].plural);

		if (c->leftover || c->label == 0)
			plural = arena_printf(&ui->drawing, _("other %s"), plural);
		name = arena_printf(&ui->drawing, "%s%s%s", name, *name ? ", " : "", plural);
	}
	return name;
}

static const char *what_shows(struct ui *ui, const struct publishable *pub)
{
	const char *words = _("everyone");

	switch (pub->table.shown) {
	case POLL_QUESTION:
		return _("question and options alone");
	case POLL_AGREEMENT:
		return _("“There was general agreement.”, without figures");
	case POLL_TOTAL:
		return _("everyone only");
	case POLL_ROWS:
		break;
	}
	for (size_t i = 0; i < pub->table.row_count; i++)
		words = arena_printf(&ui->drawing, "%s; %s", words, poll_row_name(ui, pub, &pub->table.rows[i]));
	return words;
}

const char *poll_publishing(struct ui *ui, const struct poll *p)
{
	const struct publishable *pub = poll_publishable(ui, p);
	const char *why = pub->table.why, *what = what_shows(ui, pub);

	if (*why)
		what = arena_printf(&ui->drawing, "%s (%s)", what, _(why));
	return arena_printf(&ui->drawing, p->closed ? _("May be published as: %s") : _("Will be published as: %s"), what);
}
