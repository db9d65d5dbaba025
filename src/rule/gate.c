/* gate: the last look at a finished file (Chatham House Rule, 2002 wording; RULE.md section 6). Here: which
 * suffix is read how, and where a hit stands. It fails closed: what cannot be read is not let through.
 *
 *   gate_forms, gate_roster, gate_called  what is looked for, what may stand
 *   gate_slips                what is one letter from it
 *   gate_text                 its own folding
 *   gate_place                what may stand at one place only
 *   gate_search               its own search
 *   gate_stand                what it lets stand
 *   gate_reader               the redactor as a second reader
 *   gate_decode, _markup, _zip  files as texts */
#include "rule/gate.h"

#include <string.h>

#include "base/late.h"
#include "base/say.h"
#include "base/utf8.h"
#include "gate_decode.h"
#include "gate_search.h"

enum { NESTED_MOST = 3, HITS_MOST = 500, SURFACE_MOST = 200 };  /* of one text, in bytes: enough to act on */

struct gate {
	struct arena arena;
	struct forms forms;
	struct gate_hit *hits;
	size_t count, cap;
};

struct gate *gate_new(const struct gate_plan *plan, struct err *e)
{
	struct arena arena = { 0 };
	struct gate *g;

	if (plan->session->roster->count == 0 && !plan->nobody_known) {
		err_set(e, ERR_IDENTITY,
			"there is nobody to look for: the roster is empty; add the people who were in the room");
		return NULL;
	}
	if (!late_load(e))
		return NULL;
	g = arena_new(&arena, struct gate);
	g->arena = arena;
	forms_make(&g->forms, plan, &g->arena);
	return g;
}

void gate_free(struct gate *g)
{
	struct arena arena;

	if (!g)
		return;
	arena = g->arena;
	arena_free(&arena);
}

const struct gate_hit *gate_hits(const struct gate *g, size_t *count)
{
	*count = g->count;
	return g->hits;
}

/* ---- one file ---- */

struct reading {
	struct gate *gate;
	const char *file;     /* as given */
	const char *member;   /* inside an archive, or NULL */
	int depth;
	struct arena arena;
	const struct view *view;
	size_t hits;
	size_t at, line;      /* the line of the byte that was asked for last */
};

/* The same surface of the same place, seen in another reading of it; or NULL. */
static struct gate_hit *known(const struct gate *g, const struct gate_hit *hit)
{
	for (size_t i = g->count; i-- > 0 && strcmp(g->hits[i].file, hit->file) == 0;)
		if (strcmp(g->hits[i].where, hit->where) == 0 && strcmp(g->hits[i].surface, hit->surface) == 0)
			return &g->hits[i];
	return NULL;
}

static void add_hit(struct reading *r, const char *where, const struct search_hit *found)
{
	struct gate *g = r->gate;
	struct arena *a = &g->arena;
	struct buffer visible = { 0 };
	struct gate_hit hit, *same;

	utf8_add_visible(&visible, found->surface, found->len < SURFACE_MOST ? found->len : SURFACE_MOST);
	hit = (struct gate_hit){ r->file, where, buffer_text(&visible), found->points_to, found->asks };
	same = known(g, &hit);
	if (same) {
		same->asks = same->asks && hit.asks;
	} else if (r->hits < HITS_MOST) {
		struct gate_hit *new = arena_push(a, &g->hits, g->count, &g->cap, sizeof *new);

		g->count++;
		r->hits++;
		*new = (struct gate_hit){ arena_string(a, r->file), arena_string(a, where),
					  arena_string(a, hit.surface), arena_string(a, hit.points_to), hit.asks };
	}
	buffer_free(&visible);
}

static const char *in_member(struct reading *r, const char *where)
{
	return r->member ? arena_printf(&r->arena, "%s %s", r->member, where) : where;
}

static void hit_in_folder(void *context, const struct search_hit *hit)
{
	add_hit(context, _("folder name"), hit);
}

static void hit_in_name(void *context, const struct search_hit *hit)
{
	struct reading *r = context;

	add_hit(r, in_member(r, _("file name")), hit);
}

static size_t line_of(struct reading *r, size_t at)
{
	if (at < r->at)
		r->at = r->line = 0;
	for (; r->at < at && r->at < r->view->len; r->at++)
		r->line += r->view->text[r->at] == '\n';
	return r->view->lines_before + r->line + 1;
}

static void hit_in_view(void *context, const struct search_hit *hit)
{
	struct reading *r = context;

	add_hit(r, in_member(r, arena_printf(&r->arena, _("line %zu"), line_of(r, hit->at))), hit);
}

static void search_views(struct reading *r, const struct views *v)
{
	for (size_t i = 0; i < v->count; i++) {
		r->view = &v->item[i];
		r->at = r->line = 0;
		search_view(&r->gate->forms, r->view, &r->arena, &(struct search_sink){ hit_in_view, r });
	}
}

/* ---- kinds of file ---- */

static const struct {
	const char *suffix;
	bool (*decode)(struct views *v, const char *s, size_t len, struct err *e);
} kinds[] = {
	{ ".csv", decode_csv }, { ".htm", decode_html }, { ".html", decode_html }, { ".ics", decode_ics },
	{ ".json", decode_json }, { ".markdown", decode_markdown }, { ".md", decode_markdown },
	{ ".pdf.txt", decode_pages }, { ".rels", decode_office }, { ".svg", decode_html }, { ".tsv", decode_csv }, { ".xhtml", decode_html },
	{ ".xml", decode_office },
};

