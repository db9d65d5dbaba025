/* bench_screen: what the screen costs beside the least that a list on a terminal can cost: a small ncurses program
 * (it ships here, as `bench_screen --floor FILE`) on the same pseudo-terminal in the same run.
 *
 *     ROUNDTABLE=build/roundtable bench_screen [FOLDER]     works in a new folder within FOLDER (else /tmp) */
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pts.h"

enum { ROWS = PTS_ROWS, COLUMNS = PTS_COLUMNS, FEW = 300, MANY = 100000, KEYS = 72, MOVES = 60, KEEPS = 40, STARTS = 7 };
enum { PATH_BYTES = 4096, COMMAND_BYTES = 3 * PATH_BYTES };

static char work[PATH_BYTES];
static const char *program;

/* ---- the floor: read lines, show the last of them, echo letters, move a mark, keep a line ---- */

static void draw_floor(char **lines, int count, int top, int chosen)
{
	for (int i = 0; i < ROWS - 2; i++) {
		if (i + top == chosen)
			attron(A_REVERSE);
		mvaddnstr(i, 0, i + top < count ? lines[i + top] : "", COLUMNS - 1);
		attroff(A_REVERSE);
		clrtoeol();
	}
}

static int run_floor(const char *path)
{
	FILE *f = fopen(path, "r");
	char **lines = calloc(MANY + KEEPS + KEYS, sizeof *lines), typed[4096] = "";
	int count = 0, out = open("build/floor.out", O_WRONLY | O_CREAT | O_APPEND, 0600), chosen, len = 0, c;
	size_t cap;

	setlocale(LC_ALL, "");
	if (!f || !lines || out < 0)
		return 1;
	while (cap = 0, getline(&lines[count], &cap, f) > 0) {
		lines[count][strcspn(lines[count], "\n")] = '\0';
		count++;
	}
	chosen = count - 1;
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	for (;;) {
		int top = count > ROWS - 2 ? count - (ROWS - 2) : 0;

		draw_floor(lines, count, chosen < top ? chosen : top, chosen);
		mvaddnstr(ROWS - 1, 0, typed, COLUMNS - 1);
		clrtoeol();
		refresh();
		c = getch();
		if (c == KEY_F(10))
			break;
		if (c == KEY_UP && chosen > 0) {
			chosen--;
		} else if (c == '\r' || c == '\n') {
			if (write(out, typed, (size_t)len) < 0 || fdatasync(out) < 0)
				break;
			lines[count++] = strdup(typed);
			len = 0;
			typed[0] = '\0';
		} else if (c >= ' ' && c < 127 && len < (int)sizeof typed - 1) {
			typed[len++] = (char)c;
			typed[len] = '\0';
		}
	}
	endwin();
	return 0;
}

/* ---- measures ---- */

struct cost {
	double start, key, keep;          /* seconds */
	double key_bytes, move_bytes, keep_bytes;
};

/* Types the next of `keys`, which end with a NULL and begin anew, `times` times; the median time until the first byte and the mean of bytes. */
static double press(struct pts *s, const char *const *keys, int times, double *bytes)
{
	const char *const *next = keys;
	double values[KEYS], sum = 0;

	for (int i = 0; i < times; i++) {
		double before = pts_seconds(), at;

		next = *next ? next : keys;
		pts_type(s, *next++);
		sum += (double)pts_read(s, NULL, &at);
		values[i] = at - before;
	}
	*bytes = sum / times;
	return pts_median(values, times);
}

static struct cost measure(const char *const *argv, const char *marker, bool screen)
{
	/* As long as a line is wide, and no length that a scrolling step would meet again. */
	static const char *const letters[] = {
		"N", "o", "b", "o", "d", "y", " ", "c", "o", "u", "l", "d", " ", "s", "a", "y", " ", "w", "h", "o", " ", "a", "n",
		"s", "w", "e", "r", "s", " ", "f", "o", "r", " ", "t", "h", "e", " ", "m", "o", "n", "e", "y", ",", " ", "o", "r",
		" ", "w", "h", "e", "n", " ", "t", "h", "e", " ", "b", "o", "a", "r", "d", " ", "w", "a", "s", " ", "a", "s", "k",
		"e", "d", ".", " ", NULL,
	};
	static const char *const ups[] = { "\033OA", NULL }, *const enters[] = { "x\r", "y\r", "z\r", "w\r", NULL };
	double starts[STARTS], at;
	struct cost c = { 0 };
	struct pts s;

