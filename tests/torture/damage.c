/*
 * damage: a journal that was cut, zeroed, flipped and littered, thousands of times.
 *
 *     damage DIR SCRATCH cuts STEP      every STEP-th length
 *     damage DIR SCRATCH random N SEED  N damages of every kind
 *
 * DIR is a whole session. SCRATCH is made: a copy whose journal is damaged, read, written to once more and read again.
 * What is expected is worked out from bytes alone: a line of the old journal that stands in the damaged one is an event
 * there, no other sound event is, and a line that is neither whole nor blank does not go unnoticed.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "desk/desk.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/journal.h"

enum { LINES_MOST = 256, SECTOR = 512, GARBAGE_MOST = 300 };

static const size_t most = (size_t)1 << 30;

static struct arena arena;
static struct buffer whole;                 /* the journal as it was */
static struct history original;
static struct { const char *text; size_t len; const struct event *event; } lines[LINES_MOST];
static size_t line_count;
static const struct agenda *agenda;
static const struct roster *roster;
static const char *scratch, *journal_path, *torn_path;
static char what[128];                      /* was done to it: for messages */
static struct buffer damaged;
static uint64_t state;
static struct { size_t damages, sound, altered, refused; } seen;

static size_t below(size_t limit)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return limit ? (size_t)(state * 0x2545f4914f6cdd1du >> 20) % limit : 0;
}

static void give_up(const char *why)
{
	printf("%s: %s\n", what, why);
	FILE *kept = fopen("damaged.yaml", "wb");

	if (kept) {
		fwrite(damaged.text, 1, damaged.len, kept);
		fclose(kept);
	}
	exit(1);
}

static void need(bool ok, const char *why, const struct err *e)
{
	struct buffer b = { 0 };

	if (ok)
		return;
	buffer_addf(&b, "%s: %s", why, e->text);
	give_up(buffer_text(&b));
}

/* ---- what there was ---- */

static void find_lines(void)
{
	const char *at = whole.text, *end;

	for (; (end = strchr(at, '\n')); at = end + 1) {
		lines[line_count].text = at;
		lines[line_count].len = (size_t)(end - at);
		for (size_t i = 0; i < original.count; i++)
			if (original.events[i]->line == line_count + 1)
				lines[line_count].event = original.events[i];
		if (!lines[line_count].event)
			give_up("a line of the whole journal is no event");
		line_count++;
	}
}

static void copy(const char *dir, const char *name)
{
	struct buffer b = { 0 };
	struct err e = { 0 };

	need(file_read(folder_path(&arena, dir, name), most, &b, &e) &&
	     file_replace(folder_path(&arena, scratch, name), b.text, b.len, 0600, &e), name, &e);
	buffer_free(&b);
}

static void set_up(const char *dir)
{
	struct complaints c = { .arena = &arena };
	struct err e = { 0 };

	mkdir(scratch, 0700);
	mkdir(folder_path(&arena, scratch, "minutes"), 0700);
	mkdir(folder_path(&arena, scratch, "drafts"), 0700);
	copy(dir, "agenda.yaml");
	copy(dir, "people.yaml");
	copy(dir, "journal.yaml");
	journal_path = folder_path(&arena, scratch, "journal.yaml");
	torn_path = folder_path(&arena, scratch, "journal.torn");
	need(file_read(journal_path, most, &whole, &e) && journal_read(scratch, &original, &e) &&
	     folder_read(scratch, &arena, &agenda, &roster, &c, &e), dir, &e);
	find_lines();
}

/* ---- what is expected ---- */

static bool stands_in(size_t i)
{
	return memmem(damaged.text, damaged.len, lines[i].text, lines[i].len) != NULL;
}

/* It stands behind the last newline alone: pending, until the next writer mends it. */
static bool is_pending(size_t i)
{
	const char *newline = memrchr(damaged.text, '\n', damaged.len);

	return stands_in(i) && (!newline || !memmem(damaged.text, (size_t)(newline - damaged.text), lines[i].text, lines[i].len));
}

static bool is_line(const char *text, size_t len)
{
	for (size_t i = 0; i < line_count; i++)
		if (lines[i].len == len && memcmp(lines[i].text, text, len) == 0)
			return true;
	return false;
}

static bool is_blank(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (text[i] != ' ' && text[i] != '\t')
			return false;
	return true;
}

