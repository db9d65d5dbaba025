/* merge: journals of copies as one. Lines are kept as they stand: an altered one stays altered, a damaged one damaged;
 * only where two copies gave one id to two people is a line written anew. */
#include "store/merge.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "journal_file.h"
#include "merge_parts.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/journal.h"

enum { PATIENCE_MS = 2000 };

static const size_t journal_most = (size_t)1 << 30;

struct row {
	const char *bytes;         /* with its newline */
	size_t len;
	const char *writer;        /* of its first event, or NULL: it holds none */
	uint64_t n;
	size_t copy;
};

struct merger {
	struct arena *a;
	struct merged *out;
	struct row *rows, *torn;
	size_t count, cap, torn_count, torn_cap;
};

/* ---- people under other ids ---- */

static const char *renamed(const struct renaming *r, const char *id, size_t len)
{
	for (size_t i = 0; i < r->count; i++)
		if (strlen(r->was[i]) == len && strncmp(r->was[i], id, len) == 0)
			return r->is[i];
	return NULL;
}

/* "provider: p03 p04 p05": what an export fixed. */
static const char *rename_words(const struct renaming *r, const char *text, struct arena *a, bool *any)
{
	struct buffer b = { 0 };
	const char *made;

	while (*text) {
		size_t blanks = strspn(text, " "), len = strcspn(text + blanks, " ");
		const char *is = renamed(r, text + blanks, len);

		buffer_add(&b, text, blanks);
		if (is)
			buffer_adds(&b, is);
		else
			buffer_add(&b, text + blanks, len);
		*any = *any || is;
		text += blanks + len;
	}
	made = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return made;
}

static void rename_list(const struct renaming *r, struct value *v, struct arena *a, bool *any)
{
	struct event_list *list = arena_new(a, struct event_list);
	const char **item = arena_array(a, const char *, v->list->count);

	*list = *v->list;
	for (size_t i = 0; i < list->count; i++)
		item[i] = rename_words(r, list->item[i], a, any);
	list->item = item;
	v->list = list;
}

static bool rename_event(const struct renaming *r, struct event *ev, struct arena *a)
{
	bool any = false;

	for (size_t i = 0; ev->kind->fields && ev->kind->fields[i].name; i++) {
		const struct field *f = &ev->kind->fields[i];
		struct value *v = &ev->field[i];

		if (!v->given)
			continue;
		if (f->type == FIELD_PERSON && renamed(r, v->text, strlen(v->text))) {
			v->text = renamed(r, v->text, strlen(v->text));
			any = true;
		} else if (f->type == FIELD_LIST && strcmp(f->name, "classes") == 0) {
			rename_list(r, v, a, &any);
		}
	}
	return any;
}

/* What somebody altered stays altered: its checksum may not come to agree by our hand. */
static void spoil(struct buffer *b)
{
	char *digit = &b->text[b->len - 2];

	*digit = *digit == '0' ? '1' : '0';
}

/* The line with its people under their new ids; itself when it speaks of none. */
static bool rename_line(const struct renaming *r, struct row *row, struct history *h, struct arena *a, struct err *e)
{
	struct buffer b = { 0 };
	bool any = false, ok = true;

	for (size_t i = 0; i < h->count; i++)
		any = rename_event(r, h->events[i], a) || any;
	for (size_t i = 0; any && ok && i < h->count; i++) {
		ok = journal_encode(h->events[i], &b, e);
		if (ok && h->events[i]->altered)
			spoil(&b);
	}
	if (any && ok) {
		row->bytes = arena_string_n(a, buffer_text(&b), b.len);
		row->len = b.len;
	}
	buffer_free(&b);
	return ok;
}

/* ---- reading ---- */

static void add_torn(struct merger *m, const char *bytes, size_t len)
{
	struct row *row = arena_push(m->a, &m->torn, m->torn_count++, &m->torn_cap, sizeof *row);
	char *line = arena_alloc(m->a, len + 1);

	memcpy(line, bytes, len);
	line[len] = '\n';
	*row = (struct row){ .bytes = line, .len = len + 1 };
}

/* A line, or what stands behind the last newline: that counts when only its newline is missing. */
static bool add_line(struct merger *m, size_t copy, const char *bytes, size_t len, const struct renaming *r, struct err *e)
{
	bool whole = len && bytes[len - 1] == '\n', ok = true;
	char *text = arena_alloc(m->a, len + 2);
	struct row row = { .bytes = text, .copy = copy };
	struct history h = { 0 };

	memcpy(text, bytes, len);
	if (!whole)
		text[len] = '\n';
	row.len = len + !whole;
	journal_decode(text, row.len, 1, &h, NULL);
	if (!whole && (!h.count || h.trouble_count)) {
		add_torn(m, bytes, len);
	} else {
		if (h.count) {
			row.n = h.events[0]->n;
			row.writer = arena_string(m->a, h.events[0]->writer);
		}
		ok = !r->count || rename_line(r, &row, &h, m->a, e);
		*(struct row *)arena_push(m->a, &m->rows, m->count++, &m->cap, sizeof row) = row;
	}
	history_free(&h);
	return ok;
}

