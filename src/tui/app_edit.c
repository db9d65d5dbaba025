/* app_edit: a long text in the user's own editor. It lies in a folder of mode 0700 under $XDG_RUNTIME_DIR, which is
 * memory and goes with the login, never in /tmp. */
#include "app.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/say.h"
#include "entry.h"
#include "terminal.h"

enum { TEXT_MOST = 64 * 1024 };

static bool write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t len = strlen(text);
	bool ok = fd >= 0 && write(fd, text, len) == (ssize_t)len;

	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	return ok;
}

/* The file's text with line ends as blanks: an entry is one line. */
static char *read_text(struct arena *a, const char *path)
{
	char *text = arena_alloc(a, TEXT_MOST + 1);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, text, TEXT_MOST) : -1;

	if (fd >= 0)
		close(fd);
	if (n < 0)
		return NULL;
	while (n && (text[n - 1] == '\n' || text[n - 1] == '\r'))
		text[--n] = '\0';
	for (ssize_t i = 0; i < n; i++)
		if (text[i] == '\n' || text[i] == '\r')
			text[i] = ' ';
	return text;
}

/* $EDITOR may be a command with words: the shell splits it, and the path comes as an argument of its own. */
bool tui_edit(const void *editor, const char *path, const struct door_wait *wait)
{
	static const int keys[] = { SIGINT, SIGQUIT, SIGHUP, SIGTERM };
	pid_t child = fork();
	int status = -1;

	/* Nobody ends an editor but who sits at it. */
	(void)wait;
	if (child == 0) {
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			signal(keys[i], SIG_DFL);
		execl("/bin/sh", "sh", "-c", arena_printf(&(struct arena){ 0 }, "exec %s \"$1\"", (const char *)editor), "sh", path,
		      (char *)NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void edit_in(struct app *app, const char *folder)
{
	struct arena work = { 0 };
	const char *path = arena_printf(&work, "%s/line.txt", folder);
	const char *text;
	bool ok = write_text(path, editor_text(&app->ui.entry));

	terminal_lend();
	ok = ok && door_run(app->plan->edit, path, NULL);
	terminal_return();
	text = ok ? read_text(&work, path) : NULL;
	if (text)
		editor_set(&app->ui.entry, text);
	else
		ui_say(&app->ui, STYLE_CAUTION, "The editor gave nothing back; the line is as it was");
	unlink(path);
	arena_free(&work);
}

void app_edit(struct app *app)
{
	struct arena work = { 0 };
	const struct tui_plan *plan = app->plan;
	char *folder;

	app->ui.editor = false;
	if (app->ui.focus == FOCUS_LIST)
		entry_edit(&app->ui, ui_chosen(&app->ui));
	if (!plan->edit) {
		ui_say(&app->ui, STYLE_CAUTION, "Set EDITOR to the editor you want");
		return;
	}
	if (!plan->runtime) {
		ui_say(&app->ui, STYLE_CAUTION, "XDG_RUNTIME_DIR is no folder of yours alone; the text would have to lie in /tmp, so no");
		return;
	}
	folder = arena_printf(&work, "%s/roundtable-XXXXXX", plan->runtime);
	if (!mkdtemp(folder)) {
		ui_say(&app->ui, STYLE_CAUTION, "%s: %s", plan->runtime, say_errno(errno));
	} else {
		edit_in(app, folder);
		rmdir(folder);
	}
	app->ui.typed_ms = app->ui.now_ms;
	app->ui.typed++;
	arena_free(&work);
}
