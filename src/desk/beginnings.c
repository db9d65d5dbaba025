/* beginnings: what a session can be begun from. */
#include "desk/beginnings.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "desk/desk.h"
#include "store/agenda_file.h"
#include "store/agendas.h"
#include "store/file.h"

const struct beginning *beginnings(const char *const *dirs, struct arena *a, size_t *count)
{
	size_t all;
	const char *const *names = agendas_list(dirs, a, &all);
	struct beginning *list = arena_array(a, struct beginning, all + 1);

	*count = 0;
	for (size_t i = 0; i < all; i++) {
		struct complaints c = { .arena = a };
		struct err e;
		const char *path = agendas_find(dirs, names[i], a, &e);
		const struct agenda *agenda = path ? agenda_file_read(path, a, &c, &e) : NULL;

		if (agenda)
			list[(*count)++] = (struct beginning){ names[i], text_in(agenda->title, agenda->language), agenda->minutes,
							       agenda->dimension_count };
	}
	return list;
}

/* ---- practice ---- */

enum { CAPTURE_MOST = 1 << 20, PLAYED_MINUTES = 30 };

/* Where the demo's first dimension ends. */
static const char played_until[] = ":go regional";

static const char *demo_folder(const char *const *dirs, struct arena *a)
{
	for (size_t i = 0; dirs && dirs[i]; i++) {
		const char *folder = arena_printf(a, "%s/demo", dirs[i]);

		if (access(arena_printf(a, "%s/agenda.yaml", folder), R_OK) == 0)
			return folder;
	}
	return NULL;
}

/* Lines that the program refuses are passed over: it is only practice. Their times end now, so that the clock looks as
 * it would half an hour into a meeting. */
static void play(struct desk *d, const char *text, int64_t now_ms)
{
	const char *end = strstr(text, played_until);
	size_t len = end ? (size_t)(end - text) : strlen(text), at = 0;

	while (at < len) {
		size_t n = strcspn(text + at, "\n");
		int64_t when = now_ms - (int64_t)PLAYED_MINUTES * MINUTE_MS * (int64_t)(len - at) / (int64_t)len;
		struct answer answer;

		if (n && strncmp(text + at, "# ", 2) != 0)
			desk_line(d, text + at, n, when, &answer);
		at += n + 1;
	}
}

static bool play_demo(const struct practice_plan *plan, const char *dir, const char *capture, struct err *e)
{
	const struct desk_plan desk_plan = {
		.dir = dir, .role = "note-taker", .writer = plan->writer, .services = plan->services,
	};
	struct buffer lines = { 0 };
	struct desk *d;
	bool ok = file_read(capture, CAPTURE_MOST, &lines, e) && desk_open(&desk_plan, &d, e);

	if (ok) {
		ok = desk_begin(d, e);
		if (ok) {
			play(d, buffer_text(&lines), plan->now_ms);
			ok = desk_end(d, e);
		}
		desk_close(d);
	}
	buffer_free(&lines);
	return ok;
}

bool practice_begin(const struct practice_plan *plan, char **dir, struct err *e)
{
	struct arena work = { 0 };
	const char *demo = demo_folder(plan->agenda_dirs, &work);
	char *place = arena_printf(&work, "%s/roundtable-practice-XXXXXX", plan->runtime ? plan->runtime : "/tmp");
	bool ok = false;

	*dir = NULL;
	if (!demo) {
		err_set(e, ERR_IO, "the demo is not installed; ROUNDTABLE_AGENDAS names the folder it is in");
	} else if (!mkdtemp(place)) {
		err_set(e, ERR_IO, "%s: %s", place, say_errno(errno));
	} else {
		*dir = strdup(arena_printf(&work, "%s/demo", place));
		if (!*dir)
			memory_exhausted();
		ok = plan->create(plan->self, *dir, arena_printf(&work, "%s/agenda.yaml", demo),
				  arena_printf(&work, "%s/people.yaml", demo), e) &&
		     play_demo(plan, *dir, arena_printf(&work, "%s/capture.txt", demo), e);
		if (!ok) {
			practice_end(*dir);
			*dir = NULL;
		}
	}
	arena_free(&work);
	return ok;
}

static int take_out(const char *path, const struct stat *st, int what, struct FTW *ftw)
{
	(void)st;
	(void)what;
	(void)ftw;
	return remove(path) && errno != ENOENT;
}

void practice_end(char *dir)
{
	char *slash = dir ? strrchr(dir, '/') : NULL;

	/* The folder around the session is ours too; nothing above it is. */
	if (slash) {
		*slash = '\0';
		if (strstr(dir, "/roundtable-practice-"))
			nftw(dir, take_out, 16, FTW_DEPTH | FTW_PHYS);
	}
	free(dir);
}
