/* facts: what screens count of a session, counted once per version of it. */
#include "facts.h"

#include <stdlib.h>
#include <string.h>

size_t facts_dimension(const struct session *s, size_t step)
{
	const struct agenda *a = s->agenda;

	for (size_t i = 0; i < a->dimension_count; i++)
		if (a->steps[step].dimension == &a->dimensions[i])
			return i;
	return a->dimension_count;
}

size_t facts_heard(const struct facts *f, const struct session *s, size_t group, size_t dimension)
{
	return f->voices[group * s->agenda->dimension_count + dimension];
}

/* Whoever takes part is heard, also who may be named: this is about fairness in the room, not about what is printed. */
static bool takes_part(const struct person *p)
{
	return p->part == PARTICIPANT || p->part == CO_CHAIR;
}

static void count_voice(struct facts *f, const struct session *s, const struct person *p, size_t dimension)
{
	if (p && dimension < s->agenda->dimension_count && takes_part(p))
		f->voices[session_group_of(s, p) * s->agenda->dimension_count + dimension]++;
}

static void count_entry(struct facts *f, const struct session *s, const struct entry *en)
{
	size_t dimension = facts_dimension(s, en->step);

	f->forgotten += en->forgotten;
	if (en->dropped || en->forgotten)
		return;
	f->kinds[en->kind]++;
	f->steps[en->step]++;
	if (en->kind == ACTION) {
		f->incomplete += !*en->addressee || !*en->level;
		f->open += !en->done;
	}
	count_voice(f, s, en->speaker, dimension);
	for (size_t i = 0; i < en->more->supporter_count; i++)
		count_voice(f, s, en->more->supporters[i], dimension);
}

/* The room is whom the minutes count, as far as they are here. Nobody was marked yet: then everybody is taken to be. */
static void count_present(struct facts *f, const struct session *s)
{
	bool marked = false;

	for (size_t i = 0; i < s->roster->count; i++)
		marked |= s->presence[i].ever;
	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		if (!session_counts(s, p) || (marked && !s->presence[i].here))
			continue;
		f->present[session_group_of(s, p)]++;
		f->counted++;
	}
}

static void count(struct facts *f, const struct session *s)
{
	const struct agenda *a = s->agenda;

	f->steps = arena_array(&f->arena, size_t, a->step_count);
	f->voices = arena_array(&f->arena, size_t, a->group_count * (a->dimension_count + 1));
	f->present = arena_array(&f->arena, size_t, a->group_count);
	for (size_t i = 0; i < s->entry_count; i++)
		count_entry(f, s, s->entries[i]);
	count_present(f, s);
}

const struct facts *ui_facts(struct ui *ui)
{
	if (!ui->facts)
		ui->facts = calloc(1, sizeof *ui->facts);
	if (!ui->facts)
		memory_exhausted();
	if (ui->facts_version != ui->version) {
		arena_free(&ui->facts->arena);
		memset(ui->facts, 0, sizeof *ui->facts);
		count(ui->facts, ui->session);
		ui->facts_version = ui->version;
	}
	return ui->facts;
}
