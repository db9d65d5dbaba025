/* tongues: one publication in several languages. Every language has a tree of its own, and all of them go out together or
 * not at all. */
#include <string.h>

#include "ready.h"
#include "rule/phrase.h"
#include "sealed.h"

/* ---- which languages ---- */

static bool unknown(const char *lang, struct err *e)
{
	err_set(e, ERR_USAGE, "there are no minutes in %s; there are in", lang);
	for (size_t i = 0; phrase_languages[i]; i++) {
		size_t len = strlen(e->text);

		snprintf(e->text + len, sizeof e->text - len, "%s %s", i ? "," : "", phrase_languages[i]);
	}
	return false;
}

/* The language stands in the files, so it is a code (RFC 5646: "en", "cy-GB") and not just any word. */
static bool is_code(const char *s)
{
	static const char small[] = "abcdefghijklmnopqrstuvwxyz", more[] = "abcdefghijklmnopqrstuvwxyz"
									  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t len = strspn(s, small);

	if (len != 2 && len != 3)
		return false;
	for (s += len; *s == '-'; s += len + 1) {
		len = strspn(s + 1, more);
		if (len < 1 || len > 8)
			return false;
	}
	return !*s;
}

static bool check(const struct publish_plan *plan, struct err *e)
{
	bool codes = !plan->lang || is_code(plan->lang);

	for (size_t i = 0; i < plan->lang_count; i++)
		codes &= is_code(plan->langs[i]);
	if (!codes)
		return err_set(e, ERR_USAGE, "--lang takes the code of a language, such as en or cy");
	for (size_t i = 0; i < plan->lang_count; i++) {
		const char *lang = plan->langs[i];
		bool known = strcmp(lang, plan->session->agenda->language) == 0;

		for (size_t j = 0; phrase_languages[j]; j++)
			known |= strcmp(lang, phrase_languages[j]) == 0;
		if (!known)
			return unknown(lang, e);
		for (size_t j = 0; j < i; j++)
			if (strcmp(plan->langs[j], lang) == 0)
				return err_set(e, ERR_USAGE, "the language %s is there twice", lang);
	}
	return true;
}

bool tongues_take(struct publication_ready *p, const struct publish_plan *plan, struct err *e)
{
	if (!check(plan, e))
		return false;
	p->more_count = plan->lang_count ? plan->lang_count - 1 : 0;
	p->more = arena_array(&p->arena, struct making, p->more_count);
	p->file_count = p->format_count * (1 + p->more_count);
	p->files = arena_array(&p->arena, struct published_file, p->file_count);
	p->bytes = arena_array(&p->arena, struct buffer, p->file_count);
	return true;
}

/* ---- which file is what ---- */

struct making *tongues_tree(struct publication_ready *p, size_t tongue)
{
	return tongue ? &p->more[tongue - 1] : &p->making;
}

struct making *tongues_making(struct publication_ready *p, size_t file)
{
	return tongues_tree(p, file / p->format_count);
}

const char *tongues_of(const struct publication_ready *p, const struct publish_plan *plan, size_t file)
{
	if (plan->lang_count)
		return plan->langs[file / p->format_count];
	return plan->lang ? plan->lang : plan->session->agenda->language;
}

const struct export_format *tongues_format(const struct publication_ready *p, size_t file)
{
	return p->formats[file % p->format_count];
}

const char *tongues_file(struct publication_ready *p, const struct publish_plan *plan, size_t file)
{
	const struct export_format *f = tongues_format(p, file);
	const char *lang = tongues_of(p, plan, file);
	size_t stem = strlen(f->file) - strlen(f->suffix);

	if (strcmp(lang, plan->session->agenda->language) == 0)
		return f->file;
	return arena_printf(&p->arena, "%.*s.%s%s", (int)stem, f->file, lang, f->suffix);
}

/* ---- their trees ---- */

struct making *ready_asking(const struct publication_ready *p)
{
	for (size_t i = 0; i < p->more_count; i++)
		if (redactor_undecided(p->more[i].redactor) > redactor_undecided(p->making.redactor))
			return &p->more[i];
	return (struct making *)&p->making;
}

static bool build(struct publication_ready *p, struct making *m, const struct publish_plan *plan, struct err *e)
{
	bool plain = !plan->lang && !plan->summary && !plan->keep_names;

	if (!p->session->sealed)
		return making_build(m, plan, p->k, plain ? NULL : p->content, e);
	m->document = sealed_tree(p->session, p->dir, plan->lang, plan->summary, &m->arena, e);
	return m->document != NULL;
}

bool tongues_build(struct publication_ready *p, const struct publish_plan *plan, struct err *e)
{
	struct publish_plan one = *plan;

	for (size_t i = 0; i <= p->more_count; i++) {
		if (plan->lang_count)
			one.lang = plan->langs[i];
		if (!build(p, tongues_tree(p, i), &one, e))
			return false;
	}
	return true;
}
