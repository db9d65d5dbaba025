/* meeting: a session folder in a temporary place and a desk on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "meeting.h"
#include "store/agenda_file.h"
#include "store/folder.h"
#include "store/people_file.h"

const char meeting_agenda[] =
	"title: A table\n"
	"minutes: 60\n"
	"groups:\n"
	"  - {id: nhs, label: NHS leader, plural: NHS leaders}\n"
	"  - {id: provider, label: provider leader, plural: provider leaders, within: nhs}\n"
	"  - {id: council, label: council leader, plural: council leaders}\n"
	"dimensions:\n"
	"  - id: internal\n"
	"    title: Inside the system\n"
	"    minutes: 20\n"
	"    least: 10\n"
	"  - id: local\n"
	"    title: Local communities\n"
	"    minutes: 20\n"
	"    least: 15\n"
	"polls:\n"
	"  - {id: duty, dimension: internal, question: \"A duty?\", options: [Agree, Neutral, \"Don't know\"]}\n"
	"  - {id: place, dimension: local, question: \"A place?\", options: [\"Yes\", \"No\"]}\n";

const char meeting_people[] =
	"people:\n"
	"  - {id: p01, name: Ada Marlow, group: council, part: co-chair, on_record: true, convenor: true}\n"
	"  - {id: p02, name: Bram Okafor, title: Dr, aliases: [Bo], group: provider}\n"
	"  - {id: p03, name: Cara Okafor, group: provider}\n"
	"  - {id: p04, name: Dov Weiss, group: provider}\n"
	"  - {id: p05, name: Éva Lund, group: council}\n"
	"  - {id: p06, name: Finn Lundgren, group: council}\n"
	"  - {id: p07, name: Gus Notetaker, part: staff}\n";

static void make(struct meeting *m, const char *agenda_text, const char *people_text)
{
	struct complaints c = { .arena = &m->arena };
	struct event *begin = event_new(&m->arena, event_kind("begin"));
	struct folder_plan plan = { .agenda_bytes = agenda_text, .agenda_len = strlen(agenda_text), .begin = begin };
	const struct agenda *agenda =
		agenda_file_parse("agenda.yaml", agenda_text, strlen(agenda_text), &m->arena, &c);
	struct err e = { 0 };

	assert_non_null(agenda);
	plan.roster = people_file_parse("people.yaml", people_text, strlen(people_text), agenda, &m->arena, &c);
	assert_non_null(plan.roster);
	assert_true(event_set_id(begin, &m->arena, "beginner-1"));
	begin->at_ms = m->now_ms;
	begin->role = "";
	event_set_number(begin, "roundtable", 1);
	event_set_text(begin, "session", "abcdefgh");
	if (!folder_create(m->dir, &plan, &e))
		fail_msg("%s", e.text);
}

struct desk *meeting_peer(struct meeting *m, const char *role, const char *writer)
{
	const struct desk_plan plan = { .dir = m->dir, .role = role, .writer = writer };
	struct desk *d;
	struct err e = { 0 };

	if (!desk_open(&plan, &d, &e))
		fail_msg("%s", e.text);
	return d;
}

void meeting_open(struct meeting *m)
{
	meeting_open_with(m, meeting_agenda, meeting_people);
}

void meeting_open_with(struct meeting *m, const char *agenda, const char *people)
{
	const char *tmp = getenv("TMPDIR");

	memset(m, 0, sizeof *m);
	m->place = arena_printf(&m->arena, "%s/meeting-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(m->place));
	m->dir = arena_printf(&m->arena, "%s/table", m->place);
	m->now_ms = 1570526891003;
	make(m, agenda, people);
	m->desk = meeting_peer(m, "", "aaaaaaaa");
}

void meeting_restart(struct meeting *m, const char *role, const char *writer)
{
	desk_close(m->desk);
	m->desk = meeting_peer(m, role, writer);
}

static int take_out(const char *path, const struct stat *st, int what, struct FTW *ftw)
{
	(void)st;
	(void)what;
	(void)ftw;
	return remove(path);
}

void meeting_close(struct meeting *m)
{
	desk_close(m->desk);
	nftw(m->place, take_out, 16, FTW_DEPTH | FTW_PHYS);
	arena_free(&m->arena);
}

const char *meeting_type_at(struct meeting *m, struct desk *d, const char *line)
{
	struct answer a;

	m->now_ms += 1000;
	desk_do(d, line, strlen(line), m->now_ms, &a);
	switch (a.kind) {
	case ANSWER_NONE:
		return "";
	case ANSWER_KEPT:
		return arena_printf(&m->arena, "kept %s%s%s", a.what, a.warning_count ? "; " : "",
				    a.warning_count ? a.warnings[0] : "");
	case ANSWER_DONE:
		return arena_printf(&m->arena, "done %s", a.what);
	case ANSWER_OFF:
		return "off";
	case ANSWER_SCREEN:
		return arena_printf(&m->arena, "screen %s", a.what);
	case ANSWER_REFUSED:
	case ANSWER_FAILED:
		break;
	}
	return arena_printf(&m->arena, "%s: %s", a.kind == ANSWER_REFUSED ? "refused" : "failed", a.why);
}

const char *meeting_type(struct meeting *m, const char *line)
{
	return meeting_type_at(m, m->desk, line);
}

const char *meeting_must(struct meeting *m, const char *line)
{
	struct answer a;

	m->now_ms += 1000;
	desk_do(m->desk, line, strlen(line), m->now_ms, &a);
	if (a.kind != ANSWER_KEPT && a.kind != ANSWER_DONE)
		fail_msg("%s: %s", line, a.why ? a.why : "neither kept nor done");
	return arena_string(&m->arena, a.id ? a.id : "");
}
