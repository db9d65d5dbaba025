/* journal_decode: lines, framed before any YAML is read, because one bad byte makes libyaml
 * 0.2.5 return nothing at all, not even what stood before it. A line is sound (its checksum
 * agrees), altered (only that disagrees), damaged (it cannot be read) or pending (its newline is
 * missing). */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/crc.h"
#include "base/say.h"
#include "base/utf8.h"
#include "journal_lines.h"
#include "line.h"
#include "store/journal.h"

/* The first bytes of every line, and the last before its checksum. */
static const char head[] = "--- {", foot[] = "} # ";

enum { HEAD = sizeof head - 1, FOOT = sizeof foot - 1, DIGITS = 8 };

/* The note is shown to people, and what it quotes comes from a file: nothing invisible gets in. */
static void note(struct history *h, enum trouble_kind kind, size_t line, const char *id,
	const char *what)
{
	struct buffer text = { 0 };

	utf8_add_visible(&text, what, strlen(what));
	history_trouble(h, kind, line, id, buffer_text(&text));
	buffer_free(&text);
}

/* The id a line that cannot be read seems to have, or "": "--- {id: k7q2m4xa-12, …". */
static const char *seeming_id(struct history *h, const char *line, size_t len)
{
	static const char before[] = "--- {id: ";
	const size_t skip = sizeof before - 1;
	struct event probe = { 0 };
	const char *comma;

	if (len < skip || memcmp(line, before, skip) != 0)
		return "";
	len = len - skip < 80 ? len - skip : 80;
	comma = memchr(line + skip, ',', len);
	if (!comma || memchr(line + skip, '\0', len) ||
		!event_set_id(&probe, &h->arena,
			arena_string_n(&h->arena, line + skip, (size_t)(comma - line) - skip)))
		return "";
	return probe.id;
}

/* Whether the eight digits at s are that checksum. */
static bool says_crc(const char *s, uint32_t crc)
{
	for (int i = 0; i < DIGITS; i++)
		if (s[i] != "0123456789abcdef"[crc >> (4 * (DIGITS - 1 - i)) & 15])
			return false;
	return true;
}

static bool is_sound(const char *line, size_t len)
{
	return len > LINE_CRC && memcmp(line + len - LINE_CRC, " # ", 3) == 0 &&
	       says_crc(line + len - DIGITS, crc32c(line, len - LINE_CRC));
}

static bool is_blank(const char *line, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
			return false;
	return true;
}

static void keep(struct journal_lines *j, struct event *ev, bool altered)
{
	ev->line = (uint32_t)j->line;
	ev->altered = altered;
	switch (history_add(j->h, ev)) {
	case HISTORY_INSERTED:
	case HISTORY_CONFLICT:
		j->moved = true;
		j->changed = true;
		break;
	case HISTORY_APPENDED:
		j->changed = true;
		break;
	case HISTORY_KNOWN:
		break;
	}
}

/* What a line whose checksum agrees says. It is never altered: what we do not know, a newer
 * program wrote. Gives the event when there is nothing else to say. */
static struct event *take_sound(struct journal_lines *j, const struct line *line)
{
	struct event *ev;
	struct err e;
	char what[sizeof e.text + 64];

	switch (line_event(line, &j->before, &j->h->arena, &ev, &e)) {
	case LINE_EVENT:
		keep(j, ev, false);
		return ev;
	case LINE_NEWER:
		j->h->newer = true;
		snprintf(what, sizeof what, _("a newer program wrote this: %s"), e.text);
		note(j->h, TROUBLE_NEWER, j->line, ev ? ev->id : "", what);
		if (ev)
			keep(j, ev, false);
		break;
	case LINE_WRONG:
		snprintf(what, sizeof what, _("its checksum agrees, but %s"), e.text);
		note(j->h, TROUBLE_DAMAGED, j->line, "", what);
		break;
	}
	return NULL;
}

static void read_scanned(struct journal_lines *j, const char *bytes, const char *was, size_t len, const struct line *line)
{
	const struct event *ev = take_sound(j, line);

	if (ev && len <= FORM_BYTES)
		line_before_keep(&j->before, bytes, was, len, line, ev);
}

static void read_sound(struct journal_lines *j, char *bytes, size_t len)
{
	struct event *again = line_again(bytes, len, &j->before, &j->h->arena);
	struct line line;
	struct err e;
	char what[sizeof e.text + 64], was[FORM_BYTES];

	if (again) {
		keep(j, again, false);
		return;
	}
	if (len <= sizeof was)
		memcpy(was, bytes, len);
	if (line_scan(bytes, len, &j->h->arena, &line)) {
		read_scanned(j, bytes, was, len, &line);
		return;
	}
	if (line_parse(bytes, len, &j->h->arena, &line, &e)) {
		take_sound(j, &line);
		return;
	}
	snprintf(what, sizeof what, _("its checksum agrees, but %s"), e.text);
	note(j->h, TROUBLE_DAMAGED, j->line, seeming_id(j->h, bytes, len), what);
}

/* Reads a line, or a piece of one, whose checksum does not agree, as an altered event. */
static bool read_altered(struct journal_lines *j, const char *bytes, size_t len, struct err *e)
{
	struct line line;
	struct event *ev;

	if (!line_parse(bytes, len, &j->h->arena, &line, e) ||
		line_event(&line, &j->before, &j->h->arena, &ev, e) != LINE_EVENT)
		return false;
	keep(j, ev, true);
	note(j->h, TROUBLE_ALTERED, j->line, ev->id, _("it was changed after it was written"));
	return true;
}

