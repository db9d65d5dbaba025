/* merge: journals of copies as one. Lines are kept as they stand: an altered one stays altered, a damaged one damaged;
 * only where two copies gave one id to two people is a line written anew. */
#include "store/merge.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/say.h"
#include "file_errors.h"
#include "forget_line.h"
#include "journal_file.h"
#include "merge_parts.h"
#include "model/session.h"
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
	const struct merge_plan *plan;
	struct row *rows, *torn;
	size_t count, cap, torn_count, torn_cap;
	const char **forgotten;    /* entries that some copy was asked to forget */
	size_t forgotten_count, forgotten_cap;
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

static void rename_list(const struct renaming *r, union value *v, struct arena *a, bool *any)
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
		union value *v;

		if (!event_given(ev, i))
			continue;
		v = &ev->field[i];
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

/* The line with its events under the table's key and its people under their new ids; itself when nothing changes. */
static bool rename_line(struct merger *m, const struct renaming *r, struct row *row, struct history *h, struct err *e)
{
	const char *key = r->key;
	struct arena *a = m->a;
	struct buffer b = { 0 };
	bool any = key != NULL, ok = true;

	/* A copy has room for the fields that tables have and other sessions have not. */
	for (size_t i = 0; key && i < h->count; i++) {
		h->events[i] = event_copy(a, h->events[i]);
		merge_key_event(h->events[i], key, m->plan->agenda, a);
	}
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

static void note_forgotten(struct merger *m, const struct history *h)
{
	for (size_t i = 0; i < h->count; i++)
		if (strcmp(h->events[i]->kind->name, "forgotten") == 0)
			*(const char **)arena_push(m->a, &m->forgotten, m->forgotten_count++, &m->forgotten_cap,
						   sizeof *m->forgotten) = arena_string(m->a, event_text(h->events[i], "of"));
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
		/* Of a line that holds more than its events the rest would be lost with the rewriting. */
		if (r->key && h.count && history_troubles(&h, TROUBLE_DAMAGED))
			add_torn(m, bytes, len - whole);
		ok = (!r->count && !r->key) || !h.count || rename_line(m, r, &row, &h, e);
		note_forgotten(m, &h);
		if (h.count) {
			row.n = h.events[0]->n;
			row.writer = arena_string(m->a, h.events[0]->writer);
		}
		*(struct row *)arena_push(m->a, &m->rows, m->count++, &m->cap, sizeof row) = row;
	}
	history_free(&h);
	return ok;
}

static bool add_journal(struct merger *m, size_t copy, const struct buffer *b, const struct renaming *r, struct err *e)
{
	const char *at = buffer_text(b), *end = at + b->len;

	for (size_t line = 1; at < end; line++) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t len = newline ? (size_t)(newline - at) + 1 : (size_t)(end - at);

		if (!add_line(m, copy, at, len, r, e))
			return err_within(e, "%s:%zu", file_shown(m->a, folder_path(m->a, m->plan->copies[copy].dir, "journal.yaml")), line);
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
	journal_flock_close(lock);
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

/* ---- what was to be forgotten ---- */

/* The id as it was before a table's key was put in front. */
static const char *bare(const struct merger *m, const char *id)
{
	const char *dash = strchr(id, '-');

	for (size_t c = 0; dash && c < m->plan->count; c++)
		if (m->plan->copies[c].session || m->plan->copies[c].tables)
			return strchr(dash + 1, '-') ? dash + 1 : id;
	return id;
}

static void forget_torn(struct merger *m, const char *id)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->torn_count; i++)
		if (!forget_mentions(m->torn[i].bytes, m->torn[i].len, bare(m, id)))
			m->torn[kept++] = m->torn[i];
	m->torn_count = kept;
}

static bool forget_row(struct merger *m, struct row *row, const char *id, struct err *e)
{
	struct buffer b = { 0 };
	bool ok = forget_in_line(row->bytes, row->len, id, &b, e);

	if (ok && m->plan->into && row->copy == 0 && (b.len != row->len || memcmp(b.text, row->bytes, b.len) != 0))
		ok = err_set(e, ERR_RULE, "%s still has an entry that was forgotten elsewhere; forget it there too (:forget %s), and "
					  "merge again", m->plan->copies[0].dir, id);
	if (ok) {
		row->bytes = arena_string_n(m->a, buffer_text(&b), b.len);
		row->len = b.len;
	}
	buffer_free(&b);
	return ok;
}

/* What one copy has forgotten no other brings back. */
static bool forget_all(struct merger *m, struct err *e)
{
	for (size_t f = 0; f < m->forgotten_count; f++) {
		forget_torn(m, m->forgotten[f]);
		for (size_t i = 0; i < m->count; i++)
			if (forget_mentions(m->rows[i].bytes, m->rows[i].len, m->forgotten[f]) &&
			    !forget_row(m, &m->rows[i], m->forgotten[f], e))
				return false;
	}
	return true;
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
			merge_say(m->out, m->a, arena_printf(m->a, _("conflict %s: %s"), h.troubles[i].id, h.troubles[i].what));
	history_free(&h);
}

/* Two sessions whose ids make one key would be taken for one table: so rare that it need not be easy. */
static bool check_keys(const struct merge_plan *plan, struct arena *a, struct err *e)
{
	for (size_t i = 0; i < plan->count; i++)
		for (size_t j = 0; plan->copies[i].session && j < plan->count; j++) {
			const char *key = merge_table_key(a, plan->copies[i].session), *other = plan->copies[j].session;
			const struct table *t = plan->copies[j].tables ? session_table(plan->copies[j].tables, key) : NULL;

			if (t)
				other = t->id;
			if (other && strcmp(other, plan->copies[i].session) != 0 &&
			    (t || strcmp(merge_table_key(a, other), key) == 0))
				return err_set(e, ERR_RULE, "the sessions %s and %s cannot be told apart by their ids, and were not "
							    "merged",
					       plan->copies[i].session, other);
		}
	return true;
}

bool merge_copies(const struct merge_plan *plan, struct merged *out, struct arena *a, struct err *e)
{
	struct merger m = { .a = a, .out = out, .plan = plan };
	struct renaming *renamings;

	if (!check_keys(plan, a, e) || !merge_people(plan, out, &renamings, a, e))
		return false;
	if (plan->into && renamings[0].count)
		return err_set(e, ERR_RULE,
			       "%s would have to be rewritten, because %s is somebody else in another copy; merge all of them "
			       "into a new folder",
			       plan->copies[0].dir, renamings[0].was[0]);
	for (size_t c = 0; c < plan->count; c++)
		if (!read_copy(&m, plan, c, &renamings[c], e))
			return false;
	if (!forget_all(&m, e))
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
