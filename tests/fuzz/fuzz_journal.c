/* fuzz_journal: any bytes are a journal, if a bad one. What is read from it can be written, and
 * what was written reads back the same. */
#include <stdint.h>
#include <stdlib.h>

#include "store/journal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void require(bool holds)
{
	if (!holds)
		abort();
}

static void write_and_read_back(const struct event *ev)
{
	struct buffer line = { 0 };
	struct history h = { 0 };
	struct err e;

	/* A time like 23:59:60 or year 0 is read and cannot be written as such; all else can. */
	if (journal_encode(ev, &line, &e)) {
		journal_decode(line.text, line.len, 1, &h, NULL);
		require(h.count == 1 && !h.trouble_count);
		require(event_same(h.events[0], ev) && !h.events[0]->altered);
	}
	history_free(&h);
	buffer_free(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct history h = { 0 };
	size_t consumed;

	journal_decode((const char *)data, len, 1, &h, &consumed);
	require(consumed <= len);
	for (size_t i = 0; i < h.count; i++) {
		require(i == 0 || event_order(h.events[i - 1], h.events[i]) <= 0);
		write_and_read_back(h.events[i]);
	}
	history_free(&h);
	return 0;
}