struct frame {
	size_t start, end; /* within the line */
	struct line line;
};

enum { FEET_TRIED = 4 };

/* The frame that begins at start, if one does: among the next few feet the one whose checksum
 * agrees. It must also be in the very form our emitter writes: there a quote inside a text has a
 * backslash in front, while a frame has quotes without, so that no text can pass for an event. */
static bool is_frame(struct journal_lines *j, char *bytes, size_t len, size_t start, size_t *budget,
	struct frame *f)
{
	size_t from = start;

	for (int i = 0; i < FEET_TRIED; i++) {
		char *at = memmem(bytes + from, len - from, foot, FOOT);
		size_t end = at ? (size_t)(at - bytes) + FOOT + DIGITS : 0;

		if ((!at && !i) || (at && *budget < end - start))
			*budget = 0; /* no foot for any later head either, or enough */
		if (!at || end > len || !*budget)
			return false;
		*budget -= end - start;
		if (is_sound(bytes + start, end - start) &&
			line_scan(bytes + start, end - start, &j->h->arena, &f->line)) {
			f->start = start;
			f->end = end;
			return true;
		}
		from = (size_t)(at - bytes) + 1;
	}
	return false;
}

/* The next sound frame at or behind `from`. The budget is what may still be read of this line:
 * it bounds the time for a line made of nothing but heads and feet. */
static bool find_frame(struct journal_lines *j, char *bytes, size_t len, size_t from,
	size_t *budget, struct frame *f)
{
	while (*budget) {
		char *at = memmem(bytes + from, len - from, head, HEAD);

		if (!at)
			return false;
		if (is_frame(j, bytes, len, (size_t)(at - bytes), budget, f))
			return true;
		from = (size_t)(at - bytes) + 1;
	}
	return false;
}

static size_t budget_for(size_t len)
{
	return 64 * len + (1 << 20);
}

/* Reads every sound frame within a line that is not sound itself, and what lies between them as
 * altered lines. Returns how many frames there were; *behind is the end of the last. */
static size_t read_frames(struct journal_lines *j, char *bytes, size_t len, size_t *behind)
{
	size_t budget = budget_for(len), count = 0;
	struct frame f;
	struct err e;

	for (*behind = 0; find_frame(j, bytes, len, *behind, &budget, &f);
		*behind = f.end, count++) {
		if (f.start > *behind)
			(void)!read_altered(j, bytes + *behind, f.start - *behind, &e);
		take_sound(j, &f.line);
	}
	return count;
}

static void read_unsound(struct journal_lines *j, char *bytes, size_t len)
{
	size_t behind, count = read_frames(j, bytes, len, &behind);
	struct err e;
	char what[sizeof e.text + 64];

	if (count) {
		(void)!read_altered(j, bytes + behind, len - behind, &e);
		snprintf(what, sizeof what,
			P_("a line break is missing or something was added; %zu sound event was found in it",
			   "a line break is missing or something was added; %zu sound events were found in it", count),
			count);
		note(j->h, TROUBLE_DAMAGED, j->line, "", what);
	} else if (!read_altered(j, bytes, len, &e)) {
		note(j->h, TROUBLE_DAMAGED, j->line, seeming_id(j->h, bytes, len), e.text);
	}
}

static void read_line(struct journal_lines *j, char *bytes, size_t len)
{
	size_t sound_len = len && bytes[len - 1] == '\r' ? len - 1 : len;

	if (is_blank(bytes, len))
		return;
	if (is_sound(bytes, sound_len))
		read_sound(j, bytes, sound_len);
	else
		read_unsound(j, bytes, len);
}

size_t journal_lines_read(struct journal_lines *j, char *bytes, size_t len)
{
	size_t at = 0;
	char *newline;

	while (at < len && (newline = memchr(bytes + at, '\n', len - at))) {
		read_line(j, bytes + at, (size_t)(newline - bytes) - at);
		at = (size_t)(newline - bytes) + 1;
		j->line++;
	}
	return at;
}

size_t journal_lines_tail(struct journal_lines *j, char *bytes, size_t len)
{
	size_t behind;

	read_frames(j, bytes, len, &behind);
	return behind;
}

void journal_lines_pending(struct history *h, size_t line, size_t len)
{
	char what[160];
	size_t kept = 0;

	for (size_t i = 0; i < h->trouble_count; i++)
		if (h->troubles[i].kind != TROUBLE_PENDING)
			h->troubles[kept++] = h->troubles[i];
	h->trouble_count = kept;
	if (!len)
		return;
	snprintf(what, sizeof what,
		_("%zu bytes at the end of the file are no whole line; they do not count, and the "
		  "next entry that is kept mends this"),
		len);
	note(h, TROUBLE_PENDING, line, "", what);
}

void journal_decode(const char *bytes, size_t len, size_t first_line, struct history *h,
	size_t *consumed)
{
	struct journal_lines j = { .h = h, .line = first_line };
	struct buffer copy = { 0 };
	size_t read;

	buffer_add(&copy, bytes, len);
	read = journal_lines_read(&j, copy.text, len);
	buffer_free(&copy);
	journal_lines_pending(h, j.line, len - read);
	if (consumed)
		*consumed = read;
}
