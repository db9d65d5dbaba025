/* fuzz_redactor: any text with names of the roster anywhere in it: none is in what comes out, and redacting that again
 * changes nothing. Bytes 1 to 4 of the input stand for names. */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "rule/redactor.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* Words that are nothing but names. */
static const char *const names[] = { "Geraint Quillfeather", "QUILLFEATHER", "Oakhanger", "bertil.oakhanger@example.org" };
static const char *const words[] = { "quillfeather", "oakhanger" };

static const struct person people[] = {
	{ .id = "p1", .name = "Geraint Quillfeather", .title = "Dr", .role = "chief constable", .group = "", .email = "" },
	{ .id = "p2", .name = "Bertil Oakhanger", .title = "", .role = "", .group = "", .email = "bertil.oakhanger@example.org" },
};
static const struct roster roster = { .people = people, .count = sizeof people / sizeof *people };
static const struct group root = { .id = "participant" };
static const struct agenda agenda = { .language = "en", .k = 3, .groups = &root, .group_count = 1 };

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80 || c == '_';
}

static bool has_word(const char *text, const char *word)
{
	size_t len = strlen(word);

	for (const char *s = text; *s; s++)
		if (strncasecmp(s, word, len) == 0 && (s == text || !is_letter(s[-1])) && !is_letter(s[len]))
			return true;
	return false;
}

static char *text_of(const uint8_t *data, size_t len, struct buffer *b)
{
	buffer_addc(b, ' ');
	for (size_t i = 0; i < len; i++)
		if (data[i] >= 1 && data[i] <= 4)
			buffer_addf(b, " %s ", names[data[i] - 1]);
		else if (data[i])
			buffer_addc(b, (char)data[i]);
	return b->text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct session session;
	struct redactor_plan plan = { .session = &session, .undecided = UNDECIDED_HIDE, .lang = "en" };
	struct buffer b = { 0 };
	const struct published *once, *twice;
	struct redactor *r;

	if (!session.agenda)
		session_init(&session, &agenda, &roster);
	text_of(data, len, &b);
	if (utf8_valid(b.text, b.len, NULL) && b.len < 4096) {
		r = redactor_new(&plan);
		once = redactor_redact(r, b.text, len % 2 ? SETTING_QUOTE : SETTING_PROSE, "x");
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (has_word(published_text(once), words[i]))
				abort();
		twice = redactor_redact(r, published_text(once), len % 2 ? SETTING_QUOTE : SETTING_PROSE, "x");
		if (strcmp(published_text(once), published_text(twice)) != 0)
			abort();
		redactor_free(r);
	}
	buffer_free(&b);
	return 0;
}
