/* batch: many lines that one key types. */
#include "batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "ui.h"

void batch_forget(struct ui *ui)
{
	struct batch *b = &ui->batch;

	b->standing = b->undone = 0;
}

static void begin(struct ui *ui, int way)
{
	struct batch *b = &ui->batch;

	free(b->why);
	*b = (struct batch){ .way = way };
}

static void type(struct ui *ui, const char *line)
{
	ui->batch.waiting++;
	ui_type(ui, FROM_BATCH, line);
}

/* Only what is on the disk is said to be done. */
static void say(struct ui *ui)
{
	struct batch *b = &ui->batch;

	if (b->way == BATCH_DOES && b->skipped)
		ui_say(ui, STYLE_ACCENT, b->done > 1 ?
		       N_("%zu marked as read, u takes all back; %zu with a finding skipped") :
		       N_("%zu marked as read; %zu with a finding skipped"), b->done, b->skipped);
	else if (b->way == BATCH_DOES)
		ui_say(ui, STYLE_ACCENT, b->done > 1 ? N_("%zu marked as read, u takes all back") : N_("%zu marked as read"),
		       b->done);
	else
		ui_say(ui, STYLE_ACCENT, b->way == BATCH_UNDOES ? N_("Undone: %zu marked as read. U to redo")
								 : N_("Done again: %zu marked as read"), b->done);
	if (b->why)
		ui_say(ui, STYLE_CAUTION, "%zu marked as read, the others not: %s", b->done, b->why);
}

static void end(struct ui *ui)
{
	struct batch *b = &ui->batch;

	say(ui);
	/* What was taken in part is undone step by step. */
	b->standing = b->why || b->way == BATCH_UNDOES ? 0 : b->done;
	b->undone = b->why || b->way != BATCH_UNDOES ? 0 : b->done;
}

void batch_begin(struct ui *ui, size_t skipped)
{
	begin(ui, BATCH_DOES);
	ui->batch.skipped = skipped;
}

void batch_type(struct ui *ui, const char *line)
{
	type(ui, line);
}

void batch_end(struct ui *ui)
{
	if (!ui->batch.waiting)
		end(ui);
}

static bool repeat(struct ui *ui, int way, const char *line, size_t times)
{
	if (times < 2)
		return false;
	begin(ui, way);
	while (times--)
		type(ui, line);
	return true;
}

bool batch_takes(struct ui *ui, const char *line)
{
	if (strcmp(line, ":undo") == 0)
		return repeat(ui, BATCH_UNDOES, line, ui->batch.standing);
	if (strcmp(line, ":redo") == 0)
		return repeat(ui, BATCH_REDOES, line, ui->batch.undone);
	return false;
}

void batch_answered(struct ui *ui, const struct answer *a)
{
	struct batch *b = &ui->batch;

	if (a->kind == ANSWER_DONE)
		b->done++;
	else if (!b->why)
		b->why = strdup(a->why ? a->why : _("the record is off"));
	if (--b->waiting == 0)
		end(ui);
}
