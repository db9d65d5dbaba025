/* clock: the honest clock, in numbers and in words. */
#include "clock.h"

#include <string.h>

#include "base/say.h"
#include "facts.h"

enum { EXACT_MS = 5 * MINUTE_MS, STEP_MS = 10000 };  /* the last minute is told every ten seconds */

static int64_t minutes_ms(int64_t minutes)
{
	return minutes * MINUTE_MS;
}

static int64_t spent_on(const struct session *s, size_t dimension, int64_t now_ms)
{
	int64_t spent = 0;

	/* The opening has dimension_count too: it is step 0, the closing the last. */
	for (size_t i = 1; i < s->agenda->step_count; i++)
		if (facts_dimension(s, i) == dimension)
			spent += session_spent_ms(s, i, now_ms);
	return spent;
}

/* What is still planned for the stages of the room's dimension from the present one on. */
static int64_t stages_left_ms(const struct session *s, size_t dimension, int64_t now_ms)
{
	int64_t left = 0;

	for (size_t i = s->clock.step; i < s->agenda->step_count; i++) {
		int64_t planned = minutes_ms(s->agenda->steps[i].stage->minutes);

		if (facts_dimension(s, i) != dimension)
			break;
		if (i == s->clock.step)
			planned -= session_spent_ms(s, i, now_ms);
		left += planned > 0 ? planned : 0;
	}
	return left;
}

/* When the present stage is over its minutes and the ones behind it do not have the room to make up for it. */
static int over_minutes(const struct session *s, size_t dimension, const struct clock_view *c, int64_t now_ms)
{
	const struct stage *stage = session_step(s)->stage;
	int64_t over = c->spent_ms + stages_left_ms(s, dimension, now_ms) - minutes_ms(c->minutes);

	if (session_spent_ms(s, s->clock.step, now_ms) <= minutes_ms(stage->minutes))
		return 0;
	return over > 0 ? (int)(over / MINUTE_MS) : 0;
}

/* The furthest that the room has been; 0 too when it has been nowhere. */
static size_t furthest(const struct session *s, int64_t now_ms)
{
	size_t most = 0;

	for (size_t i = 0; i <= s->agenda->dimension_count; i++)
		if (spent_on(s, i, now_ms))
			most = i;
	return most;
}

/* The whole meeting: what was spent where the room has been, what is planned where it has not. */
static void look_at_meeting(const struct session *s, size_t dimension, int64_t now_ms, struct clock_view *c)
{
	const struct agenda *a = s->agenda;
	int64_t whole = session_spent_ms(s, 0, now_ms), to_come = 0;
	size_t last = furthest(s, now_ms);
	int64_t squeeze;

	if (s->clock.step == 0 && whole < minutes_ms(a->opening.minutes))
		to_come += minutes_ms(a->opening.minutes) - whole;
	for (size_t i = 0; i <= a->dimension_count; i++) {
		int64_t spent = spent_on(s, i, now_ms), left = minutes_ms(session_minutes(s, i)) - spent;
		bool here = i == dimension && s->clock.step > 0;
		/* From where the room went back it will go on. */
		bool ahead = i == last && (s->clock.step == 0 || i > dimension);

		whole += spent;
		if ((here || ahead || !spent) && left > 0)
			to_come += left;
	}
	c->meeting_ends_ms = now_ms + to_come;
	c->late_minutes = (int)((whole + to_come) / MINUTE_MS) - a->minutes;
	c->squeezed = a->dimension_count;
	if (!a->dimension_count || c->late_minutes <= 0 || dimension + 1 >= a->dimension_count)
		return;
	/* If nobody decides, the meeting's end takes it from the last dimension. */
	squeeze = session_minutes(s, a->dimension_count - 1) - c->late_minutes;
	if (spent_on(s, a->dimension_count - 1, now_ms) == 0) {
		c->squeezed = a->dimension_count - 1;
		c->squeezed_to = squeeze > 0 ? (int)squeeze : 0;
	}
}

void clock_look(const struct session *s, int64_t now_ms, struct clock_view *out)
{
	size_t dimension = facts_dimension(s, s->clock.step);

	memset(out, 0, sizeof *out);
	out->paused = s->clock.paused;
	out->timed = s->clock.started;
	if (s->clock.step == 0) {
		out->minutes = s->agenda->opening.minutes;
		out->spent_ms = session_spent_ms(s, 0, now_ms);
	} else {
		out->minutes = session_minutes(s, dimension);
		out->spent_ms = spent_on(s, dimension, now_ms);
		out->over_minutes = out->timed ? over_minutes(s, dimension, out, now_ms) : 0;
	}
	out->left_ms = minutes_ms(out->minutes) - out->spent_ms;
	out->ends_ms = now_ms + out->left_ms;
	look_at_meeting(s, dimension, now_ms, out);
}

