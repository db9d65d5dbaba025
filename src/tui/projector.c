/* projector: the wall, as a process of its own. It opens projector.json and nothing else: no agenda, no journal, no list
 * of people, so there is nothing that it could show by mistake. */
#include "tui/projector.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/interrupted.h"
#include "base/say.h"
#include "projector_view.h"
#include "publish/wall.h"
#include "terminal.h"

enum { LOOK_MS = 1000, WALL_MOST = 1 << 20, PLAIN_ROWS = 24, PLAIN_COLS = 80 };

struct projector {
	const struct projector_plan *plan;
	struct arena arena;    /* what was read last, and its drawing */
	struct frame frame;
};

/* ---- the file ---- */

static bool read_all(int fd, struct buffer *out, struct err *e)
{
	char bytes[4096];
	int tries = 0;
	ssize_t n;

	while ((n = read(fd, bytes, sizeof bytes)) != 0) {
		if (n < 0 && interrupted(&tries))
			continue;
		if (n < 0)
			return err_set(e, ERR_IO, "%s: %s", wall_file, say_errno(errno));
		buffer_add(out, bytes, (size_t)n);
		if (out->len > WALL_MOST)
			return err_set(e, ERR_SYNTAX, "%s is larger than a wall", wall_file);
	}
	return true;
}

/* Reads it whole, and when it was written. A link or a pipe of that name is none of ours. */
static bool read_wall(const struct projector *p, struct buffer *out, int64_t *at_ms, struct err *e)
{
	struct arena work = { 0 };
	int fd = open(arena_printf(&work, "%s/%s", p->plan->dir, wall_file), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	bool ok;

	arena_free(&work);
	if (fd < 0 && errno == ENOENT)
		return err_set(e, ERR_IO, "Nothing is on the wall yet. It begins when somebody steers this session as chair.");
	if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		err_set(e, ERR_IO, "%s: %s", wall_file, fd < 0 ? say_errno(errno) : _("this is no file"));
		if (fd >= 0)
			close(fd);
		return false;
	}
	*at_ms = (int64_t)st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000;
	ok = read_all(fd, out, e);
	close(fd);
	return ok;
}

static void draw(struct projector *p, int rows, int cols)
{
	struct buffer bytes = { 0 };
	struct wall_shown wall;
	struct err e = { 0 };
	int64_t at_ms = 0, age_ms;
	bool ok;

	arena_free(&p->arena);
	p->frame.ascii = !p->plan->utf8;
	frame_resize(&p->frame, rows, cols);
	ok = read_wall(p, &bytes, &at_ms, &e) && projector_parse(buffer_text(&bytes), bytes.len, &p->arena, &wall, &e);
	age_ms = p->plan->now_ms() - at_ms;
	projector_draw(ok ? &wall : NULL, e.text, age_ms > 0 ? age_ms : 0, &p->arena, &p->frame);
	buffer_free(&bytes);
}

/* ---- with and without a terminal ---- */

static bool leaves(const char *key)
{
	static const char *const keys[] = { "q", "Q", "Esc", "C-c", "F10" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return false;
}

static void run(struct projector *p)
{
	for (;;) {
		const char *text;
		size_t len;
		int rows, cols;

		terminal_size(&rows, &cols);
		draw(p, rows, cols);
		terminal_show(&p->frame);
		switch (terminal_wait(LOOK_MS, -1, &text, &len)) {
		case TERMINAL_END:
			return;
		case TERMINAL_SUSPEND:
			terminal_suspend();
			break;
		case TERMINAL_KEY:
			if (leaves(text))
				return;
			if (strcmp(text, "C-l") == 0)
				terminal_forget();
			break;
		default:
			break;
		}
	}
}

static bool print(struct projector *p, struct err *e)
{
	draw(p, PLAIN_ROWS, PLAIN_COLS);
	if (fputs(frame_text(&p->frame, &p->arena), p->plan->out) == EOF || fflush(p->plan->out) != 0)
		return err_set(e, ERR_IO, "standard output: %s", say_errno(errno));
	return true;
}

static bool on_terminal(struct projector *p, int *status, struct err *e)
{
	if (!terminal_open(theme_find(p->plan->colour ? "calm" : "mono"), p->plan->colour, e))
		return false;
	run(p);
	terminal_close();
	if (terminal_signal())
		*status = 128 + terminal_signal();
	return true;
}

bool projector_run(const struct projector_plan *plan, int *status, struct err *e)
{
	struct projector p = { .plan = plan };
	struct stat st;
	bool ok;

	*status = 0;
	if (stat(plan->dir, &st) < 0)
		return err_set(e, ERR_IO, "%s: %s", plan->dir, say_errno(errno));
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_IO, "%s: this is no session folder", plan->dir);
	ok = plan->screen ? on_terminal(&p, status, e) : print(&p, e);
	frame_free(&p.frame);
	arena_free(&p.arena);
	return ok;
}