static const char *const archives[] = { ".docx", ".dotx", ".odt", ".ods", ".odp", ".pptx", ".xlsx", ".zip" };
static const char *const pictures[] = { ".bmp", ".emf", ".gif", ".jpeg", ".jpg", ".png", ".tiff", ".ttf", ".wmf" };

static bool ends_in(const char *name, const char *suffix)
{
	size_t len = strlen(name), tail = strlen(suffix);

	return len >= tail && strcasecmp(name + len - tail, suffix) == 0;
}

static bool ends_in_one_of(const char *name, const char *const *suffixes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ends_in(name, suffixes[i]))
			return true;
	return false;
}

static size_t suffix_len(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof kinds / sizeof *kinds; i++)
		if (strcasecmp(dot, kinds[i].suffix) == 0)
			return strlen(dot);
	if (dot && (strcasecmp(dot, ".txt") == 0 || ends_in_one_of(dot, archives, sizeof archives / sizeof *archives)))
		return strlen(dot);
	return 0;
}

static void search_word(struct reading *r, enum view_kind kind, struct buffer *name,
			void (*hit)(void *, const struct search_hit *))
{
	struct views v = { .arena = &r->arena };

	views_add(&v, kind, name);
	decode_further(&v);
	for (size_t i = 0; i < v.count; i++)
		search_view(&r->gate->forms, &v.item[i], &r->arena, &(struct search_sink){ hit, r });
}

static void search_name(struct reading *r, const char *name)
{
	const char *slash = r->member ? NULL : strrchr(name, '/');
	struct buffer text = { 0 };

	buffer_adds(&text, slash ? slash + 1 : name);
	/* The suffix is the program's: "md" is a first name, too. */
	buffer_cut(&text, text.len - suffix_len(buffer_text(&text)));
	search_word(r, r->member ? VIEW_MARKUP : VIEW_NAME, &text, hit_in_name);
}

static bool read_file(struct reading *r, const char *name, const void *bytes, size_t len, struct err *e);

static bool read_inside(void *context, const char *name, const void *bytes, size_t len, struct err *e)
{
	const struct reading *outer = context;
	struct reading inner = { .gate = outer->gate, .file = outer->file, .depth = outer->depth + 1 };
	bool ok;

	inner.member = arena_printf(&inner.arena, "%s%s%s", outer->member ? outer->member : "",
				    outer->member ? "/" : "", name);
	ok = read_file(&inner, name, bytes, len, e) || err_within(e, "%s", name);
	arena_free(&inner.arena);
	return ok;
}

static bool read_text(struct reading *r, const char *name, const char *s, size_t len, struct err *e)
{
	bool (*decode)(struct views *, const char *, size_t, struct err *) = decode_text;
	struct views v = { .arena = &r->arena, .unsought = r->gate->forms.hidden == 0 };
	size_t bad;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (ends_in(name, kinds[i].suffix))
			decode = kinds[i].decode;
	if (!utf8_valid(s, len, &bad))
		return err_set(e, ERR_SYNTAX, "no text in UTF-8 (byte %zu); it cannot be checked", bad + 1);
	if (!decode(&v, s, len, e))
		return false;
	if (v.unsought)
		return true;
	decode_embedded(&v, s, len);
	decode_further(&v);
	search_views(r, &v);
	return true;
}

static bool read_file(struct reading *r, const char *name, const void *bytes, size_t len, struct err *e)
{
	bool packed = len >= 4 && memcmp(bytes, "PK\3\4", 4) == 0;
	struct views v = { .arena = &r->arena };

	search_name(r, name);
	if (len == 0)
		return true;
	if (packed || ends_in_one_of(name, archives, sizeof archives / sizeof *archives))
		return r->depth < NESTED_MOST ? unzip(bytes, len, read_inside, r, e)
					      : err_set(e, ERR_SYNTAX, "archives are nested too deeply");
	if (ends_in(name, ".pdf"))
		return err_set(e, ERR_SYNTAX, "a PDF cannot be checked; check the document it was made from");
	if (r->member && ends_in_one_of(name, pictures, sizeof pictures / sizeof *pictures)) {
		decode_bytes(&v, bytes, len);
		search_views(r, &v);
		return true;
	}
	/* What was unpacked ends in a NUL already, and may be large. */
	return read_text(r, name, r->member ? bytes : arena_string_n(&r->arena, bytes, len), len, e);
}

bool gate_read(struct gate *g, const char *name, const void *bytes, size_t len, struct err *e)
{
	struct reading r = { .gate = g, .file = name };
	bool ok = read_file(&r, name, bytes, len, e) || err_within(e, "%s", name);

	arena_free(&r.arena);
	return ok;
}

void gate_read_folder(struct gate *g, const char *path)
{
	struct reading r = { .gate = g, .file = path };
	const char *slash = strrchr(path, '/');
	size_t end = slash ? (size_t)(slash - path) : 0, start;
	struct buffer text = { 0 };

	while (end > 0 && path[end - 1] == '/')
		end--;
	for (start = end; start > 0 && path[start - 1] != '/'; start--)
		;
	buffer_add(&text, path + start, end - start);
	search_word(&r, VIEW_NAME, &text, hit_in_folder);
	arena_free(&r.arena);
}
