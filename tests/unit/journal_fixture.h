/* journal_fixture: a folder with a journal in it and events to fill it, for the tests of the
 * journal. */
#ifndef TESTS_JOURNAL_FIXTURE_H
#define TESTS_JOURNAL_FIXTURE_H

#include "base/buffer.h"
#include "store/append.h"

/* The end of a line that is written out by hand. */
#define AT ", at: \"2019-10-08T09:28:11.003Z\"}"

struct fixture {
	struct arena arena;
	char dir[64];
	struct history h, read; /* the appender's, and a reader's */
	struct journal *j;
	struct buffer bytes;
	struct err e;
};

/* For cmocka: *state is a struct fixture; the folder has an empty journal.yaml and is gone after
 * the test. */
int set_up(void **state);
int tear_down(void **state);

/* The path of a file in the folder; the file made to hold these bytes; its size, 0 when there is
 * none. */
const char *in(struct fixture *f, const char *name);
void put(struct fixture *f, const char *name, const void *bytes, size_t len);
size_t size_of(struct fixture *f, const char *name);

/* An event of that kind and id with a time and no field; an entry; twelve events that use every
 * type of field, whose lines are added to f->bytes. */
struct event *make(struct arena *a, const char *kind, const char *writer, uint64_t n);
struct event *entry(struct arena *a, const char *writer, uint64_t n, const char *text);
size_t twelve(struct fixture *f, struct event *out[12]);

/* Adds a line with the checksum that belongs to it. */
void add_line(struct buffer *b, const char *text);

/* Whether there is a trouble of that kind at that line with these words in it. */
bool says(const struct history *h, enum trouble_kind kind, size_t line, const char *what);

/* Opens f->j on the folder, with f->h. */
void open_journal(struct fixture *f);

/* Keeps one entry as the desk does it: staged, added to the history, committed. assert_kept
 * fails when that does. */
bool keep(struct fixture *f, const char *writer, const char *text);
void assert_kept(struct fixture *f, const char *text);

/* Fails unless a reader, f->read, sees exactly what the appender has. */
void assert_agree(struct fixture *f);

#endif
