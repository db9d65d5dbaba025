/* paths: where each file goes. An existing folder, a trailing slash or several formats mean a folder; else a file;
 * nothing said means DIR/minutes/. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ready.h"
#include "store/file.h"
#include "store/folder.h"

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool ends_in_slash(const char *path)
{
	size_t len = strlen(path);

	return len && path[len - 1] == '/';
}

/* The real path of the folder; of what is not there yet, the rest behind the nearest one above it that is. */
static const char *real_folder(struct arena *a, const char *folder)
{
	char *bare = arena_string(a, folder), *real;
	size_t len = strlen(bare);
	const char *whole;

	while (!(real = realpath(len ? bare : ".", NULL)) && len) {
		while (len && bare[len - 1] != '/')
			len--;
		while (len > 1 && bare[len - 1] == '/')
			len--;
		bare[len] = '\0';
	}
	whole = real ? arena_printf(a, "%s/%s", real, folder + len + strspn(folder + len, "/")) : NULL;
	free(real);
	return whole;
}

bool paths_in_minutes(const char *dir, const char *folder, struct arena *a)
{
	const char *own = real_folder(a, arena_printf(a, "%s/minutes", dir)), *that = real_folder(a, folder);
	size_t len = own ? strlen(own) : 0;

	while (len && own[len - 1] == '/')
		len--;
	return own && that && strncmp(that, own, len) == 0 && (that[len] == '\0' || that[len] == '/');
}

static const char *folder_of(struct arena *a, const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? arena_string_n(a, file, slash == file ? 1 : (size_t)(slash - file)) : ".";
}

static bool check_private(const struct publication_ready *p, const char *folder, bool given, struct err *e)
{
	struct arena work = { 0 };
	bool ok = true;

	if (!p->keep_names)
		return true;
	if (!given)
		ok = err_set(e, ERR_USAGE, "--private needs --output, outside minutes/: what keeps names is not published");
	else if (paths_in_minutes(p->dir, folder, &work))
		ok = err_set(e, ERR_USAGE, "--private may not write into minutes/: what is there is published");
	arena_free(&work);
	return ok;
}

static bool to_stdout(struct publication_ready *p, struct err *e)
{
	if (p->file_count > 1)
		return err_set(e, ERR_USAGE, "only one format in one language fits on standard output");
	p->files[0].path = "-";
	return true;
}

bool paths_spare_session(const char *file, struct err *e)
{
	struct arena work = { 0 };
	struct err no_session;
	bool ok = strcmp(file, "-") == 0 || !folder_recognise(folder_of(&work, file), &no_session) ||
		  err_set(e, ERR_USAGE, "%s: is in the folder of a session, whose own files are not to be replaced; leave "
					"--output out, or name another place",
			  file);

	arena_free(&work);
	return ok;
}

bool paths_mean_folder(const char *output, size_t file_count)
{
	return file_count > 1 || ends_in_slash(output) || is_folder(output);
}

bool paths_settle(struct publication_ready *p, const struct publish_plan *plan, struct err *e)
{
	const char *output = plan->output ? plan->output : arena_printf(&p->arena, "%s/minutes/", p->dir);
	bool folder = paths_mean_folder(output, p->file_count);
	const char *slash = ends_in_slash(output) ? "" : "/";

	if (strcmp(output, "-") == 0)
		return to_stdout(p, e);
	if (!*output)
		return err_set(e, ERR_USAGE, "--output needs a file, a folder or -");
	if (!check_private(p, folder ? output : folder_of(&p->arena, output), plan->output != NULL, e))
		return false;
	for (size_t i = 0; i < p->file_count; i++)
		p->files[i].path = folder ? arena_printf(&p->arena, "%s%s%s", output, slash, tongues_file(p, plan, i))
					  : arena_string(&p->arena, output);
	return paths_spare_session(p->files[0].path, e);
}

bool paths_make_folder(const char *file, struct err *e)
{
	struct arena work = { 0 };
	bool ok = file_folder(folder_of(&work, file), 0700, e);

	arena_free(&work);
	return ok;
}

bool paths_gate_file(struct gate *g, const char *file, const char *own, struct err *e)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;

	/* Standard output has no name. */
	return strcmp(file, "-") == 0 || strcmp(name, own) == 0 || gate_read(g, name, "", 0, e);
}

void paths_gate_folder(struct gate *g, const char *file)
{
	struct arena work = { 0 };

	if (!is_folder(folder_of(&work, file)))
		gate_read_folder(g, file);
	arena_free(&work);
}
