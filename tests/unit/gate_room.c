/* gate_room: see the header. */
#include "gate_room.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const struct gate_hit *gate_finds(struct gate *g, const char *what, const char *name, const char *bytes, const char *surface)
{
	const struct gate_hit *hits;
	struct err e;
	size_t count;

	print_message("%s\n", what);
	if (!gate_read(g, name, bytes, strlen(bytes), &e))
		fail_msg("%s", e.text);
	hits = gate_hits(g, &count);
	if (!surface && count)
		fail_msg("%s: \"%s\" points to %s", hits[0].where, hits[0].surface, hits[0].points_to);
	if (!surface)
		return NULL;
	assert_true(count > 0);
	assert_string_equal(hits[0].file, name);
	assert_string_equal(hits[0].surface, surface);
	return &hits[0];
}

zip_t *pack_begin(struct packing *p)
{
	p->to = zip_source_buffer_create(NULL, 0, 0, NULL);
	p->archive = zip_open_from_source(p->to, ZIP_TRUNCATE, NULL);
	assert_non_null(p->archive);
	zip_source_keep(p->to);
	return p->archive;
}

void pack_end(struct packing *p, struct buffer *out)
{
	zip_stat_t stat;

	assert_int_equal(zip_close(p->archive), 0);
	zip_source_open(p->to);
	zip_source_stat(p->to, &stat);
	out->text = malloc(stat.size + 1);
	assert_non_null(out->text);
	out->len = out->cap = stat.size;
	assert_int_equal(zip_source_read(p->to, out->text, stat.size), (zip_int64_t)stat.size);
	zip_source_close(p->to);
	zip_source_free(p->to);
}
