/* say: the program's words for people, through gettext. */
#include "base/say.h"

#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue.h"

#define DOMAIN "roundtable"

enum { CATALOGUE_BYTES_MOST = 4 << 20, PATH_BYTES = 4096 };

const char *const say_languages[] = { "en", "cy", NULL };

/* What happens to files, as the C library says it: said in Welsh too, though the library has no Welsh. */
const char *const say_errors[] = {
	N_("Bad file descriptor"),
	N_("Broken pipe"),
	N_("Cannot allocate memory"),
	N_("Device or resource busy"),
	N_("Directory not empty"),
	N_("Disk quota exceeded"),
	N_("File exists"),
	N_("File name too long"),
	N_("File too large"),
	N_("Input/output error"),
	N_("Interrupted system call"),
	N_("Invalid argument"),
	N_("Is a directory"),
	N_("No space left on device"),
	N_("No such device or address"),
	N_("No such file or directory"),
	N_("Not a directory"),
	N_("Operation not permitted"),
	N_("Permission denied"),
	N_("Read-only file system"),
	N_("Resource temporarily unavailable"),
	N_("Stale file handle"),
	N_("Text file busy"),
	N_("Too many levels of symbolic links"),
	N_("Too many links"),
	N_("Too many open files"),
	NULL,
};

const char *say_words(const char *english)
{
	/* gettext answers "" with the catalogue's header. */
	return english && *english ? dgettext(DOMAIN, english) : english;
}

const char *say_counted(const char *one, const char *other, size_t number)
{
	return dngettext(DOMAIN, one, other, number);
}

const char *say_apart(const char *both)
{
	const char *text = dgettext(DOMAIN, both);

	return text == both ? strchr(both, '\004') + 1 : text;
}

const char *say_errno(int number)
{
	return say_words(strerror(number));
}

const char *say_language(void)
{
	static const char spoken[] = NC_("the code of the language that this catalogue is in: cy", "en");
	const char *lang = say_apart(spoken);

	for (size_t i = 0; say_languages[i]; i++)
		if (strcmp(say_languages[i], lang) == 0)
			return say_languages[i];
	return say_languages[0];
}

/* The known language that a locale's name ("cy_GB.UTF-8") or a list of them begins with, or NULL. */
static const char *known(const char *name)
{
	size_t code = strcspn(name, "_.@-:");

	for (size_t i = 0; say_languages[i]; i++)
		if (strlen(say_languages[i]) == code && strncmp(say_languages[i], name, code) == 0)
			return say_languages[i];
	return NULL;
}

const char *say_choose(const struct say_wish *wish)
{
	const char *lang = NULL;

	if (wish->locale && (strcmp(wish->locale, "C") == 0 || strcmp(wish->locale, "POSIX") == 0))
		return say_languages[0];
	if (wish->own)
		lang = known(wish->own);
	for (const char *at = wish->list; !lang && at && *at; at += strcspn(at, ":"), at += *at == ':')
		lang = known(at);
	if (!lang && wish->locale)
		lang = known(wish->locale);
	return lang ? lang : say_languages[0];
}

static bool is_usable(const char *path)
{
	FILE *file = fopen(path, "re");
	unsigned char *bytes = malloc(CATALOGUE_BYTES_MOST);
	size_t len = file && bytes ? fread(bytes, 1, CATALOGUE_BYTES_MOST, file) : 0;
	bool sound = len && len < CATALOGUE_BYTES_MOST && catalogue_is_sound(bytes, len);

	free(bytes);
	if (file)
		fclose(file);
	return sound;
}

/* gettext asks LANGUAGE only where the locale is not plain C. Which one it is does not matter: texts come as UTF-8. */
static bool has_locale(const char *lang)
{
	static const char *const names[] = { "C.UTF-8", "C.utf8", "en_GB.UTF-8", "en_US.UTF-8" };

	if (setlocale(LC_MESSAGES, lang))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (setlocale(LC_MESSAGES, names[i]))
			return true;
	return false;
}

bool say_in(const char *lang, const char *folder)
{
	char path[PATH_BYTES];

	setlocale(LC_MESSAGES, "C");
	if (strcmp(lang, say_languages[0]) == 0)
		return true;
	if (!folder || snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/" DOMAIN ".mo", folder, lang) >= (int)sizeof path)
		return false;
	if (!is_usable(path) || !bindtextdomain(DOMAIN, folder) || !bind_textdomain_codeset(DOMAIN, "UTF-8") ||
	    !has_locale(lang)) {
		setlocale(LC_MESSAGES, "C");
		return false;
	}
	/* The first word asked for has the catalogue read: now, while the process may still open it. */
	(void)dgettext(DOMAIN, "?");
	return true;
}
