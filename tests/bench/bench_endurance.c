/* bench_endurance: what is hard on a screen, beside nano on the same pseudo-terminal in the same run: a paste of 10 KB
 * and a storm of resizes, in CPU time; and whether a long evening's keys leave memory behind.
 *
 *     ROUNDTABLE=build/roundtable bench_endurance [FOLDER]     works in a new folder within FOLDER (else /tmp) */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pts.h"

enum { ROUNDS = 7, PASTE_BYTES = 10240, LINE_BYTES = 80, RESIZES = 50, KEYS = 100000, WARM = 20000, PATH_BYTES = 4096 };

static char work[PATH_BYTES];

/* Busy machines make pauses: quiet is what lasts. */
static void settle(struct pts *s)
{
	pts_drain(s);
	pts_drain(s);
	pts_drain(s);
}

static void nothing(struct pts *s)
{
	(void)s;
}

static void paste(struct pts *s)
{
	static char text[PASTE_BYTES + 64];
	size_t len = 0;

	memcpy(text, "\033[200~", 6);
	for (len = 6; len < PASTE_BYTES + 6; len++)
		text[len] = len % LINE_BYTES == 0 ? '\r' : len % 7 == 0 ? ' ' : (char)('a' + len % 26);
	memcpy(text + len, "\033[201~", 7);
	pts_type(s, text);
	settle(s);
	/* Many lines: one entry, that is. To nano it is one more letter. */
	pts_type(s, "o");
	settle(s);
}

static void resize(struct pts *s)
{
	/* As a hand at the corner of a window sends them. */
	const struct timespec pause = { 0, 4000000 };
	struct pollfd in = { .fd = s->fd, .events = POLLIN };
	char some[4096];

	for (int i = 0; i < RESIZES; i++) {
		pts_resize(s, PTS_ROWS - 10 + i % 20, PTS_COLUMNS - 30 + i * 7 % 60);
		nanosleep(&pause, NULL);
		while (poll(&in, 1, 0) > 0 && read(s->fd, some, sizeof some) > 0)
			;
	}
	settle(s);
}

/* CPU seconds from start, which shows `marker`, to the end of `act`. */
static double cpu(const char *const *argv, const char *marker, void (*act)(struct pts *s))
{
	double values[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		struct pts s = pts_start(argv, work);
		double at;

		pts_read(&s, marker, &at);
		settle(&s);
		act(&s);
		values[i] = pts_kill(&s);
	}
	return pts_median(values, ROUNDS);
}

static void compare(const char *what, const char *const *ours, const char *const *nano, void (*act)(struct pts *s))
{
	double here = cpu(ours, "number 300", act) - cpu(ours, "number 300", nothing), there;

	if (!nano) {
		printf("%-44s %10.3f ms    nano: not here\n", what, here * 1e3);
		return;
	}
	there = cpu(nano, "number 300", act) - cpu(nano, "number 300", nothing);
	printf("%-44s %10.3f ms    nano  %10.3f   ratio %5.2f   (to reach 1.0)\n", what, here * 1e3, there * 1e3,
	       here / there);
}

/* Letters and what edits them, moves in the list, help and palette, and nothing kept: what is on the screen at the end
 * is what was there at the beginning, and so should be what is in memory. Each text ends in a key that is waited for:
 * Esc and a key behind it would be Alt. */
static const char *const round_of_keys[] = {
	"\025a half-typed line @al\t of words #th\001\006\006\005\027\027 and 100 letters more, to the end of the line and beyond it, "
	"as some people do\002\002\002\013\025" "again, and shorter\025" "i",
	"\033", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjkkkkk", "?", "\033", ":mo", "\033", "i",
};

static void press(struct pts *s, int keys)
{
	for (int done = 0; done < keys;) {
		for (int again = 0; again < 8; again++, done += (int)strlen(round_of_keys[0]))
			pts_type(s, round_of_keys[0]);
		for (size_t i = 1; i < sizeof round_of_keys / sizeof *round_of_keys; i++) {
			pts_type(s, round_of_keys[i]);
			pts_answer(s);
			done += (int)strlen(round_of_keys[i]);
		}
	}
	settle(s);
}

static void endure(const char *const *argv)
{
	int keys = getenv("BENCH_QUICK") ? KEYS / 2 : KEYS;
	struct pts s = pts_start(argv, work);
	long before, after;
	double at;

	pts_read(&s, "number 300", &at);
	press(&s, WARM);
	before = pts_memory(&s);
	press(&s, keys);
	after = pts_memory(&s);
	printf("memory after %6d keys and %6d more         %10ld KiB   grown %5ld KiB         (to reach 0)\n", WARM, keys,
	       after, after - before);
	pts_kill(&s);
}

static const char *find_nano(void)
{
	static const char *const places[] = { "/usr/bin/nano", "/bin/nano", "/usr/local/bin/nano" };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (access(places[i], X_OK) == 0)
			return places[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const char *program = getenv("ROUNDTABLE") ? getenv("ROUNDTABLE") : "build/roundtable";
	char dir[PATH_BYTES + 64], text[PATH_BYTES + 64], command[3 * PATH_BYTES];
	const char *const ours[] = { program, "--role", "note-taker", dir, NULL };
	/* The same lines, the last of them on the screen. */
	const char *const nano[] = { find_nano(), "--ignorercfiles", "+300", text, NULL };

	snprintf(work, sizeof work, "%.2000s/bench-endurance-XXXXXX", argc > 1 ? argv[1] : "/tmp");
	if (!mkdtemp(work))
		pts_die(work);
	snprintf(dir, sizeof dir, "%s/s", work);
	snprintf(text, sizeof text, "%s/lines.txt", work);
	snprintf(command, sizeof command,
		 "cd '%s' && printf 'title: A table\\ndimensions:\\n  - {id: one, title: One}\\n' >a.yaml && "
		 "printf 'people: []\\n' >p.yaml && HOME=. '%s' new s --agenda a.yaml --people p.yaml 2>/dev/null && "
		 "{ echo ':go one'; seq -f 'A view of what systems are for, number %%g' 300 | tee lines.txt; } | '%s' capture s >/dev/null 2>&1",
		 work, program, program);
	if (system(command) != 0)
		pts_die(command);
	compare("a paste of 10 KB, CPU", ours, nano[0] ? nano : NULL, paste);
	compare("50 resizes, CPU", ours, nano[0] ? nano : NULL, resize);
	endure(ours);
	snprintf(command, sizeof command, "rm -rf '%s'", work);
	return system(command) != 0;
}
