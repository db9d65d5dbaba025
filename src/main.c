/* main: reads the clock, the locale, the environment, randomness and argv; nothing else does. */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/say.h"
#include "cli/cli.h"

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void random_word(char *out, size_t len)
{
	static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";

	for (size_t i = 0; i < len; i++) {
		unsigned char byte;

		while (getrandom(&byte, 1, 0) != 1)
			if (errno != EINTR)
				abort();
		out[i] = base32[byte % 32];
	}
	out[len] = '\0';
}

static const char *join(struct arena *a, const char *folder, const char *name)
{
	return folder && *folder ? arena_printf(a, "%s/%s", folder, name) : NULL;
}

/* Local time minus UTC at a moment, as the machine's zone says. */
static int zone_minutes(int64_t at_ms)
{
	time_t at = (time_t)(at_ms / 1000);
	struct tm local;

	return localtime_r(&at, &local) ? (int)(local.tm_gmtoff / 60) : 0;
}

/* ---- the environment, as far as it can be trusted ---- */

enum { MISTRUSTED_MOST = 4 };

static const char *said(const char *variable)
{
	const char *value = secure_getenv(variable);

	return value && *value ? value : NULL;
}

static void mistrust(const char **mistrusted, const char *why)
{
	size_t count = 0;

	while (mistrusted[count])
		count++;
	if (count < MISTRUSTED_MOST)
		mistrusted[count] = why;
}

/* Whoever owns a folder, or may write into it, decides what is read there. One that is not there yet is nobody's. */
static bool is_ours(const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return true;
	return S_ISDIR(st.st_mode) && (st.st_uid == geteuid() || st.st_uid == 0) && !(st.st_mode & S_IWOTH);
}

/* <variable>/roundtable or, when it is not set, $HOME/<in home>/roundtable; or NULL (XDG Base Directory Specification
 * 0.8, which has relative paths ignored). */
static const char *own_folder(struct arena *a, const char *base, const char *in_home, const char **mistrusted,
			      const char *why)
{
	const char *home = said("HOME");
	const char *path = base ? arena_printf(a, "%s/roundtable", base) :
			   home ? arena_printf(a, "%s/%s/roundtable", home, in_home) : NULL;

	if (!path || (*path == '/' && is_ours(base ? base : home) && is_ours(path)))
		return path;
	mistrust(mistrusted, why);
	return NULL;
}

/* What lies there has to be nobody else's to read: a text while an editor has it, a session to practise on. */
static const char *runtime_folder(const char **mistrusted)
{
	const char *path = said("XDG_RUNTIME_DIR");
	struct stat st;

	if (!path || (*path == '/' && lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && st.st_uid == geteuid() &&
		      !(st.st_mode & 077)))
		return path;
	mistrust(mistrusted, N_("XDG_RUNTIME_DIR is no folder that only you can open; it is not used"));
	return NULL;
}

/* The folder that holds the running program, or NULL where the system does not tell. */
static const char *program_folder(struct arena *a)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
	char *slash;

	if (len <= 0)
		return NULL;
	path[len] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	*slash = '\0';
	return arena_string(a, path);
}

static void find_agendas(struct arena *a, const char *config, const char **dirs)
{
	const char *own = said("ROUNDTABLE_AGENDAS"), *program = program_folder(a);
	size_t count = 0;

	if (own)
		dirs[count++] = own;
	if (config)
		dirs[count++] = join(a, config, "agendas");
	if (program) {
		/* Where it was unpacked or built: beside bin/, or above build/ and build/<mode>/. */
		dirs[count++] = join(a, program, "../share/roundtable/agendas");
		dirs[count++] = join(a, program, "../agendas");
		dirs[count++] = join(a, program, "../../agendas");
	}
	dirs[count++] = ROUNDTABLE_DATADIR "/agendas";
	dirs[count] = NULL;
}

/* ---- languages ---- */