	for (int i = 0; i < STARTS; i++) {
		double before = pts_seconds();

		s = pts_start(argv, work);
		pts_read(&s, marker, &at);
		starts[i] = at - before;
		if (i + 1 < STARTS)
			pts_leave(&s);
	}
	c.start = pts_median(starts, STARTS);
	pts_drain(&s);
	c.key = press(&s, letters, KEYS, &c.key_bytes);
	pts_type(&s, screen ? "\025" : "\r");
	pts_drain(&s);
	c.keep = press(&s, enters, KEEPS, &c.keep_bytes);
	if (screen)
		pts_type(&s, "\033");
	pts_drain(&s);
	press(&s, ups, MOVES, &c.move_bytes);
	pts_leave(&s);
	return c;
}

/* ---- what is measured on ---- */

static void shell(const char *command)
{
	if (system(command) != 0)
		pts_die(command);
}

static void prepare(int count, const char *name)
{
	char path[PATH_BYTES + 64], command[COMMAND_BYTES];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s.txt", work, name);
	f = fopen(path, "w");
	if (!f)
		pts_die(path);
	for (int i = 1; i <= count; i++)
		fprintf(f, "A view of what systems are for, as somebody put it: zebra%d\n", i);
	fclose(f);
	snprintf(command, sizeof command,
		 "cd '%s' && printf 'title: A table\\ndimensions:\\n  - {id: one, title: One}\\n' >a.yaml && "
		 "printf 'people: []\\n' >p.yaml && HOME=. '%s' new %s --agenda a.yaml --people p.yaml 2>/dev/null && "
		 "{ echo ':go one'; cat %s.txt; } | '%s' capture %s >/dev/null 2>&1",
		 work, program, name, name, program, name);
	shell(command);
}

static void row(const char *what, double ours, double floor_value, const char *unit, double most)
{
	printf("%-44s %10.3f %-5s floor %10.3f   ratio %5.2f   (to reach %.1f)\n", what, ours, unit, floor_value,
	       floor_value > 0 ? ours / floor_value : 0, most);
}

static void bytes_row(const char *what, double ours, double floor_value, double most)
{
	printf("%-44s %10.1f bytes floor %10.1f               (to reach %.0f)\n", what, ours, floor_value, most);
}

static void compare(const char *self, int count, const char *name, const struct cost *few, struct cost *out)
{
	char file[PATH_BYTES + 64], dir[PATH_BYTES + 64], marker[32];
	const char *const floor_argv[] = { self, "--floor", file, NULL };
	const char *const our_argv[] = { program, "--role", "chair", dir, NULL };
	struct cost least;

	snprintf(file, sizeof file, "%s/%s.txt", work, name);
	snprintf(dir, sizeof dir, "%s/%s", work, name);
	snprintf(marker, sizeof marker, "zebra%d", count);
	prepare(count, name);
	least = measure(floor_argv, marker, false);
	*out = measure(our_argv, marker, true);
	printf("%d entries\n", count);
	row("  start until the newest is painted", out->start * 1e3, least.start * 1e3, "ms", 2.0);
	row("  a typed letter", out->key * 1e6, least.key * 1e6, "us", 1.3);
	bytes_row("  a typed letter sends", out->key_bytes, least.key_bytes, 2);
	bytes_row("  a move in the list sends", out->move_bytes, least.move_bytes, 150);
	row("  keeping an entry", out->keep * 1e3, least.keep * 1e3, "ms", 2.0);
	bytes_row("  keeping an entry sends", out->keep_bytes, least.keep_bytes, 200);
	if (few)
		row("  a typed letter, beside that of few entries", out->key * 1e6, few->key * 1e6, "us", 1.1);
}

int main(int argc, char **argv)
{
	char self[PATH_BYTES], command[COMMAND_BYTES];
	struct cost few, many;
	ssize_t n;

	if (argc == 3 && strcmp(argv[1], "--floor") == 0)
		return run_floor(argv[2]);
	program = getenv("ROUNDTABLE");
	if (!program)
		program = "build/roundtable";
	n = readlink("/proc/self/exe", self, sizeof self - 1);
	if (n < 0)
		pts_die("/proc/self/exe");
	self[n] = '\0';
	snprintf(work, sizeof work, "%.2000s/bench-screen-XXXXXX", argc > 1 ? argv[1] : "/tmp");
	if (!mkdtemp(work))
		pts_die(work);
	setenv("PWD", work, 1);
	compare(self, FEW, "few", NULL, &few);
	compare(self, getenv("BENCH_QUICK") ? FEW * 10 : MANY, "many", &few, &many);
	snprintf(command, sizeof command, "rm -rf '%s'", work);
	shell(command);
	return 0;
}
