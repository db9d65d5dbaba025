/* slips_read: what the boxes say. A slip comes back through mail and editors: blanks, CRs and the > of a reply are
 * passed over; the words themselves are never read back. */
#include <string.h>

#include "base/say.h"
#include "slips_parts.h"

struct reading {
	struct making making;
	const struct session *s;
	const char *file;
	size_t line;
	struct complaints *c;
	const struct person *person;
	bool is_slip, lost;            /* lost: whose slip it is, or of which session, is not known */
	const struct entry *quote;     /* asked about now; NULL: none, or one that was refused */
	bool refused, answered;
	struct slip_answer **answers;
	size_t *count, *cap, *open;
};

static const char *const words[] = { "yes", "label", "paraphrase", "no" };

static const char *value_of(const char *line, const char *key)
{
	size_t len = strlen(key);

	return strncmp(line, key, len) == 0 ? line + len + strspn(line + len, " \t") : NULL;
}

static void lose(struct reading *r, const char *why)
{
	complain(r->c, r->file, r->line, 0, "%s", why);
	r->lost = true;
}

/* "Alex Example (p01)": the id counts. */
static void take_person(struct reading *r, const char *value)
{
	const char *open = strrchr(value, '('), *close = open ? strchr(open, ')') : NULL;
	const char *id = close ? arena_string_n(&r->making.arena, open + 1, (size_t)(close - open - 1)) : value;

	r->person = session_person(r->s, id);
	if (!r->person)
		lose(r, arena_printf(&r->making.arena, _("%s is nobody on the roster; nothing of this slip was taken"), id));
}

static void close_quote(struct reading *r)
{
	if (r->quote && !r->answered && !r->refused)
		++*r->open;
	r->quote = NULL;
	r->answered = r->refused = false;
}

static void refuse(struct reading *r, const char *why)
{
	complain(r->c, r->file, r->line, 0, "%s", why);
	r->refused = true;
	r->quote = NULL;
}

static void take_quote(struct reading *r, const char *value)
{
	struct arena *a = &r->making.arena;
	const char *id = arena_string_n(a, value, strcspn(value, " \t"));
	const char *check = value + strlen(id) + strspn(value + strlen(id), " \t");

	close_quote(r);
	if (r->lost)
		return;
	r->quote = session_entry(r->s, id);
	if (!r->quote || r->quote->kind != QUOTE)
		refuse(r, arena_printf(a, _("quote %s is not known to this session"), id));
	else if (!r->person)
		refuse(r, arena_printf(a, _("quote %s stands before the slip says whom it is for"), id));
	else if (!slip_is_of(r->s, r->quote, r->person))
		refuse(r, arena_printf(a, _("quote %s is not of this person"), id));
	else if (!slip_asks(r->quote))
		refuse(r, arena_printf(a, _("quote %s has been left out since"), id));
	else if (strncmp(check, slip_check(a, slip_words(&r->making, r->quote)), 8) != 0)
		refuse(r, arena_printf(a, _("quote %s has been put in other words since this slip was written; write new slips and ask again"), id));
}

static void keep(struct reading *r, const char *consent)
{
	struct slip_answer *slot;

	if (r->answered) {
		complain(r->c, r->file, r->line, 0, "quote %s has two answers; none was taken", r->quote->id);
		if (*r->count && strcmp((*r->answers)[*r->count - 1].entry, r->quote->id) == 0)
			--*r->count;
		r->refused = true;
		return;
	}
	slot = arena_push(r->c->arena, r->answers, *r->count, r->cap, sizeof *slot);
	*slot = (struct slip_answer){ r->quote->id, consent, r->file, r->line };
	++*r->count;
	r->answered = true;
}

static void take_ticked(struct reading *r, const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == len && strncmp(words[i], word, len) == 0) {
			keep(r, words[i]);
			return;
		}
	complain(r->c, r->file, r->line, 0, "\"%.*s\" is no answer; the boxes are yes, label, paraphrase and no", (int)len,
		 word);
	r->refused = true;
}

/* "[ ] yes   [x] label   …" */
static void take_boxes(struct reading *r, const char *line)
{
	if (r->lost || (r->refused && !r->quote))
		return;
	if (!r->quote) {
		complain(r->c, r->file, r->line, 0, "these boxes stand under no quote");
		return;
	}
	while (*line == '[') {
		const char *mark = line + 1 + strspn(line + 1, " \t"), *close = strchr(mark, ']');
		const char *word = close ? close + 1 + strspn(close + 1, " \t") : "";
		size_t len = strcspn(word, " \t[");

		if (!close)
			return;
		if (mark < close)
			take_ticked(r, word, len);
		line = word + len;
		line += strspn(line, " \t");
	}
}

static const char *bare(struct arena *a, const char *line, size_t len)
{
	while (len && strchr(" \t\r", line[len - 1]))
		len--;
	while (len && strchr(" \t>", *line)) {
		line++;
		len--;
	}
	return arena_string_n(a, line, len);
}

static void take_line(struct reading *r, const char *line)
{
	const char *value;

	if (strcmp(line, slip_heading) == 0)
		r->is_slip = true;
	else if ((value = value_of(line, "Session:")) && strcmp(value, r->s->id) != 0)
		lose(r, _("this slip is from another session; nothing of it was taken"));
	else if ((value = value_of(line, "For:")) && !r->person && !r->lost)
		take_person(r, value);
	else if (!r->lost && (value = value_of(line, "Quote ")))
		take_quote(r, value);
	else if (*line == '[')
		take_boxes(r, line);
}

static void read_lines(struct reading *r, const char *text)
{
	for (const char *at = text; *at;) {
		size_t len = strcspn(at, "\n");

		r->line++;
		take_line(r, bare(&r->making.arena, at, len));
		at += len + (at[len] == '\n');
		if (r->line == 1 && strncmp(text, "\xef\xbb\xbf", 3) == 0)
			take_line(r, bare(&r->making.arena, text + 3, len - 3));
	}
	close_quote(r);
}

void slips_read(const struct session *s, const struct strings *glossary, const char *file, const char *text,
		struct slip_answer **answers, size_t *count, size_t *cap, size_t *open, struct complaints *c)
{
	struct reading r = {
		.s = s, .file = file, .c = c, .answers = answers, .count = count, .cap = cap, .open = open,
	};
	struct err e = { 0 };

	if (!slip_making(&r.making, s, glossary, &e))
		complain(c, file, 0, 0, "%s", e.text);
	else
		read_lines(&r, text);
	if (!*e.text && !r.is_slip && !r.lost)
		complain(c, file, 1, 0, "this is no slip; it does not say \"%s\"", slip_heading);
	else if (!*e.text && !r.person && !r.lost)
		complain(c, file, 1, 0, "this slip does not say whom it is for");
	making_free(&r.making);
}