/* What is said stands in a file, and nobody but the user, the system or whoever put the program there may have
 * written it. */
static bool is_trusted(struct arena *a, const char *folder, const char *lang)
{
	const char *path = arena_printf(a, "%s/%s/LC_MESSAGES/roundtable.mo", folder, lang);
	struct stat program, st;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) || (st.st_mode & S_IWOTH))
		return false;
	return st.st_uid == 0 || st.st_uid == geteuid() ||
	       (stat("/proc/self/exe", &program) == 0 && st.st_uid == program.st_uid);
}

/* Where the catalogue of a language is, never by the environment: beside the program where it was built or unpacked, else where it
 * is installed. NULL: there is none, as for English, which needs none. */
static const char *catalogues(struct arena *a, const char *lang)
{
	const char *program = program_folder(a);
	const char *folders[] = {
		join(a, program, "locale"), join(a, program, "../locale"), join(a, program, "../share/locale"), ROUNDTABLE_LOCALEDIR,
	};

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (folders[i] && is_trusted(a, folders[i], lang))
			return folders[i];
	return NULL;
}

/* The locale that category goes by, as setlocale would find it; NULL when nobody said. */
static const char *locale_of(const char *category)
{
	return said("LC_ALL") ? said("LC_ALL") : said(category) ? said(category) : said("LANG");
}

/* LANGUAGE is read once, here, and then holds the one word that was made of it: gettext takes it for a path. */
static void speak(const char *own)
{
	struct say_wish wish = { .locale = locale_of("LC_MESSAGES"), .own = own, .list = said("LANGUAGE") };
	const char *lang = say_choose(&wish);
	struct arena work = { 0 };

	if (setenv("LANGUAGE", lang, 1) == 0)
		(void)say_in(lang, catalogues(&work, lang));
	arena_free(&work);
}

/* A locale that this machine has not been given still says that the terminal takes UTF-8. */
static void take_letters(void)
{
	const char *name = locale_of("LC_CTYPE");

	if (!setlocale(LC_CTYPE, "") && name && (strstr(name, "UTF-8") || strstr(name, "utf8")))
		setlocale(LC_CTYPE, "C.UTF-8");
}

int main(int argc, char **argv)
{
	struct arena work = { 0 };
	const char *dirs[8], *mistrusted[MISTRUSTED_MOST + 1] = { NULL };
	struct cli_io io = {
		.in = stdin, .out = stdout, .err = stderr, .now_ms = now_ms, .random_word = random_word,
		.agenda_dirs = dirs, .version = ROUNDTABLE_VERSION, .mistrusted = mistrusted, .confine = true,
	};
	const char *config;
	int status;

	/* Whatever is made is nobody else's, also by libraries and by the programs we start. */
	umask(077);
	take_letters();
	/* A reader that went away is an error of write, with a message, and not a silent end. */
	signal(SIGPIPE, SIG_IGN);
	config = own_folder(&work, said("XDG_CONFIG_HOME"), ".config", mistrusted,
			    N_("the folder of your configuration is somebody else's, or open to all; it is not read"));
	find_agendas(&work, config, dirs);
	io.config = join(&work, config, "config.yaml");
	io.recent = join(&work, own_folder(&work, said("XDG_STATE_HOME"), ".local/state", mistrusted,
					   N_("the folder for your last sessions is somebody else's, or open to all; none are listed")),
			 "recent");
	io.runtime = runtime_folder(mistrusted);
	io.editor = said("VISUAL") ? said("VISUAL") : said("EDITOR");
	io.term = said("TERM");
	io.no_color = said("NO_COLOR") != NULL;
	io.inside = said("TMUX") ? "tmux" : said("STY") ? "screen" : NULL;
	io.far = said("SSH_CONNECTION") != NULL;
	io.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	io.zone_minutes = zone_minutes;
	io.speak = speak;
	status = cli_run(&io, argc, (const char *const *)argv);
	arena_free(&work);
	return status;
}