/* Minutes that are left, a begun one whole. */
static int64_t minutes_left(const struct clock_view *c)
{
	return c->minutes - c->spent_ms / MINUTE_MS;
}

const char *clock_words(struct ui *ui, const struct clock_view *c)
{
	struct arena *a = &ui->drawing;
	const char *ends = ui_clock_text(ui, c->ends_ms);
	int seconds = (int)((c->left_ms + STEP_MS - 1) / STEP_MS * (STEP_MS / 1000));
	int over = (int)(-c->left_ms / MINUTE_MS);

	if (!c->timed)
		return arena_printf(a, _("%d min, not begun"), c->minutes);
	if (c->left_ms <= 0 && !over)
		return c->paused ? _("paused, time is up") : arena_printf(a, _("time is up, was to end %s"), ends);
	if (c->left_ms < 0)
		return c->paused ? arena_printf(a, _("paused, %d min over"), over) :
				   arena_printf(a, _("%d min over, was to end %s"), over, ends);
	if (c->left_ms > 0 && c->left_ms <= MINUTE_MS)
		return c->paused ? arena_printf(a, _("paused, %d s left"), seconds) :
				   arena_printf(a, _("%d s left, ends %s"), seconds, ends);
	return c->paused ? arena_printf(a, _("paused, %d min left"), (int)minutes_left(c)) :
			   arena_printf(a, _("%d min left, ends %s"), (int)minutes_left(c), ends);
}

const char *clock_short(struct ui *ui)
{
	struct clock_view c;
	int64_t left;

	clock_look(ui->session, ui->now_ms, &c);
	left = minutes_left(&c);
	if (!c.timed)
		return "";
	return arena_printf(&ui->drawing, "   %s", arena_printf(&ui->drawing, left < 0 ? _("%d min over") : _("%d min left"),
								(int)(left < 0 ? -left : left)));
}

const char *clock_sentence(struct arena *a, const struct clock_view *c)
{
	int64_t left = minutes_left(c);

	if (!c->timed)
		return arena_printf(a, P_("%d minute, not begun.", "%d minutes, not begun.", (size_t)c->minutes), c->minutes);
	if (left == 0)
		return arena_printf(a, "%s.", _("The time is up"));
	if (left < 0)
		return arena_printf(a, P_("%d minute over.", "%d minutes over.", (size_t)-left), (int)-left);
	return arena_printf(a, P_("%d minute left.", "%d minutes left.", (size_t)left), (int)left);
}

static bool can_give(const struct session *s, size_t index, int minutes)
{
	const struct agenda *a = s->agenda;
	int least = index < a->dimension_count ? a->dimensions[index].least : a->closing.least;

	return session_minutes(s, index) - minutes >= least;
}

size_t clock_lenders(const struct session *s, int minutes, const struct dimension *out[2])
{
	const struct agenda *a = s->agenda;
	size_t here = facts_dimension(s, s->clock.step), count = 0;

	if (s->clock.step == 0 || here >= a->dimension_count)
		return 0;
	for (size_t i = here + 1; i < a->dimension_count && !count; i++)
		if (can_give(s, i, minutes))
			out[count++] = &a->dimensions[i];
	if (can_give(s, a->dimension_count, minutes))
		out[count++] = &a->closing;
	return count;
}

int64_t clock_next_change(const struct session *s, int64_t now_ms)
{
	/* All that tells the time changes together, with the minute of the wall: one small redraw a minute. */
	int64_t wait = MINUTE_MS - now_ms % MINUTE_MS;
	struct clock_view c;

	if (!s)
		return wait + 1;
	clock_look(s, now_ms, &c);
	/* Towards the end the minutes left are looked at: they change when they do, as on the wall. */
	if (c.timed && !c.paused && c.left_ms > 0 && c.left_ms <= EXACT_MS && MINUTE_MS - c.spent_ms % MINUTE_MS < wait)
		wait = MINUTE_MS - c.spent_ms % MINUTE_MS;
	if (c.timed && !c.paused && c.left_ms > 0 && c.left_ms <= MINUTE_MS && STEP_MS - c.spent_ms % STEP_MS < wait)
		wait = STEP_MS - c.spent_ms % STEP_MS;
	return wait + 1;
}
