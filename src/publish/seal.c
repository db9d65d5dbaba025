/* seal: the trees that stay. Each is made as an export makes it, in every format, past every check and the gate; what is
 * stored is gated once more, because it lies in the folder for ever. */
#include "publish/seal.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "seal_parts.h"
#include "sealed.h"
#include "store/journal.h"
#include "store/seal.h"
#include "stored.h"

enum { LANGUAGES_MOST = 8, TREES_MOST = 2 * LANGUAGES_MOST, FORMATS_MOST = 32 };

struct seal_ready {
	struct arena arena;
	const struct seal_plan *plan;
	const char *formats[FORMATS_MOST];
	size_t format_count;
	struct publication_ready *made[TREES_MOST];  /* the first is the full one in the agenda's language */
	size_t count;
	struct buffer tree, journal;
	struct seal seal;
};

const char *seal_title(const struct session *s)
{
	return s->title ? s->title : text_in(s->agenda->title, s->agenda->language);
}

/* ---- every tree that could be asked for later ---- */

/* What a converter makes differs from machine to machine, and the gate cannot read it; it is made from others. */
static bool is_ours(const struct export_format *f)
{
	return strcmp(f->suffix, ".pdf") != 0;
}

static void list_formats(struct seal_ready *r)
{
	for (size_t i = 0; export_formats[i] && r->format_count < FORMATS_MOST; i++)
		if (is_ours(export_formats[i]))
			r->formats[r->format_count++] = export_formats[i]->name;
}

static int highest_k(const struct session *s)
{
	int k = s->agenda->k;

	for (size_t i = 0; i < s->publication_count; i++)
		if (s->publications[i].k > k)
			k = s->publications[i].k;
	return k;
}

static void add_language(const char **list, size_t *count, const char *lang)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i], lang) == 0)
			return;
	if (*lang && *count < LANGUAGES_MOST)
		list[(*count)++] = lang;
}

/* The agenda's, first; those that it has texts in; those that the program speaks. */
static size_t list_languages(const struct session *s, const char *list[LANGUAGES_MOST])
{
	static const char *const spoken[] = { "en", "cy" };
	size_t count = 0;

	add_language(list, &count, s->agenda->language);
	for (const struct text *t = s->agenda->title; t; t = t->next)
		add_language(list, &count, t->lang);
	for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++)
		if (i == 0 || strcmp(phrase_words(PHRASE_CONTENTS, spoken[i]), phrase_words(PHRASE_CONTENTS, "en")) != 0)
			add_language(list, &count, spoken[i]);
	return count;
}

static bool make(struct seal_ready *r, const char *lang, bool summary, struct err *e)
{
	const struct seal_plan *plan = r->plan;
	const struct publish_plan one = {
		.session = plan->session, .glossary = plan->glossary, .dir = plan->dir, .formats = r->formats,
		.format_count = r->format_count, .k = highest_k(plan->session), .undecided = plan->undecided,
		.summary = summary, .lang = lang,
	};
	struct publication_ready *made = NULL;
	bool ok = publish_prepare(&one, &made, e);

	if (made)
		r->made[r->count++] = made;
	return ok;
}

static bool make_all(struct seal_ready *r, struct err *e)
{
	const char *languages[LANGUAGES_MOST];
	size_t count = list_languages(r->plan->session, languages);

	for (size_t i = 0; i < count; i++)
		if (!make(r, languages[i], false, e) || !make(r, languages[i], true, e))
			return false;
	return true;
}

/* ---- what is put on the disk ---- */

static bool store(struct seal_ready *r, struct err *e)
{
	const struct document *trees[TREES_MOST];

	for (size_t i = 0; i < r->count; i++)
		trees[i] = r->made[i]->making.document;
	return stored_write(trees, r->count, &r->tree, e);
}

static bool encode(struct seal_ready *r, struct err *e)
{
	for (size_t i = 0; i < r->seal.event_count; i++)
		if (!journal_encode(r->seal.events[i], &r->journal, e))
			return false;
	return true;
}

