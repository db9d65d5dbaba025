/* line: one typed line is a command (it starts with a colon) or an entry. Nothing typed is ever dropped: what
 * is not understood stays in the text. */
#include "command/line.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "tokens.h"
#include "words.h"

static const struct {
	char sigil;
	enum entry_kind kind;
} sigils[] = {
	{ '.', VIEW },           { '"', QUOTE },    { '!', ACTION }, { '~', CHANGE },
	{ '>', RECOMMENDATION }, { '=', DECISION }, { '?', PARKED },
};

static const char *skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

bool line_check(const char *bytes, size_t len, struct err *e)
{
	size_t at;

	if (len > LINE_MOST_BYTES)
		return err_set(e, ERR_RULE, "the line has %zu bytes, and %d is the most; split it", len, LINE_MOST_BYTES);
	if (memchr(bytes, '\0', len))
		return err_set(e, ERR_RULE, "the line has a NUL at byte %zu; take it out",
			       (size_t)((const char *)memchr(bytes, '\0', len) - bytes) + 1);
	if (!utf8_valid(bytes, len, &at))
		return err_set(e, ERR_RULE, "byte %zu of the line is not UTF-8; save the text as UTF-8", at + 1);
	return true;
}

/* The command that a line names; NULL when it names none that there is. */
static const struct command *named(const char *line, size_t len)
{
	const struct command *command;
	struct arena work = { 0 };
	const char *const *words;
	size_t at = 0, count;

	while (at < len && (line[at] == ' ' || line[at] == '\t'))
		at++;
	if (at == len || line[at] != ':')
		return NULL;
	words = words_split(&work, arena_string_n(&work, line + at + 1, len - at - 1), 1, &count);
	command = count ? command_find(words[0], NULL) : NULL;
	arena_free(&work);
	return command;
}

bool line_is_silenced(const char *line)
{
	const struct command *command = named(line, strlen(line));

	return !command || !command->when_off;
}

bool line_is_at_once(const char *line, size_t len)
{
	const struct command *command = named(line, len);

	return command && command->at_once;
}

/* ---- commands ---- */

static bool plan_command(const char *text, const struct command_call *from, struct line *out, struct err *e)
{
	struct command_call call = *from;
	const char *const *words;
	size_t count;
	int args;

	words = words_split(call.arena, text, 1, &count);
	if (!count)
		return err_set(e, ERR_RULE, "a command's name follows the colon; help lists them all");
	call.command = command_find(words[0], e);
	if (!call.command)
		return false;
	out->command = call.command;
	call.arg = count > 1 ? words_split(call.arena, words[1], call.command->rest_after, &call.args)
			     : (call.args = 0, NULL);
	args = (int)call.args;
	if (args < call.command->least || args > call.command->most)
		return *call.command->args ? err_set(e, ERR_RULE, "%s takes %s", call.command->name, call.command->args) :
					     err_set(e, ERR_RULE, "%s takes nothing behind it", call.command->name);
	return call.command->plan(&call, &out->intent, e);
}

/* ---- entries ---- */

/* Bullets of a pasted list are no text; the kind follows the stage. */
static const char *skip_bullet(const char *s)
{
	static const char *const bullets[] = { "•", "‣", "◦", "▪", "●", "·", "–", "—", "-", "*", "" };

	for (size_t i = 0; *bullets[i]; i++) {
		size_t len = strlen(bullets[i]);

		if (strncmp(s, bullets[i], len) == 0 && (s[len] == ' ' || s[len] == '\t'))
			return skip_blanks(s + len);
	}
	return s;
}

/* The kind that a sigil and a blank say, or ENTRY_KINDS; *text is put behind them. */
static enum entry_kind take_sigil(const char **text)
{
	for (size_t i = 0; i < sizeof sigils / sizeof *sigils; i++) {
		if (**text == sigils[i].sigil && ((*text)[1] == ' ' || (*text)[1] == '\t')) {
			*text = skip_blanks(*text + 1);
			return sigils[i].kind;
		}
	}
	return ENTRY_KINDS;
}

enum entry_kind line_sigil(const char *line, size_t *len)
{
	const char *text = skip_bullet(skip_blanks(line));
	enum entry_kind kind = take_sigil(&text);

	if (len)
		*len = kind == ENTRY_KINDS ? 0 : (size_t)(text - line);
	return kind;
}

char line_sigil_of(enum entry_kind kind)
{
	for (size_t i = 0; i < sizeof sigils / sizeof *sigils; i++)
		if (sigils[i].kind == kind)
			return sigils[i].sigil;
	bug("kind %d has no sigil", (int)kind);
}

/* What a backslash may stand before at the start of a line or a token. */
static bool is_escaped(const char *s)
{
	return *s == '\\' && s[1] && strchr("\\:#@*\".!~>=?", s[1]);
}

/* Takes the backslash off what it protected: at the start, and at the start of words that would be tokens. */
static char *unescape(struct arena *a, const char *text)
{
	struct buffer b = { 0 };
	char *plain;

	for (const char *s = text; *s; s++) {
		bool start = s == text || s[-1] == ' ' || s[-1] == '\t';
		bool here = start && is_escaped(s) && (s == text || strchr("\\:#@*\"", s[1]));

		buffer_addc(&b, here ? *++s : *s);
	}
	plain = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return plain;
}

static void set_given(struct event *ev, const char *field, const char *text)
{
	if (text)
		event_set_text(ev, field, text);
}

static void set_tokens(const struct command_call *call, struct event *ev, const struct tokens *t)
{
	struct event_list *tags = arena_new(call->arena, struct event_list);

	set_given(ev, "speaker", t->speaker ? t->speaker->id : NULL);
	set_given(ev, "addressee", t->addressee);
	set_given(ev, "owner", t->owner ? t->owner->id : NULL);
	set_given(ev, "level", t->level);
	set_given(ev, "horizon", t->horizon);
	set_given(ev, "due", t->due);
	tags->item = t->tags;
	tags->count = t->tag_count;
	if (tags->count)
		event_set_list(ev, "tags", tags);
	if (t->star)
		event_set_number(ev, "star", 1);
}

static bool plan_entry(const char *text, const struct command_call *call, struct line *out, struct err *e)
{
	const char *start = skip_bullet(text);
	enum entry_kind kind = take_sigil(&start);
	struct tokens tokens;
	const char *kept = unescape(call->arena, tokens_take(call, start, &tokens));
	size_t step = tokens.step != NO_STEP ? (size_t)tokens.step : call->writing;
	struct event *ev;

	out->warnings = tokens.warnings;
	out->warning_count = tokens.warning_count;
	if (!*kept)
		return err_set(e, ERR_RULE, "there is no text to keep, only tokens");
	if (kind == ENTRY_KINDS)
		kind = call->session->agenda->steps[step].stage->kind;
	ev = plan_event(call, &out->intent, "entry");
	event_set_text(ev, "kind", entry_kind_name(kind));
	plan_place(call, ev, step);
	event_set_text(ev, "text", kept);
	set_tokens(call, ev, &tokens);
	return true;
}

bool line_plan(const char *line, const struct command_call *call, struct line *out, struct err *e)
{
	const char *text = skip_blanks(line);

	memset(out, 0, sizeof *out);
	if (!*text) {
		out->kind = LINE_BLANK;
		return true;
	}
	out->kind = *text == ':' ? LINE_COMMAND : LINE_ENTRY;
	return *text == ':' ? plan_command(text + 1, call, out, e) : plan_entry(text, call, out, e);
}
