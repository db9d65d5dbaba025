/* mend: an entry that is put better may end in what was forgotten when it was typed: @dana, #trust, level:place. Such a
 * word means on an old line what it means on a new one. */
#include <string.h>

#include "command/line.h"
#include "tokens.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Where the last word begins. */
static size_t last_word(const char *s, size_t len)
{
	while (len && !is_blank(s[len - 1]))
		len--;
	return len;
}

static size_t length_without_blanks(const char *s)
{
	size_t len = strlen(s);

	while (len && is_blank(s[len - 1]))
		len--;
	return len;
}

/* Where the first word begins that is not in both; strlen(text) where the last one is. What stood there before stays: it
 * was kept in the text, or put there with a backslash. */
static size_t first_new(const char *old, const char *text)
{
	size_t old_len = length_without_blanks(old), len = length_without_blanks(text), same = 0;
	size_t old_word = last_word(old, old_len), word = last_word(text, len);

	if (old_len - old_word == len - word && memcmp(old + old_word, text + word, len - word) == 0)
		return strlen(text);
	while (same < len && old[same] == text[same])
		same++;
	/* A word that only ends where the other goes on is no word in both. */
	return same < len && is_blank(text[same]) ? same : last_word(text, same);
}

static void add(struct mended *m, const struct command_call *call, const char *command, const char *id, const char *value)
{
	if (value)
		m->commands[m->count++] = arena_printf(call->arena, ":%s %s%s%s", command, id, *value ? " " : "", value);
}

void line_mend(const struct command_call *call, const struct entry *en, const char *text, struct mended *out)
{
	size_t from = first_new(en->text, text);
	struct tokens t;
	const char *left = tokens_take(call, text + from, &t);
	size_t len;

	memset(out, 0, sizeof *out);
	out->warnings = t.warnings;
	out->warning_count = t.warning_count;
	out->commands = arena_array(call->arena, const char *, MENDED_MOST + t.tag_count);
	out->text = arena_printf(call->arena, "%.*s%s", (int)from, text, left);
	len = length_without_blanks(out->text);
	out->text = len == length_without_blanks(text) ? text : arena_string_n(call->arena, out->text, len);
	add(out, call, "speaker", en->id, t.speaker ? t.speaker->id : NULL);
	add(out, call, "to", en->id, t.addressee);
	add(out, call, "owner", en->id, t.owner ? t.owner->id : NULL);
	add(out, call, "level", en->id, t.level);
	add(out, call, "horizon", en->id, t.horizon);
	add(out, call, "due", en->id, t.due);
	add(out, call, "move", en->id, t.step == NO_STEP ? NULL : step_place(&call->session->agenda->steps[t.step], call->arena));
	for (size_t i = 0; i < t.tag_count; i++)
		add(out, call, "tag", en->id, t.tags[i]);
	/* Which a second time would take away. */
	add(out, call, "star", en->id, t.star && !en->star ? "" : NULL);
}
