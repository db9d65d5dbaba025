/* printed: see the header. A verdict for the whole session lets its string stand anywhere; all else that is printed
 * holds where it was found. */
#include "printed.h"

#include <string.h>

/* ---- what else is published there ---- */

static const struct document_item *item_in(const struct document_dimension *d, const char *number)
{
	for (size_t i = 0; i < d->stage_count; i++)
		for (size_t k = 0; k < d->stages[i].item_count; k++)
			if (strcmp(document_text(d->stages[i].items[k].number), number) == 0)
				return &d->stages[i].items[k];
	return NULL;
}

static const struct document_item *item_of(const struct document *d, const char *number)
{
	const struct document_item *item = d->closing ? item_in(d->closing, number) : NULL;

	for (size_t i = 0; !item && i < d->dimension_count; i++)
		item = item_in(&d->dimensions[i], number);
	for (size_t i = 0; !item && i < d->parked_count; i++)
		if (strcmp(document_text(d->parked[i].number), number) == 0)
			item = &d->parked[i];
	return item;
}

/* The item that the entry of that id is printed as, or NULL. */
static const struct document_item *item_at(const struct document *d, const struct minutes_report *report, const char *id)
{
	for (size_t i = 0; report && i < report->number_count; i++)
		if (strcmp(report->numbers[i].entry->id, id) == 0)
			return item_of(d, report->numbers[i].number);
	return NULL;
}

/* ---- rows ---- */

static void add(struct printed *p, const char *surface, const char *text, const char *beside)
{
	struct gate_printed *row = arena_push(p->arena, &p->item, p->count, &p->cap, sizeof *row);

	p->count++;
	*row = (struct gate_printed){ surface, text, beside };
}

/* "{who}" gives way to a quantifier later, so each piece between is a text of its own. */
static void add_pieces(struct printed *p, const char *surface, const char *text, const struct document_item *item)
{
	static const char mark[] = "{who}";

	for (const char *end; text; text = end) {
		const char *piece;

		end = strstr(text, mark);
		piece = end ? arena_string_n(p->arena, text, (size_t)(end - text)) : text;
		end = end ? end + strlen(mark) : NULL;
		add(p, surface, piece, item ? document_text(item->text) : NULL);
		if (item)
			add(p, surface, piece, document_text(item->line));
	}
}

static bool holds_everywhere(const struct session *s, const char *verdict)
{
	for (size_t i = 0; i < s->verdict_count; i++)
		if (strcmp(s->verdicts[i].event, verdict) == 0)
			return !*s->verdicts[i].in;
	return false;
}

void printed_add(struct printed *p, struct redactor *r, const struct document *d, const struct minutes_report *report)
{
	static const enum setting settings[] = { SETTING_PROSE, SETTING_QUOTE };
	size_t count;
	const struct found *found = redactor_found(r, &count);

	for (size_t i = 0; i < count; i++) {
		const struct found *f = &found[i];

		if (f->outcome != OUTCOME_PRINTED)
			continue;
		if (holds_everywhere(p->session, f->verdict)) {
			add(p, f->surface, NULL, NULL);
			continue;
		}
		/* It was made in one of the two ways, and is in its log already: this finds nothing new. */
		for (size_t k = 0; k < sizeof settings / sizeof *settings; k++)
			add_pieces(p, f->surface, published_text(redactor_redact(r, f->raw, settings[k], f->place)),
				   item_at(d, report, f->place));
	}
}
