/* tokens: what stands at the end of a typed entry, in any order, as in todo.txt. One row per kind of token. */
#include "tokens.h"

#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "words.h"

/* A reader sets its part of out from what stands behind the prefix; false with e set: it stays in the text. */
struct token_kind {
	const char *prefix;
	bool (*read)(const struct command_call *call, const char *value, struct tokens *out, struct err *e);
};

static bool read_speaker(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	if (strcmp(value, ".") == 0) {
		if (!call->session->floor)
			return err_set(e, ERR_RULE, "nobody has the floor");
		out->speaker = call->session->floor;
		return true;
	}
	out->speaker = find_person(call, value, e);
	return out->speaker != NULL;
}

static bool read_owner(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	out->owner = find_person(call, *value == '@' ? value + 1 : value, e);
	return out->owner != NULL;
}

static bool read_addressee(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	(void)call;
	(void)e;
	out->addressee = value;
	return true;
}

static bool read_level(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	out->level = find_word(call, &call->session->agenda->levels, N_("level"), value, e);
	return out->level != NULL;
}

static bool read_horizon(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	static const char *const names[] = { "immediate", "medium" };
	static const struct strings horizons = { names, 2 };

	out->horizon = find_word(call, &horizons, N_("horizon"), value, e);
	return out->horizon != NULL;
}

static bool read_due(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	(void)call;
	if (!due_is_valid(value))
		return err_set(e, ERR_RULE, "due:%s is not a date", value);
	out->due = value;
	return true;
}

static bool read_place(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	out->step = find_place(call, value, e);
	return out->step != NO_STEP;
}

static bool read_tag(const struct command_call *call, const char *value, struct tokens *out, struct err *e)
{
	const char **slot = arena_push(call->arena, &out->tags, out->tag_count, &out->tag_cap, sizeof *slot);

	(void)e;
	*slot = value;
	out->tag_count++;
	return true;
}

static const struct token_kind kinds[] = {
	{ "@", read_speaker },    { "to:", read_addressee },    { "owner:", read_owner },
	{ "level:", read_level }, { "horizon:", read_horizon }, { "due:", read_due },
	{ "in:", read_place },    { "#", read_tag },
};

/* What a tag may begin with: "#1" and "#-" are text. */
static bool is_tag(const char *value)
{
	return (*value >= 'a' && *value <= 'z') || (*value >= 'A' && *value <= 'Z') || (*value & 0x80);
}

/* The kind of token that the word at s may be, or NULL. The star is no kind: it has no value. */
static const struct token_kind *token_kind(const char *s)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t len = strlen(kinds[i].prefix);

		if (strncmp(s, kinds[i].prefix, len) != 0)
			continue;
		if (!s[len] || s[len] == ' ' || s[len] == '\t' || (*s == '#' && !is_tag(s + 1)))
			return NULL;
		return &kinds[i];
	}
	return NULL;
}

/* How many bytes at s look like the prefix of a kind that does not exist: "nonsense:y". The text of an address
 * (https://...) does not. */
static size_t unknown_prefix(const char *s)
{
	size_t len = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

	if (!len || s[len] != ':' || !s[len + 1] || strchr(" \t/:", s[len + 1]))
		return 0;
	return token_kind(s) ? 0 : len + 1;
}

struct span {
	size_t start, len;
	const struct token_kind *kind;  /* NULL: a star, a token of no kind, or a word of the text */
	bool star, unknown;
};

/* Every word of text; quotation marks group only inside a word that looks like a token. */
static struct span *split(struct arena *a, const char *text, size_t *count)
{
	struct span *spans = NULL;
	size_t cap = 0, at = 0;

	*count = 0;
	for (;;) {
		struct span *w;

		at += strspn(text + at, " \t");
		if (!text[at])
			return spans;
		w = arena_push(a, &spans, *count, &cap, sizeof *w);
		++*count;
		w->start = at;
		w->kind = token_kind(text + at);
		w->unknown = unknown_prefix(text + at) > 0;
		w->len = w->kind || w->unknown ? words_length(text + at) : strcspn(text + at, " \t");
		w->star = w->len == 1 && text[at] == '*';
		at += w->len;
	}
}

static void warn(const struct command_call *call, struct tokens *out, const struct err *e)
{
	const char **slot =
		arena_push(call->arena, &out->warnings, out->warning_count, &out->warning_cap, sizeof *slot);

	*slot = arena_printf(call->arena, _("%s; kept in the text"), e->text);
	out->warning_count++;
}

/* Reads the token; false when it stays in the text. */
static bool take(const struct command_call *call, const char *text, const struct span *w, struct tokens *out)
{
	char *word = words_unquote(call->arena, text + w->start, w->len);
	struct err e = { 0 };

	if (w->star) {
		out->star = true;
		return true;
	}
	if (w->unknown) {
		err_set(&e, ERR_RULE, "%s is not understood", word);
		warn(call, out, &e);
		return false;
	}
	if (w->kind->read(call, word + strlen(w->kind->prefix), out, &e))
		return true;
	warn(call, out, &e);
	return false;
}

/* A token before the text's last word is text: it may be a handle. That it says nothing of the entry has to be told, above
 * all of a speaker: whoever typed @dana means a person. @10am is no person. */
static void warn_inside(const struct command_call *call, const char *text, const struct span *w, struct tokens *out)
{
	struct err e = { 0 };

	if (!w->kind || (text[w->start] == '@' && strchr("0123456789", text[w->start + 1])))
		return;
	err_set(&e, ERR_RULE, "%.*s is not at the end of the line", (int)w->len, text + w->start);
	warn(call, out, &e);
}

/* Tags were met from the last to the first. */
static void turn_tags(struct tokens *out)
{
	for (size_t i = 0; i < out->tag_count / 2; i++) {
		const char *other = out->tags[i];

		out->tags[i] = out->tags[out->tag_count - 1 - i];
		out->tags[out->tag_count - 1 - i] = other;
	}
}

char *tokens_take(const struct command_call *call, const char *text, struct tokens *out)
{
	struct buffer left = { 0 };
	size_t count;
	struct span *words = split(call->arena, text, &count);
	char *kept;

	memset(out, 0, sizeof *out);
	out->step = NO_STEP;
	buffer_adds(&left, text);
	/* From the end, as long as words look like tokens. One that stays does not hide those before it: a
	 * speaker must not end up in the text because a date is wrong. */
	while (count && (words[count - 1].kind || words[count - 1].star || words[count - 1].unknown)) {
		const struct span *w = &words[--count];

		if (take(call, text, w, out)) {
			/* The blanks before it go with it. */
			size_t start = count ? w[-1].start + w[-1].len : 0;

			buffer_splice(&left, start, w->start + w->len - start, "", 0);
		}
	}
	for (size_t i = 0; i < count; i++)
		warn_inside(call, text, &words[i], out);
	turn_tags(out);
	while (left.len && (left.text[left.len - 1] == ' ' || left.text[left.len - 1] == '\t'))
		buffer_cut(&left, left.len - 1);
	kept = arena_string(call->arena, buffer_text(&left));
	buffer_free(&left);
	return kept;
}
