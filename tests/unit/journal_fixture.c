/* journal_fixture: a folder with a journal in it and events to fill it. */
#include "journal_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crc.h"
#include "store/journal.h"

const char *in(struct fixture *f, const char *name)
{
	return arena_printf(&f->arena, "%s/%s", f->dir, name);
}

void put(struct fixture *f, const char *name, const void *bytes, size_t len)
{
	FILE *file = fopen(in(f, name), "we");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
}

size_t size_of(struct fixture *f, const char *name)
{
	struct stat st;

	return stat(in(f, name), &st) == 0 ? (size_t)st.st_size : 0;
}

int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	strcpy(f->dir, "/tmp/test_journal.XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	put(f, "journal.yaml", "", 0);
	*state = f;
	return 0;
}

int tear_down(void **state)
{
	static const char *const names[] = { "journal.yaml", "journal.torn", ".lock", "other" };
	struct fixture *f = *state;

	journal_close(f->j);
	chmod(f->dir, 0700);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(in(f, names[i]));
	rmdir(f->dir);
	history_free(&f->h);
	history_free(&f->read);
	buffer_free(&f->bytes);
	arena_free(&f->arena);
	free(f);
	return 0;
}

struct event *make(struct arena *a, const char *kind, const char *writer, uint64_t n)
{
	struct event *ev = event_new(a, event_kind(kind));

	assert_true(event_set_id(ev, a, arena_printf(a, "%s-%llu", writer, (unsigned long long)n)));
	ev->at_ms = 1570526891003 + (int64_t)n * 1000;
	return ev;
}

struct event *entry(struct arena *a, const char *writer, uint64_t n, const char *text)
{
	struct event *ev = make(a, "entry", writer, n);

	event_set_text(ev, "kind", "view");
	event_set_text(ev, "dimension", "internal");
	event_set_text(ev, "text", text);
	ev->role = "note-taker";
	return ev;
}

static const struct event_list *list(struct arena *a, size_t count, const char *const *item,
	const int64_t *number)
{
	struct event_list *l = arena_new(a, struct event_list);

	*l = (struct event_list){ count, item, number };
	return l;
}

size_t twelve(struct fixture *f, struct event *out[12])
{
	static const char *const tags[] = { "outcomes", "a \"tag\"" }, *const options[] = { "Agree",
		"Don't know" };
	static const int64_t votes[] = { 3, 0 };
	struct arena *a = &f->arena;
	size_t n = 0;

	out[n] = make(a, "begin", "k7q2m4xa", n + 1);
	event_set_number(out[n], "roundtable", 1);
	event_set_text(out[n], "session", "9f3c2b");
	event_set_text(out[n++], "program", "1.0.0");
	out[n] = entry(a, "k7q2m4xa", n + 1, "plain words");
	event_set_list(out[n], "tags", list(a, 2, tags, NULL));
	event_set_number(out[n++], "star", 1);
	out[n] = entry(a, "k7q2m4xa", n + 1, "é “quoted” \\ and\nmore # not a comment");
	event_set_text(out[n++], "speaker", "p01");
	out[n] = make(a, "tally", "zzzz2222", n + 1);
	event_set_text(out[n], "poll", "duty");
	event_set_text(out[n], "group", "council");
	event_set_list(out[n++], "counts", list(a, 2, options, votes));
	out[n] = make(a, "record", "k7q2m4xa", n + 1);
	event_set_text(out[n++], "state", "off");
	for (; n < 12; n++)
		out[n] = entry(a, n % 2 ? "zzzz2222" : "k7q2m4xa", n + 1,
			arena_printf(a, "entry %zu, to be kept", n));
	for (size_t i = 0; i < n; i++)
		assert_true(journal_encode(out[i], &f->bytes, &f->e));
	return n;
}

bool says(const struct history *h, enum trouble_kind kind, size_t line, const char *what)
{
	for (size_t i = 0; i < h->trouble_count; i++)
		if (h->troubles[i].kind == kind && h->troubles[i].line == line &&
			strstr(h->troubles[i].what, what))
			return true;
	return false;
}

void add_line(struct buffer *b, const char *text)
{
	buffer_addf(b, "%s # %08x\n", text, (unsigned)crc32c(text, strlen(text)));
}

void open_journal(struct fixture *f)
{
	if (!journal_open(f->dir, &f->h, &f->j, &f->e))
		fail_msg("%s", f->e.text);
}

bool keep(struct fixture *f, const char *writer, const char *text)
{
	struct event *ev;
	bool reread, ok;

	if (!journal_lock(f->j, &reread, &f->e))
		return false;
	ev = entry(&f->h.arena, writer, f->h.highest_n + 1, arena_string(&f->h.arena, text));
	ok = journal_stage(f->j, ev, &f->e);
	if (ok)
		history_add(&f->h, ev);
	ok = ok && journal_commit(f->j, &f->e);
	journal_unlock(f->j);
	return ok;
}

void assert_kept(struct fixture *f, const char *text)
{
	if (!keep(f, "k7q2m4xa", text))
		fail_msg("%s", f->e.text);
}

void assert_agree(struct fixture *f)
{
	assert_true(journal_read(f->dir, &f->read, &f->e));
	assert_int_equal(f->read.count, f->h.count);
	for (size_t i = 0; i < f->h.count; i++) {
		assert_string_equal(f->read.events[i]->id, f->h.events[i]->id);
		assert_true(event_same(f->read.events[i], f->h.events[i]));
	}
}