/* Something in it is neither a whole line nor blank. */
static bool is_marred(void)
{
	const char *at = damaged.text, *end = at + damaged.len;

	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t len = (size_t)((newline ? newline : end) - at);

		if (!newline)
			return true;
		if (len && at[len - 1] == '\r')
			len--;
		if (!is_blank(at, len) && !is_line(at, len))
			return true;
		at = newline + 1;
	}
	return false;
}

/* ---- what is seen ---- */

static bool same_as_original(const struct event *ev)
{
	for (size_t i = 0; i < original.count; i++)
		if (event_same(original.events[i], ev))
			return true;
	return false;
}

static size_t sound_events(const struct history *h)
{
	size_t sound = 0;

	for (size_t i = 0; i < h->count; i++)
		sound += !h->events[i]->altered;
	return sound;
}

static void check_events(const struct history *h, bool pending_count)
{
	size_t standing = 0;

	for (size_t i = 0; i < line_count; i++) {
		const struct event *ev = lines[i].event, *now = history_event(h, ev->id);

		if (!stands_in(i))
			continue;
		standing++;
		if (!pending_count && is_pending(i))
			standing -= !now || now->altered;
		else if (!now || now->altered)
			give_up("a sound event is lost");
		else if (!event_same(now, ev))
			give_up("a sound event gave way to another one");
	}
	if (sound_events(h) != standing + pending_count)
		give_up("more or fewer sound events than stand there");
	for (size_t i = 0; i < h->count; i++)
		if (!h->events[i]->altered && !same_as_original(h->events[i]) &&
		    !(pending_count && strncmp(h->events[i]->id, "wwwwwwww-", 9) == 0))
			give_up("an event that nobody wrote counts as sound");
}

static bool is_guarded(const struct event *ev)
{
	static const char *const names[] = { "verdict", "wording", "consent", "record", "accept" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(ev->kind->name, names[i]) == 0)
			return true;
	return false;
}

static bool same_text(const char *x, const char *y)
{
	return x == y || (x && y && strcmp(x, y) == 0);
}

/* Altered verdicts, wordings, consents and record states change nothing: without them all is the same. */
static void check_effects(const struct history *h)
{
	struct session with, without;
	struct history rest = *h;
	struct arena a = { 0 };

	session_init(&with, agenda, roster);
	session_init(&without, agenda, roster);
	session_replay(&with, h);
	rest.events = arena_array(&a, struct event *, h->count + 1);
	rest.count = 0;
	for (size_t i = 0; i < h->count; i++) {
		if (h->events[i]->altered)
			seen.altered++;
		if (!h->events[i]->altered || !is_guarded(h->events[i]))
			rest.events[rest.count++] = h->events[i];
	}
	session_replay(&without, &rest);
	if (with.record != without.record)
		give_up("an altered record state counts");
	if (with.verdict_count != without.verdict_count)
		give_up("an altered verdict counts");
	if (with.entry_count != without.entry_count)
		give_up("an altered guarded event changed the entries");
	for (size_t i = 0; i < with.entry_count; i++) {
		if (with.entries[i]->consent != without.entries[i]->consent)
			give_up("an altered consent counts");
		if (!same_text(with.entries[i]->wording, without.entries[i]->wording))
			give_up("an altered wording counts");
		if (with.entries[i]->record != without.entries[i]->record)
			give_up("an altered record state counts for an entry");
	}
	session_free(&with);
	session_free(&without);
	arena_free(&a);
}

/* The line is kept or, where the journal's beginning is gone or the record may be off, refused in words. */
static bool keep_one_more(void)
{
	struct desk_plan plan = { .dir = scratch, .role = "", .writer = "wwwwwwww" };
	struct answer answer;
	struct desk *d;
	struct err e = { 0 };
	bool kept;

	need(desk_open(&plan, &d, &e), "it cannot be opened", &e);
	desk_do(d, "one more", 8, 1570530000000, &answer);
	kept = answer.kind == ANSWER_KEPT;
	if (!kept && answer.kind != ANSWER_OFF && (!answer.why || !*answer.why))
		give_up("refused without a reason");
	if (!kept && stands_in(0) && answer.kind != ANSWER_OFF)
		give_up(answer.why);
	desk_close(d);
	return kept;
}

