/* projector_view: what stands in projector.json, and how it looks on the wall. */
#include "projector_view.h"

#include <jansson.h>
#include <string.h>

#include "base/say.h"
#include "base/time.h"
#include "show.h"

/* ---- reading ---- */

static const char *text_of(const json_t *o, const char *key, struct arena *a)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text ? arena_string(a, text) : "";
}

static void read_poll(const json_t *row, struct arena *a, struct wall_poll *out)
{
	const json_t *options = json_object_get(row, "options");
	size_t count = json_array_size(options);

	out->question = text_of(row, "question", a);
	out->agreement = text_of(row, "agreement", a);
	out->options = arena_array(a, struct wall_option, count + 1);
	out->option_count = count;
	for (size_t i = 0; i < count; i++) {
		const json_t *option = json_array_get(options, i);

		out->options[i].option = text_of(option, "option", a);
		out->options[i].votes = json_integer_value(json_object_get(option, "votes"));
	}
}

static void read_lists(const json_t *o, struct arena *a, struct wall_shown *out)
{
	const json_t *agreed = json_object_get(o, "agreed"), *polls = json_object_get(o, "polls");

	out->agreed = arena_array(a, const char *, json_array_size(agreed) + 1);
	for (size_t i = 0; i < json_array_size(agreed); i++) {
		const char *text = json_string_value(json_array_get(agreed, i));

		if (text)
			out->agreed[out->agreed_count++] = arena_string(a, text);
	}
	out->polls = arena_array(a, struct wall_poll, json_array_size(polls) + 1);
	for (size_t i = 0; i < json_array_size(polls); i++)
		read_poll(json_array_get(polls, i), a, &out->polls[out->poll_count++]);
}

bool projector_parse(const char *bytes, size_t len, struct arena *a, struct wall_shown *out, struct err *e)
{
	json_error_t why;
	json_t *o = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &why);
	const json_t *left = json_object_get(o, "left_seconds");
	bool ok = json_integer_value(json_object_get(o, "wall")) == 1;

	memset(out, 0, sizeof *out);
	if (ok) {
		out->dimension = text_of(o, "dimension", a);
		out->stage = text_of(o, "stage", a);
		out->prompt = text_of(o, "prompt", a);
		out->record = text_of(o, "record", a);
		out->timed = json_is_integer(left);
		out->left_seconds = json_integer_value(left);
		out->planned_seconds = json_integer_value(json_object_get(o, "planned_seconds"));
		out->running = json_is_true(json_object_get(o, "running"));
		out->over = json_is_true(json_object_get(o, "over"));
		read_lists(o, a, out);
	}
	json_decref(o);
	return ok || err_set(e, ERR_SYNTAX, "projector.json is not what this program writes");
}

/* ---- drawing ---- */

/* A block of text in the middle of the wall; rows go down from `row` and stop at `end`. */
struct block {
	struct frame *f;
	struct arena *a;
	int row, end, col, width;
};

enum { TEXT_CELLS = 72, POLL_NAME_CELLS = 20 };

static struct block block_of(struct frame *f, struct arena *a)
{
	int width = f->cols - 8 < TEXT_CELLS ? f->cols - 8 : TEXT_CELLS;

	if (width < 8)
		width = f->cols;
	return (struct block){ f, a, f->rows >= 20 ? 2 : 0, f->rows - 2, (f->cols - width) / 2, width };
}

static void put(struct block *b, enum style style, const char *text)
{
	if (b->row < b->end && *text)
		b->row += frame_wrap(b->f, b->row, b->col, b->width, b->end - b->row < 3 ? b->end - b->row : 3, style, text);
}

static void gap(struct block *b)
{
	b->row += b->f->rows >= 20;
}

static int64_t left_now(const struct wall_shown *w, int64_t age_ms)
{
	return w->running ? w->left_seconds - age_ms / 1000 : w->left_seconds;
}

static const char *time_words(struct arena *a, const struct wall_shown *w, int64_t age_ms)
{
	int64_t left = left_now(w, age_ms);
	size_t minutes = (size_t)(left > 0 ? (left + 59) / 60 : -left / 60);

	if (!minutes)
		return _("The time is up");
	if (left > 0)
		return arena_printf(a, w->running ? P_("%zu minute left", "%zu minutes left", minutes) :
				    P_("A pause, %zu minute left", "A pause, %zu minutes left", minutes), minutes);
	return arena_printf(a, w->running ? P_("%zu minute over", "%zu minutes over", minutes) :
			    P_("A pause, %zu minute over", "A pause, %zu minutes over", minutes), minutes);
}

static void draw_time(struct block *b, const struct wall_shown *w, int64_t age_ms)
{
	int64_t left = left_now(w, age_ms), gone = w->planned_seconds - left;
	int full;

	if (!w->timed || w->planned_seconds <= 0 || b->row + 2 > b->end)
		return;
	gone = gone < 0 ? 0 : gone > w->planned_seconds ? w->planned_seconds : gone;
	full = (int)(b->width * gone / w->planned_seconds);
	frame_fill(b->f, b->row, b->col, full, STYLE_ACCENT, GLYPH_BAR);
	frame_fill(b->f, b->row++, b->col + full, b->width - full, STYLE_QUIET, GLYPH_BAR_REST);
	put(b, STYLE_PLAIN, time_words(b->a, w, age_ms));
	gap(b);
}