static bool add_journal(struct merger *m, size_t copy, const struct buffer *b, const struct renaming *r, struct err *e)
{
	const char *at = buffer_text(b), *end = at + b->len;

	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t len = newline ? (size_t)(newline - at) + 1 : (size_t)(end - at);

		if (!add_line(m, copy, at, len, r, e))
			return false;
		at += len;
	}
	return true;
}

static void add_old_torn(struct merger *m, const char *dir)
{
	struct buffer b = { 0 };
	const char *at, *end;

	if (!file_read(folder_path(m->a, dir, "journal.torn"), journal_most, &b, NULL))
		buffer_cut(&b, 0);
	end = buffer_text(&b) + b.len;
	for (at = buffer_text(&b); at < end;) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t len = newline ? (size_t)(newline - at) : (size_t)(end - at);

		if (len)
			add_torn(m, at, len);
		at += len + 1;
	}
	buffer_free(&b);
}

static bool read_copy(struct merger *m, const struct merge_plan *plan, size_t copy, const struct renaming *r,
		      struct err *e)
{
	const struct merge_copy *c = &plan->copies[copy];
	int lock = c->locked ? -1 : journal_open_regular(folder_path(m->a, c->dir, ".lock"), O_RDONLY, NULL);
	struct buffer b = { 0 };
	bool ok;

	if (lock >= 0)
		(void)journal_flock(lock, LOCK_SH, PATIENCE_MS);
	ok = file_read(folder_path(m->a, c->dir, "journal.yaml"), journal_most, &b, e);
	if (lock >= 0)
		close(lock);
	ok = ok && add_journal(m, copy, &b, r, e);
	add_old_torn(m, c->dir);
	buffer_free(&b);
	return ok;
}

/* ---- in one order ---- */

static int by_bytes(const struct row *x, const struct row *y)
{
	size_t len = x->len < y->len ? x->len : y->len;
	int order = memcmp(x->bytes, y->bytes, len);

	return order ? order : x->len < y->len ? -1 : x->len > y->len;
}

/* As events are ordered, (n, writer); what holds no event comes last. Of equal ones the first copy's first. */
static int by_event(const void *left, const void *right)
{
	const struct row *x = left, *y = right;
	int order;

	if (!x->writer || !y->writer)
		order = (x->writer == NULL) - (y->writer == NULL);
	else if (x->n != y->n)
		order = x->n < y->n ? -1 : 1;
	else
		order = strcmp(x->writer, y->writer);
	if (!order)
		order = by_bytes(x, y);
	return order ? order : x->copy < y->copy ? -1 : x->copy > y->copy;
}

static void write_rows(struct row *rows, size_t count, struct buffer *all, struct buffer *news)
{
	if (count)
		qsort(rows, count, sizeof *rows, by_event);
	for (size_t i = 0; i < count; i++) {
		if (i && by_bytes(&rows[i - 1], &rows[i]) == 0)
			continue;
		buffer_add(all, rows[i].bytes, rows[i].len);
		if (news && rows[i].copy > 0)
			buffer_add(news, rows[i].bytes, rows[i].len);
	}
}

static void say_conflicts(struct merger *m)
{
	struct history h = { 0 };

	journal_decode(buffer_text(&m->out->journal), m->out->journal.len, 1, &h, NULL);
	for (size_t i = 0; i < h.trouble_count; i++)
		if (h.troubles[i].kind == TROUBLE_CONFLICT)
			merge_say(m->out, m->a, arena_printf(m->a, "conflict %s: %s", h.troubles[i].id, h.troubles[i].what));
	history_free(&h);
}

bool merge_copies(const struct merge_plan *plan, struct merged *out, struct arena *a, struct err *e)
{
	struct merger m = { .a = a, .out = out };
	struct renaming *renamings;

	if (!merge_people(plan, out, &renamings, a, e))
		return false;
	if (plan->into && renamings[0].count)
		return err_set(e, ERR_RULE,
			       "%s would have to be rewritten, because %s is somebody else in another copy; merge all of them "
			       "into a new folder",
			       plan->copies[0].dir, renamings[0].was[0]);
	for (size_t c = 0; c < plan->count; c++)
		if (!read_copy(&m, plan, c, &renamings[c], e))
			return false;
	write_rows(m.rows, m.count, &out->journal, &out->news);
	write_rows(m.torn, m.torn_count, &out->torn, NULL);
	say_conflicts(&m);
	return true;
}

void merged_free(struct merged *m)
{
	buffer_free(&m->journal);
	buffer_free(&m->news);
	buffer_free(&m->torn);
}
