/* wall: the process that steers keeps projector.json up to date. */
#include "wall.h"

#include "clock.h"

/* Not with every entry of a fast note-taker, and often enough that a wall which is not steered knows it within a minute. */
enum { PAUSE_MS = 1000, BEAT_MS = 20000 };

/* Stopped at the closing, once that had begun: a pause before it is a pause. */
static bool is_over(const struct ui *ui, const struct clock_view *c)
{
	const struct session *s = ui->session;

	return c->timed && c->paused && s->clock.step + 1 == s->agenda->step_count &&
	       session_spent_ms(s, s->clock.step, ui->now_ms) > 0;
}

struct wall_plan wall_plan_of(const struct ui *ui)
{
	struct clock_view c;

	clock_look(ui->session, ui->now_ms, &c);
	return (struct wall_plan){
		.session = ui->session, .glossary = ui->plan.glossary, .prompt = ui->prompt, .timed = c.timed,
		.running = c.timed && !c.paused, .over = is_over(ui, &c), .planned_seconds = c.minutes * 60,
		.left_seconds = (int)(c.left_ms / 1000),
	};
}

int64_t wall_due_ms(const struct wall_kept *kept, const struct ui *ui)
{
	bool other = !kept->written_ms || kept->version != ui->version || kept->prompt != ui->prompt;
	/* After a key there may come another: nobody waits for the wall while typing, nor the wall for ever. */
	int64_t beat = kept->written_ms + BEAT_MS, typed = ui->last_key_ms > kept->written_ms ? ui->last_key_ms : kept->written_ms;
	int64_t due = (other && typed + PAUSE_MS < beat ? typed + PAUSE_MS : beat) - ui->now_ms;

	/* A clock that was set back does not stop the wall. */
	if (!kept->written_ms || due < 0 || due > BEAT_MS)
		return 0;
	return due;
}

void wall_keep(struct wall_kept *kept, struct ui *ui)
{
	const struct wall_plan plan = wall_plan_of(ui);
	struct err e = { 0 };

	if (!ui->dir || wall_due_ms(kept, ui) > 0)
		return;
	kept->written_ms = ui->now_ms;
	kept->version = ui->version;
	kept->prompt = ui->prompt;
	if (wall_write(&plan, ui->dir, NULL, &e)) {
		kept->failed = false;
	} else if (!kept->failed) {
		kept->failed = true;
		/* A session without people is practice: there the wall has nothing to hide, and nothing to show. */
		if (ui->session->roster->count)
			ui_say(ui, STYLE_CAUTION, "Wall: %s", e.text);
	}
}