static void try_it(void)
{
	struct history before = { 0 }, after = { 0 };
	struct err e = { 0 };
	FILE *file;
	bool noticed;

	(void)unlink(torn_path);
	file = fopen(journal_path, "wb");
	if (!file || fwrite(damaged.text, 1, damaged.len, file) != damaged.len || fclose(file) != 0)
		give_up(strerror(errno));
	need(journal_read(scratch, &before, &e), "it cannot be read", &e);
	seen.damages++;
	seen.sound += sound_events(&before);
	check_events(&before, false);
	check_effects(&before);
	noticed = before.trouble_count > 0;
	if (is_marred() && !noticed)
		give_up("it went unnoticed");
	if (keep_one_more()) {
		need(journal_read(scratch, &after, &e), "it cannot be read any more", &e);
		check_events(&after, true);
		check_effects(&after);
		if (noticed && !after.trouble_count && !after.torn_bytes && sound_events(&after) == sound_events(&before) + 1)
			give_up("what was noticed is gone without a trace");
		history_free(&after);
	} else {
		seen.refused++;
	}
	history_free(&before);
}

/* ---- what is done to it ---- */

static void start(void)
{
	buffer_cut(&damaged, 0);
	buffer_add(&damaged, whole.text, whole.len);
}

static void litter(size_t at, size_t len)
{
	char bytes[GARBAGE_MOST];

	for (size_t i = 0; i < len; i++)
		bytes[i] = (char)below(256);
	buffer_splice(&damaged, at, 0, bytes, len);
}

static void do_damage(size_t kind, size_t at)
{
	size_t len = 1 + below(GARBAGE_MOST - 1), end;

	switch (kind) {
	case 0:
		buffer_cut(&damaged, at);
		break;
	case 1:
		memset(damaged.text + at, 0, damaged.len - at);
		break;
	case 2:
		damaged.text[at] = (char)(damaged.text[at] ^ (1 << below(8)));
		break;
	case 3:
		at = at / SECTOR * SECTOR;
		end = at + SECTOR < damaged.len ? at + SECTOR : damaged.len;
		memset(damaged.text + at, 0, end - at);
		break;
	case 4:
		litter(damaged.len, len);
		break;
	case 5:
		buffer_splice(&damaged, at, damaged.len - at < len ? damaged.len - at : len, "", 0);
		break;
	case 6:  /* a piece of itself somewhere else */
		end = below(whole.len);
		buffer_splice(&damaged, at, 0, whole.text + end, whole.len - end < len ? whole.len - end : len);
		break;
	case 7:  /* a line break that became something else */
		at = (size_t)(lines[below(line_count)].text - whole.text);
		if (at && at <= damaged.len)
			damaged.text[at - 1] = (char)(damaged.text[at - 1] ^ (1 << below(8)));
		break;
	case 8:  /* a digit that somebody changed */
		while (at < damaged.len && (damaged.text[at] < '0' || damaged.text[at] > '8'))
			at++;
		if (at < damaged.len)
			damaged.text[at]++;
		break;
	default:
		litter(at, len);
	}
}

int main(int argc, char **argv)
{
	size_t count;

	if (argc < 5)
		return 2;
	scratch = argv[2];
	set_up(argv[1]);
	if (strcmp(argv[3], "cuts") == 0) {
		for (size_t len = 0; len <= whole.len; len += strtoul(argv[4], NULL, 10)) {
			snprintf(what, sizeof what, "cut to %zu bytes", len);
			start();
			buffer_cut(&damaged, len);
			try_it();
		}
	} else {
		count = strtoul(argv[4], NULL, 10);
		state = strtoull(argc > 5 ? argv[5] : "1", NULL, 10) * 0x9e3779b97f4a7c15u + 1;
		for (size_t i = 0; i < count; i++) {
			int len = snprintf(what, sizeof what, "damage %zu:", i);

			start();
			for (size_t many = 1 + (below(4) == 0) * below(3); many && damaged.len; many--) {
				size_t kind = below(10), at = below(damaged.len);

				if (len < (int)sizeof what)
					len += snprintf(what + len, sizeof what - (size_t)len, " %zu at %zu", kind, at);
				do_damage(kind, at);
			}
			if (damaged.len)
				try_it();
		}
	}
	printf("%zu damages of %zu events: %zu sound ones read, %zu altered, %zu times nothing could be kept\n", seen.damages,
	       line_count, seen.sound, seen.altered, seen.refused);
	history_free(&original);
	buffer_free(&whole);
	buffer_free(&damaged);
	arena_free(&arena);
	return 0;
}
