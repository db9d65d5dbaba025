/* fuzz_line: any lines, typed one after the other: each is planned or refused in words; what is planned can be written
 * into the journal, reads back the same and fits the session or is refused by it. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line.h"
#include "store/agenda_file.h"
#include "store/journal.h"
#include "store/people_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const char agenda_text[] =
	"title: A table\n"
	"groups:\n"
	"  - {id: council, label: council leader, plural: council leaders}\n"
	"dimensions:\n"
	"  - {id: internal, title: Inside the system}\n"
	"  - {id: local, title: Local communities}\n"
	"polls:\n"
	"  - {id: duty, dimension: internal, question: \"A duty?\", options: [Agree, Neutral]}\n";

static const char people_text[] =
	"people:\n"
	"  - {id: p01, name: Ada Marlow, group: council, part: co-chair, on_record: true, convenor: true}\n"
	"  - {id: p02, name: Bram Okafor, title: Dr, aliases: [Bo]}\n"
	"  - {id: p03, name: Cara Okafor}\n";

struct room {
	struct session session;
	struct history history;
	struct buffer journal;
};

static void require(bool holds)
{
	if (!holds)
		abort();
}

/* The desk's part: number, time, journal, fold. */
static void take(struct room *r, struct event *ev)
{
	struct history back = { 0 };
	struct err e = { 0 };
	char id[32];

	snprintf(id, sizeof id, "fuzzfuzz-%u", (unsigned)r->history.count + 1);
	require(event_set_id(ev, &r->history.arena, id));
	ev->at_ms = 1570526891003;
	ev->role = "";
	buffer_cut(&r->journal, 0);
	if (!journal_encode(ev, &r->journal, &e)) {
		require(*e.text);
		return;
	}
	journal_decode(r->journal.text, r->journal.len, 1, &back, NULL);
	require(back.count == 1 && !back.trouble_count && event_same(back.events[0], ev));
	history_free(&back);
	/* What was planned lives only as long as its call: what is read from the journal stays. */
	journal_decode(r->journal.text, r->journal.len, r->history.count + 1, &r->history, NULL);
	session_replay(&r->session, &r->history);
}

static void type_line(struct room *r, const char *text)
{
	struct arena a = { 0 };
	struct command_call call = { .session = &r->session, .history = &r->history, .writing = 1, .writer = "fuzzfuzz",
				     .role = "", .now_ms = 1570526891003, .arena = &a };
	struct line line = { 0 };
	struct err e = { 0 };

	if (!line_plan(text, &call, &line, &e))
		require(*e.text != '\0');
	else if (line.kind != LINE_BLANK && line.intent.kind == INTENT_EVENT)
		take(r, line.intent.event);
	arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena a = { 0 };
	struct complaints c = { .arena = &a };
	const struct agenda *agenda = agenda_file_parse("agenda.yaml", agenda_text, sizeof agenda_text - 1, &a, &c);
	struct room r = { 0 };
	const char *at = (const char *)data, *end = at + len;

	session_init(&r.session, agenda, people_file_parse("people.yaml", people_text, sizeof people_text - 1, agenda, &a, &c));
	for (int lines = 0; at < end && lines < 200; lines++) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t n = (size_t)((newline ? newline : end) - at);
		struct err e = { 0 };

		if (line_check(at, n, &e))
			type_line(&r, arena_string_n(&a, at, n));
		else
			require(*e.text != '\0');
		at += n + 1;
	}
	session_free(&r.session);
	history_free(&r.history);
	buffer_free(&r.journal);
	arena_free(&a);
	return 0;
}