static bool pass_gate(struct seal_ready *r, struct err *e)
{
	struct gate *gate = r->made[0]->gate;
	size_t hits;

	if (!gate_read(gate, seal_tree_file, buffer_text(&r->tree), r->tree.len, e) ||
	    !gate_read(gate, "journal.yaml", buffer_text(&r->journal), r->journal.len, e) ||
	    !gate_read(gate, seal_receipt_file, r->seal.receipt, strlen(r->seal.receipt), e))
		return false;
	gate_hits(gate, &hits);
	return !hits || err_set(e, ERR_IDENTITY, P_("%zu place of what would stay would point to somebody; nothing was sealed",
				"%zu places of what would stay would point to somebody; nothing was sealed", hits), hits);
}

static void add_files(const struct seal_ready *r, struct buffer *b)
{
	char hash[MINUTES_HASH_BYTES];

	for (size_t i = 0; i < r->count; i++) {
		const struct publication_ready *p = r->made[i];

		buffer_addf(b, "\n%s, %s:\n", p->making.document->summary ? "Summary" : "Minutes",
			    p->making.document->language);
		for (size_t f = 0; f < p->format_count; f++) {
			sha256_of(p->files[f].bytes, p->files[f].len, hash);
			buffer_addf(b, "  %s  %s\n", hash, p->formats[f]->file);
		}
	}
}

/* Minutes that changed after they were signed are a draft again; the receipt does not say more for them than they do. */
static const char *hash_words(const struct seal_parts *parts)
{
	return parts->document->status == DOCUMENT_FINAL ? "as they were signed" : "a draft that was not signed off";
}

static const char *write_receipt(struct seal_ready *r, const struct seal_parts *parts)
{
	char day[TIME_TEXT_BYTES];
	struct buffer b = { 0 };
	const char *text;

	date_format(date_of(r->plan->now_ms), day);
	buffer_addf(&b, "Sealed on %s by roundtable %s.\n\n", day, r->plan->program);
	buffer_adds(&b, "Who said what in this session is forgotten. What was published is kept as it was\n"
			"published, and nothing can be added.\n\n");
	buffer_addf(&b, "Entries kept as published: %zu\nEvents before: %zu; after: %zu\n\n", parts->entries,
		    r->plan->history->count, r->seal.event_count);
	buffer_addf(&b, "SHA-256 of %s:\n  %s\nHash of the minutes, %s:\n  %s\n", seal_tree_file,
		    parts->tree_hash, hash_words(parts), parts->minutes_hash);
	add_files(r, &b);
	text = arena_string(&r->arena, buffer_text(&b));
	buffer_free(&b);
	return text;
}

static bool assemble(struct seal_ready *r, struct err *e)
{
	const struct publication_ready *main = r->made[0];
	struct seal_parts parts = { .plan = r->plan, .document = main->making.document, .report = &main->making.report };

	sha256_of(buffer_text(&r->tree), r->tree.len, parts.tree_hash);
	minutes_hash(main->making.document, parts.minutes_hash);
	r->seal.events = seal_events(&parts, &r->arena, &r->seal.event_count);
	r->seal.tree = buffer_text(&r->tree);
	r->seal.tree_len = r->tree.len;
	r->seal.session = r->plan->session->id;
	r->seal.receipt = write_receipt(r, &parts);
	return encode(r, e) && pass_gate(r, e);
}

bool seal_prepare(const struct seal_plan *plan, struct seal_ready **out, struct err *e)
{
	struct seal_ready *r = calloc(1, sizeof *r);

	if (!r)
		memory_exhausted();
	*out = r;
	r->plan = plan;
	list_formats(r);
	return make_all(r, e) && store(r, e) && assemble(r, e);
}

void seal_free(struct seal_ready *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->count; i++)
		publish_free(r->made[i]);
	buffer_free(&r->tree);
	buffer_free(&r->journal);
	arena_free(&r->arena);
	free(r);
}

/* Of the tree that stopped us; and of the first one, whose gate read what would be stored. */
void seal_say(const struct seal_ready *r, const char *before, FILE *out)
{
	if (r->count)
		publish_say(r->made[r->count - 1], before, out);
	if (r->count > 1)
		publish_say(r->made[0], before, out);
}

const struct seal *seal_of(const struct seal_ready *r)
{
	return &r->seal;
}
