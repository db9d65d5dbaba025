/* export_ics: the actions for a calendar: RFC 5545. A to-do each, and an event on the last day of the month it is
 * due, because many calendars show no to-dos. Nothing in here comes from a clock: a second export replaces what
 * the first one put into a calendar. */
#include <string.h>

#include "base/map.h"
#include "base/say.h"
#include "base/time.h"
#include "base/utf8.h"
#include "escape.h"
#include "export/export.h"
#include "minutes/sha256.h"
#include "plain.h"

enum { LINE_OCTETS = 75 };

struct calendar {
	struct buffer *out;
	const struct document *document;
	struct arena arena;
	struct map names;   /* hash -> how often it was used, so that equal actions stay two */
	const char *stamp;
};

void escape_ics(struct buffer *out, const struct published *p)
{
	struct buffer scratch = { 0 };

	for (const char *s = plain(&scratch, p); *s; s++) {
		if (strchr("\\;,", *s))
			buffer_addc(out, '\\');
		buffer_addc(out, *s);
	}
	buffer_free(&scratch);
}

/* A line of more than 75 octets goes on behind a line break and a blank (RFC 5545 3.1), never inside a
 * character. */
static void add_line(struct buffer *out, const char *line)
{
	size_t len = strlen(line), column = 0, n;

	for (size_t i = 0; i < len; i += n) {
		int32_t c;

		n = utf8_next(line + i, len - i, &c);
		if (column + n > LINE_OCTETS) {
			buffer_adds(out, "\r\n ");
			column = 1;
		}
		buffer_add(out, line + i, n);
		column += n;
	}
	buffer_adds(out, "\r\n");
}

static void add_text(struct buffer *out, const char *name, const struct published *p)
{
	struct buffer line = { 0 };

	buffer_adds(&line, name);
	buffer_addc(&line, ':');
	escape_ics(&line, p);
	add_line(out, buffer_text(&line));
	buffer_free(&line);
}

/* Who, where and until when, one after another. */
static void add_description(struct buffer *out, const struct document_item *it)
{
	const struct published *const parts[] = { it->addressee, it->level, it->due };
	struct buffer line = { 0 };

	buffer_adds(&line, "DESCRIPTION:");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!*document_text(parts[i]))
			continue;
		if (line.text[line.len - 1] != ':')
			buffer_adds(&line, "\\; ");
		escape_ics(&line, parts[i]);
	}
	if (line.text[line.len - 1] != ':')
		add_line(out, buffer_text(&line));
	buffer_free(&line);
}

/* The hash of the text and the title, and a count for the second of its kind. */
static const char *name_of(struct calendar *c, const struct document_item *it)
{
	const char *title = document_text(c->document->title), *text = document_text(it->text);
	char *hash = arena_alloc(&c->arena, 65);
	size_t *used;
	struct sha256 h;

	sha256_start(&h);
	sha256_add(&h, title, strlen(title) + 1);
	sha256_add(&h, text, strlen(text));
	sha256_finish(&h, hash);
	used = map_get(&c->names, hash);
	if (!used) {
		used = arena_new(&c->arena, size_t);
		map_put(&c->names, &c->arena, hash, used);
	}
	return ++*used == 1 ? hash : arena_printf(&c->arena, "%s-%zu", hash, *used);
}

/* The last day of "2026-12" as "20261231"; more = 1: the day after it, which ends an event. NULL: the month lies beyond the
 * year 9999, where no calendar goes. */
static const char *last_day(struct calendar *c, const char *month, int more)
{
	struct date d, last;

	if (!date_parse(arena_printf(&c->arena, "%s-01", month), &d))
		return NULL;
	last = date_plus_days(d, 31);
	last = date_plus_days((struct date){ last.year, last.month, 1 }, more - 1);
	return arena_printf(&c->arena, "%04d%02d%02d", last.year, last.month, last.day);
}

static void begin(struct calendar *c, const char *kind, const char *name, const struct document_item *it)
{
	buffer_addf(c->out, "BEGIN:%s\r\n", kind);
	add_line(c->out, arena_printf(&c->arena, "UID:%s-%s", name, kind[1] == 'T' ? "todo" : "due"));
	buffer_addf(c->out, "DTSTAMP:%sT000000Z\r\n", c->stamp);
	add_text(c->out, "SUMMARY", it->text);
	add_description(c->out, it);
}

static void add_action(struct calendar *c, const struct document_item *it)
{
	const char *name = name_of(c, it);
	const char *due = it->due_month ? last_day(c, it->due_month, 0) : NULL;

	begin(c, "VTODO", name, it);
	if (due)
		buffer_addf(c->out, "DUE;VALUE=DATE:%s\r\n", due);
	buffer_addf(c->out, "STATUS:%s\r\nEND:VTODO\r\n",
		    it->status && strcmp(it->status, "done") == 0 ? "COMPLETED" : "NEEDS-ACTION");
	if (!due)
		return;
	begin(c, "VEVENT", name, it);
	buffer_addf(c->out, "DTSTART;VALUE=DATE:%s\r\nDTEND;VALUE=DATE:%s\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n",
		    due, last_day(c, it->due_month, 1));
}

static void add_dimension(struct calendar *c, const struct document_dimension *d)
{
	for (size_t s = 0; s < d->stage_count; s++)
		for (size_t i = 0; i < d->stages[s].item_count; i++)
			if (strcmp(d->stages[s].items[i].kind, "action") == 0)
				add_action(c, &d->stages[s].items[i]);
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	struct calendar c = { .out = out, .document = d };

	(void)e;
	c.stamp = *d->month ? arena_printf(&c.arena, "%.4s%.2s01", d->month, d->month + 5) : "19700101";
	buffer_adds(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//roundtable//minutes//EN\r\n");
	add_text(out, "NAME", d->title);
	for (size_t i = 0; i < d->dimension_count; i++)
		add_dimension(&c, &d->dimensions[i]);
	if (d->closing)
		add_dimension(&c, d->closing);
	buffer_adds(out, "END:VCALENDAR\r\n");
	arena_free(&c.arena);
	return true;
}

const struct export_format export_ics = {
	.name = "ics", .file = "actions.ics", .suffix = ".ics",
	.help = N_("the actions, for a calendar"), .render = render,
};