/* The newest stand at the end; where there is no room for all, the last ones show. */
static void draw_agreed(struct block *b, const struct wall_shown *w)
{
	int room = b->end - b->row - 1, lines = 0;
	size_t first = w->agreed_count;

	if (!w->agreed_count || room < 1)
		return;
	while (first > 0 && lines + show_lines(w->agreed[first - 1], b->width - 4) <= room)
		lines += show_lines(w->agreed[--first], b->width - 4);
	/* The newest is begun where there is no room for its end: a heading alone tells nothing. */
	if (first == w->agreed_count)
		first--;
	put(b, STYLE_TITLE, first ? arena_printf(b->a, _("Agreed so far (%zu, the last ones)"), w->agreed_count) : _("Agreed so far"));
	for (size_t i = first; i < w->agreed_count && b->row < b->end; i++) {
		frame_putf(b->f, b->row, b->col, 4, STYLE_QUIET, "%zu", i + 1);
		b->row += frame_wrap(b->f, b->row, b->col + 4, b->width - 4, b->end - b->row, STYLE_PLAIN, w->agreed[i]);
	}
	gap(b);
}

static int64_t most_votes(const struct wall_poll *p)
{
	int64_t most = 1;

	for (size_t i = 0; i < p->option_count; i++)
		most = p->options[i].votes > most ? p->options[i].votes : most;
	return most;
}

static void draw_poll(struct block *b, const struct wall_poll *p)
{
	int bar = b->width - POLL_NAME_CELLS - 5;
	int64_t most = most_votes(p);

	if (b->row + 2 + (int)p->option_count > b->end || bar < 4)
		return;
	put(b, STYLE_TITLE, p->question);
	put(b, STYLE_PLAIN, p->agreement);
	for (size_t i = 0; i < p->option_count && b->row < b->end; i++) {
		int full = p->options[i].votes > 0 ? (int)(bar * p->options[i].votes / most) : 0;

		frame_fit(b->f, b->row, b->col, POLL_NAME_CELLS - 1, STYLE_PLAIN, p->options[i].option);
		frame_fill(b->f, b->row, b->col + POLL_NAME_CELLS, full, STYLE_ACCENT, GLYPH_BAR);
		frame_putf(b->f, b->row++, b->col + POLL_NAME_CELLS + full + 1, 5, STYLE_PLAIN, "%lld",
			   (long long)p->options[i].votes);
	}
	gap(b);
}

static const char *age_words(struct arena *a, int64_t age_ms)
{
	size_t minutes = age_ms > 0 ? (size_t)(age_ms / MINUTE_MS) : 0;

	if (minutes < 1)
		return _("up to date");
	if (minutes < 120)
		return arena_printf(a, P_("%zu minute old", "%zu minutes old", minutes), minutes);
	return arena_printf(a, P_("%zu hour old", "%zu hours old", minutes / 60), minutes / 60);
}

static void draw_foot(const struct block *b, const struct wall_shown *w, int64_t age_ms)
{
	int row = b->f->rows - 1, end = b->col + b->width;
	const char *record = _("Held under the Chatham House Rule");

	if (strcmp(w->record, "off") == 0)
		record = _("OFF: nothing is kept");
	else if (strcmp(w->record, "on-record") == 0)
		record = _("ON THE RECORD");
	if (b->width >= 50)
		end = frame_right(b->f, row, end, STYLE_QUIET, age_words(b->a, age_ms)) - 2;
	frame_fit(b->f, row, b->col, end - b->col, strcmp(w->record, "rule") == 0 ? STYLE_QUIET : STYLE_OFF, record);
}

void projector_draw(const struct wall_shown *w, const char *why, int64_t age_ms, struct arena *a, struct frame *f)
{
	struct block b = block_of(f, a);

	frame_clear(f);
	frame_cursor(f, f->rows - 1, 0);
	if (!w) {
		b.row = f->rows / 2 - 1;
		put(&b, STYLE_PLAIN, why);
		return;
	}
	put(&b, STYLE_TITLE, *w->dimension ? w->dimension : _("Nothing but the time can be shown"));
	/* Opening and closing are called as their one stage is. */
	if (strcmp(w->stage, w->dimension) != 0)
		put(&b, STYLE_QUIET, w->stage);
	gap(&b);
	if (w->over)
		put(&b, STYLE_TITLE, _("The meeting is over. Thank you."));
	else
		put(&b, STYLE_TITLE, w->prompt);
	gap(&b);
	if (age_ms >= WALL_STALE_MS) {
		put(&b, STYLE_CAUTION, arena_printf(a, _("Not steered: this is %s"), age_words(a, age_ms)));
		gap(&b);
	} else if (!w->over) {
		draw_time(&b, w, age_ms);
	}
	/* The last poll closed is what the room talks about. */
	for (size_t i = w->poll_count; i-- > 0 && i + 1 == w->poll_count;)
		draw_poll(&b, &w->polls[i]);
	draw_agreed(&b, w);
	draw_foot(&b, w, age_ms);
}
