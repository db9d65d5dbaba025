/* publish: minutes -> bytes -> gate -> file. Everything is rendered and gated in memory before the first file is
 * touched: one hit, and no file changes. */
#include "publish/publish.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "pdf.h"
#include "printed.h"
#include "ready.h"
#include "rule/publication.h"
#include "sealed.h"
#include "store/file.h"

enum { FILE_MODE = 0600 };

/* ---- what was asked for ---- */

static bool take_formats(struct publication_ready *p, const struct publish_plan *plan, struct err *e)
{
	p->formats = arena_array(&p->arena, const struct export_format *, plan->format_count);
	for (size_t i = 0; i < plan->format_count; i++) {
		const struct export_format *f = formats_next(plan->formats[i], p->formats, p->format_count, e);

		if (!f)
			return false;
		if (plan->keep_names && !f->may_be_private)
			return err_set(e, ERR_USAGE, "%s cannot mark every page, so it cannot be private", f->name);
		p->formats[p->format_count++] = f;
	}
	return p->format_count || err_set(e, ERR_USAGE, "there is no format to write");
}

/* ---- what may not go out ---- */

/* Altered verdicts, wordings, consents and record states count as undecided (DESIGN.md section 4). */
static bool check_altered(const struct session *s, struct err *e)
{
	if (!s->undecided_count)
		return true;
	return err_set(e, ERR_IDENTITY,
		       "%s (%s) was altered in the journal, and nobody has accepted it (%zu in all); look at it, then "
		       ":accept %s or :undo %s",
		       s->undecided[0]->id, s->undecided[0]->kind->name, s->undecided_count, s->undecided[0]->id,
		       s->undecided[0]->id);
}

/* A journal without its beginning has been emptied or cut from the front: what an earlier publication fixed may be gone
 * with it, so nothing can be tied to it (RULE.md section 4). */
static bool check_begun(const struct session *s, struct err *e)
{
	if (*s->id)
		return true;
	return err_set(e, ERR_SYNTAX, "journal.yaml has lost its beginning, and perhaps what was published before; put a copy "
				      "of it back");
}

static bool has_people(const struct session *s, const struct table *t)
{
	for (size_t i = 0; i < s->roster->count; i++)
		if (strcmp(person_table(&s->roster->people[i]), t->key) == 0)
			return true;
	return false;
}

/* They have one list of people for several tables, and nobody said who of it sat at this one: whoever sat elsewhere hides
 * nobody here. */
static bool check_marked(const struct session *s, const struct person *p, struct err *e)
{
	const struct person *self = roster_self(s->roster, p);

	for (size_t i = 0; i < s->table_count; i++) {
		const struct table *t = s->tables[i];

		for (size_t k = 0; p != self && k < s->roster->count; k++) {
			const struct person *q = &s->roster->people[k];

			if (roster_self(s->roster, q) == self && strcmp(person_table(q), t->key) == 0 && !session_marked_at(s, t))
				return err_set(e, ERR_IDENTITY,
					       "%s is at several tables, and at %s nobody was marked as here, so it is not known who sat "
					       "there; type :here PERSON in its folder, and merge it again",
					       p->name, t->key);
		}
	}
	return true;
}

/* Where a table's people or its beginning are gone, nobody there can be hidden, or counted where they sat. */
static bool check_tables(const struct session *s, struct err *e)
{
	for (size_t i = 0; i < s->table_count; i++)
		if (!has_people(s, s->tables[i]))
			return err_set(e, ERR_IDENTITY, "there is nobody on the roster for the table %s, so nobody there can be "
							"hidden; put its people back into people.yaml, or merge its folder again",
				       s->tables[i]->key);
	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		if (*person_table(p) && !session_table(s, person_table(p)))
			return err_set(e, ERR_IDENTITY, "%s sits at the table %s, and the journal has no beginning of it; put a copy "
							"of the file back, or merge its folder again", p->id, p->table);
		if (!check_marked(s, p, e))
			return false;
	}
	return true;
}

static bool check_roster(const struct session *s, struct err *e)
{
	if (s->roster->count)
		return check_tables(s, e);
	return err_set(e, ERR_IDENTITY, "there is nobody on the roster, so nobody can be hidden; name who was there in "
					"people.yaml");
}

