/* fuzz_catalogue: any bytes are a catalogue of messages that gettext and printf can be trusted with, or are refused.
 * The oracle for the conversions is glibc's own reading of them. */
#include <printf.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/catalogue.h"

enum { WORD = 4, ARGUMENTS_MOST = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* printf, given what the English asks for, must find nothing else asked for by the text. */
static void must_agree(const char *english, const char *text)
{
	int theirs[ARGUMENTS_MOST] = { 0 }, ours[ARGUMENTS_MOST] = { 0 };
	size_t given = parse_printf_format(english, ARGUMENTS_MOST, theirs);
	size_t asked = parse_printf_format(text, ARGUMENTS_MOST, ours);

	if (asked > given)
		abort();
	for (size_t i = 0; i < asked; i++)
		if (ours[i] != theirs[i])
			abort();
}

static size_t word_at(const uint8_t *data, size_t at)
{
	uint32_t word;

	memcpy(&word, data + at, sizeof word);
	return word;
}

/* What gettext reads of a catalogue that was found sound. */
static void read_all(const uint8_t *data)
{
	size_t count = word_at(data, 2 * WORD);
	size_t english = word_at(data, 3 * WORD), other = word_at(data, 4 * WORD);

	for (size_t i = 0; i < count; i++) {
		size_t id_len = word_at(data, english + 2 * WORD * i);
		size_t len = word_at(data, other + 2 * WORD * i);
		const char *id = (const char *)data + word_at(data, english + 2 * WORD * i + WORD);
		const char *text = (const char *)data + word_at(data, other + 2 * WORD * i + WORD);

		if (id[id_len] || text[len])
			abort();
		if (!*id)
			continue;
		if (strlen(id) < id_len)
			id += strlen(id) + 1;
		for (size_t at = 0; at <= len; at += strlen(text + at) + 1)
			must_agree(id, text + at);
	}
}

/* A short way to the conversions: the English, a newline, the translation. */
static void try_pair(const uint8_t *data, size_t len)
{
	char *english = strndup((const char *)data, len);
	char *text = english ? strchr(english, '\n') : NULL;

	if (text) {
		*text++ = '\0';
		if (strchr(text, '%') && catalogue_same_arguments(english, text))
			must_agree(english, text);
	}
	free(english);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	if (catalogue_is_sound(data, len))
		read_all(data);
	else
		try_pair(data, len);
	return 0;
}
