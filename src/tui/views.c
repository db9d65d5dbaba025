/* views: what a screen remembers of how it is looked at. */
#include "views.h"

#include <stdlib.h>

struct views *ui_views(struct ui *ui)
{
	if (!ui->views)
		ui->views = calloc(1, sizeof *ui->views);
	if (!ui->views)
		memory_exhausted();
	return ui->views;
}

void views_free(struct views *v)
{
	if (!v)
		return;
	review_free(&v->review);
	arena_free(&v->minutes.arena);
	free(v->minutes.path);
	arena_free(&v->wall.arena);
	arena_free(&v->start.arena);
	free(v->start.agenda);
	free(v->start.dir);
	free(v->start.people);
	buffer_free(&v->ask.title);
	buffer_free(&v->ask.before);
	buffer_free(&v->ask.after);
	free(v);
}