static bool check_decided(struct publication_ready *p, const struct publish_plan *plan, struct err *e)
{
	size_t undecided = redactor_undecided(ready_asking(p)->redactor);

	if (plan->undecided != UNDECIDED_REFUSE || plan->keep_names || !undecided)
		return true;
	p->refused = true;
	return err_set(e, ERR_IDENTITY,
		       P_("%zu finding nobody decided; type the lines above that fit, or say --undecided hide or "
			  "--undecided print",
			  "%zu findings nobody decided; type the lines above that fit, or say --undecided hide or "
			  "--undecided print", undecided), undecided);
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* ---- how far it is ---- */

bool ready_part(struct publication_ready *p, const char *what, struct err *e)
{
	if (p->progress && !p->progress->goes_on(p->progress->self, what, p->part, p->parts))
		return err_set(e, ERR_STOPPED, "stopped; nothing was written");
	p->part++;
	p->doing = what;
	return true;
}

static const char *making_words(struct publication_ready *p, size_t file)
{
	return arena_printf(&p->arena, _("Making %s"), base_name(p->files[file].path));
}

static const char *reading_words(struct publication_ready *p, size_t file)
{
	return arena_printf(&p->arena, _("Looking for anybody in %s"), base_name(p->files[file].path));
}

/* A program does the part that was begun last. */
static bool program_goes_on(void *self, const char *by)
{
	struct publication_ready *p = self;
	struct arena work = { 0 };
	bool on = !p->progress || p->progress->goes_on(p->progress->self, arena_printf(&work, _("%s with %s"), p->doing, by),
							p->part - 1, p->parts);

	arena_free(&work);
	return on;
}

/* ---- bytes, and the gate ---- */

static bool render(struct publication_ready *p, struct err *e)
{
	for (size_t i = 0; i < p->file_count; i++) {
		const struct export_format *f = tongues_format(p, i);

		if (f->converted)
			continue;
		if (!ready_part(p, making_words(p, i), e))
			return false;
		if (!export_render(f, tongues_making(p, i)->document, &p->bytes[i], e))
			return err_within(e, "%s", f->name);
		p->files[i].bytes = buffer_text(&p->bytes[i]);
		p->files[i].len = p->bytes[i].len;
	}
	return true;
}

static bool open_gate(struct publication_ready *p, const struct publish_plan *plan, struct redactor *reader, struct err *e)
{
	struct gate_plan gate = {
		.session = p->session, .glossary = plan->glossary, .reader = reader,
		.langs = plan->langs ? plan->langs : &plan->lang,
		.lang_count = plan->langs ? plan->lang_count : plan->lang != NULL,
	};
	struct printed printed = { .arena = &p->arena, .session = p->session };

	for (size_t i = 0; i <= p->more_count; i++) {
		const struct making *m = tongues_tree(p, i);

		printed_add(&printed, m->redactor, m->document, &m->report);
	}
	gate.printed = printed.item;
	gate.printed_count = printed.count;
	p->gate = gate_new(&gate, e);
	return p->gate != NULL;
}

static bool check_hits(const struct publication_ready *p, struct err *e)
{
	size_t hits = 0;

	if (p->gate)
		gate_hits(p->gate, &hits);
	return !hits || err_set(e, ERR_IDENTITY, P_("%zu place would point to somebody; nothing was written",
				"%zu places would point to somebody; nothing was written", hits), hits);
}

static bool pass_gate(struct publication_ready *p, const struct publish_plan *plan, struct err *e)
{
	if (!open_gate(p, plan, NULL, e))
		return false;
	paths_gate_folder(p->gate, p->files[0].path);
	for (size_t i = 0; i < p->file_count; i++) {
		const struct export_format *f = tongues_format(p, i);
		const char *path = p->files[i].path, *own = f->file;

		if (!f->converted && !ready_part(p, reading_words(p, i), e))
			return false;
		/* A file may be called what its user likes: read it as what it is, and look at the name as well. */
		if (!f->converted && !gate_read(p->gate, own, p->files[i].bytes, p->files[i].len, e))
			return err_within(e, "%s", path);
		if (!paths_gate_file(p->gate, path, own, e))
			return err_within(e, "%s", path);
	}
	return check_hits(p, e);
}

/* Last, because it takes longest. */
static bool convert(struct publication_ready *p, struct err *e)
{
	const struct pdf_wait wait = { program_goes_on, p };

	for (size_t i = 0; i < p->file_count; i++) {
		if (!tongues_format(p, i)->converted)
			continue;
		if (!ready_part(p, making_words(p, i), e) ||
		    !pdf_make(tongues_making(p, i)->document, p->gate, &wait, &p->bytes[i], e) || !check_hits(p, e))
			return false;
		p->files[i].bytes = buffer_text(&p->bytes[i]);
		p->files[i].len = p->bytes[i].len;
	}
	return true;
}

/* ---- the two phases ---- */

static bool check_k(const struct publish_plan *plan, struct err *e)
{
	if (plan->k && plan->k < plan->session->agenda->k)
		return err_set(e, ERR_IDENTITY, "--k %d is less than the %d that the agenda promised the room; it may only "
						"be raised",
			       plan->k, plan->session->agenda->k);
	return true;
}

static bool prepare(struct publication_ready *p, const struct publish_plan *plan, struct err *e)
{
	if (!take_formats(p, plan, e) || !tongues_take(p, plan, e) || !paths_settle(p, plan, e))
		return false;
	/* Each file is made and read; one that another program makes is read by itself, as a part of that. */
	for (size_t i = 0; i < p->file_count; i++)
		p->parts += tongues_format(p, i)->converted ? 1 : 2;
	if (p->session->sealed)
		return sealed_allows(plan, e) && tongues_build(p, plan, e) &&
		       sealed_fits(p->making.document, plan, e) && render(p, e) && convert(p, e);
	if (!check_begun(p->session, e))
		return false;
	if (!plan->keep_names && (!check_roster(p->session, e) || !check_altered(p->session, e) || !check_k(plan, e)))
		return false;
	if (!making_content(plan, p->k, p->content, e) || !tongues_build(p, plan, e))
		return false;
	if (plan->keep_names)
		return render(p, e);
	p->texts = alone_texts(p);
	return publication_allows(p->session, &p->making.partition, e) && check_decided(p, plan, e) &&
	       alone_allows(p, e) && render(p, e) && pass_gate(p, plan, e) && convert(p, e);
}

bool publish_prepare(const struct publish_plan *plan, struct publication_ready **out, struct err *e)
{
	struct publication_ready *p = calloc(1, sizeof *p);
	bool ok;

	if (!p)
		memory_exhausted();
	p->session = plan->session;
	p->dir = arena_string(&p->arena, plan->dir);
	p->keep_names = plan->keep_names;
	p->k = plan->k ? plan->k : plan->session->agenda->k;
	p->progress = plan->progress;
	*out = p;
	ok = prepare(p, plan, e);
	p->progress = NULL;
	return ok;
}

void publish_free(struct publication_ready *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < p->file_count; i++)
		buffer_free(&p->bytes[i]);
	if (p->gate)
		gate_free(p->gate);
	for (size_t i = 0; i <= p->more_count; i++)
		making_free(tongues_tree(p, i));
	arena_free(&p->arena);
	free(p);
}

const struct published_file *publish_files(const struct publication_ready *p, size_t *count)
{
	*count = p->file_count;
	return p->files;
}

struct event *publish_event(const struct publication_ready *p, struct arena *a)
{
	struct event *ev = event_new(a, event_kind("published"));
	struct event_list *formats = arena_new(a, struct event_list);
	const char **names = arena_array(a, const char *, p->format_count);

	/* What is sealed went through all this before, and takes no event. */
	if (p->keep_names || p->session->sealed)
		return NULL;
	for (size_t i = 0; i < p->format_count; i++)
		names[i] = p->formats[i]->name;
	formats->item = names;
	formats->count = p->format_count;
	event_set_number(ev, "k", p->k);
	event_set_list(ev, "classes", publication_classes(p->session, &p->making.partition, a));
	event_set_list(ev, "blocks", publication_blocks(p->session, &p->making.partition, a));
	event_set_text(ev, "content", arena_string(a, p->content));
	event_set_list(ev, "formats", formats);
	if (p->texts)
		event_set_list(ev, "texts", p->texts);
	return ev;
}

static bool write_out(const struct publication_ready *p, FILE *out, struct err *e)
{
	if (fwrite(p->files[0].bytes, 1, p->files[0].len, out) != p->files[0].len || fflush(out) != 0)
		return err_set(e, ERR_IO, "standard output: %s", say_errno(errno));
	return true;
}

bool publish_commit(struct publication_ready *p, FILE *out, struct err *e)
{
	struct file_out *files = arena_array(&p->arena, struct file_out, p->file_count);

	if (strcmp(p->files[0].path, "-") == 0)
		return write_out(p, out, e);
	for (size_t i = 0; i < p->file_count; i++)
		files[i] = (struct file_out){ p->files[i].path, p->files[i].bytes, p->files[i].len };
	return paths_make_folder(p->files[0].path, e) && file_replace_all(files, p->file_count, FILE_MODE, e);
}

/* Those that stop a file; the others ask. */
static size_t sure_hits(const struct gate *g)
{
	size_t count, sure = 0;
	const struct gate_hit *hits = gate_hits(g, &count);

	for (size_t i = 0; i < count; i++)
		sure += !hits[i].asks;
	return sure;
}

bool publish_gate_file(const struct session *s, const struct strings *glossary, const char *path, const char *before,
		       FILE *out, struct err *e)
{
	const struct publish_plan plan = { .session = s, .glossary = glossary };
	/* Nobody says which language the file is in, and the program's own words are nobody in any. */
	struct publish_plan tongues = { .session = s, .glossary = glossary, .langs = phrase_languages };
	struct publication_ready p = { .session = s, .k = s->agenda->k };
	struct buffer bytes = { 0 };
	size_t hits = 0;
	bool ok;

	while (phrase_languages[tongues.lang_count])
		tongues.lang_count++;
	ok = check_roster(s, e) && making_build(&p.making, &plan, s->agenda->k, NULL, e) &&
	     open_gate(&p, &tongues, p.making.redactor, e) &&
	     file_read(path, (size_t)64 << 20, &bytes, e) &&
	     gate_read(p.gate, base_name(path), buffer_text(&bytes), bytes.len, e);
	if (ok) {
		hits = sure_hits(p.gate);
		/* What the minutes leave out is said when they are written: it says nothing of this file. */
		ready_say_hits(&p, before, out);
	}
	buffer_free(&bytes);
	if (p.gate)
		gate_free(p.gate);
	making_free(&p.making);
	arena_free(&p.arena);
	if (hits)
		return err_set(e, ERR_IDENTITY, P_("%s: %zu place points to somebody", "%s: %zu places point to somebody", hits),
			       path, hits);
	return ok;
}
