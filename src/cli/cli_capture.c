/* capture: lines in, one answer per line out, each only once it is on the disk. Lines that arrive together share
 * one sync. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/interrupted.h"
#include "base/say.h"
#include "command/line.h"
#include "desk/desk.h"
#include "services.h"
#include "subcommand.h"

enum {
	READ_BYTES = 64 * 1024,
	BATCH_LINES = 512,               /* that share a sync at most */
	LINE_BUFFER_BYTES = 4 << 20,     /* of a line without end; what is behind them is counted, not kept */
};

struct capture {
	const struct cli_io *io;
	struct desk *desk;
	bool comments;          /* "# " begins a comment */
	struct buffer input;    /* read and not yet answered */
	size_t line;            /* number of the last line begun */
	size_t kept;
	bool failed;            /* something could not be stored */
};

/* One line of a batch: where its answer is printed once the sync is over. */
struct pending {
	size_t line;
	struct answer answer;
};

/* What a command says, sentence by sentence. */
static void say_lines(struct capture *c, size_t line, const char *text)
{
	while (*text) {
		size_t len = strcspn(text, "\n");

		cli_say(c->io, "stdin:%zu: %.*s", line, (int)len, text);
		text += len + (text[len] == '\n');
	}
}

static void print_answer(struct capture *c, const struct pending *p)
{
	const struct answer *a = &p->answer;
	FILE *out = c->io->out;

	for (size_t i = 0; i < a->warning_count; i++)
		cli_say(c->io, "stdin:%zu: %s", p->line, a->warnings[i]);
	switch (a->kind) {
	case ANSWER_NONE:
		return;
	case ANSWER_KEPT:
		fprintf(out, "kept %s %s\n", a->id, a->what);
		c->kept++;
		break;
	case ANSWER_DONE:
		fprintf(out, "done %s%s%s\n", a->what, *a->id ? " " : "", a->id);
		break;
	case ANSWER_OFF:
		fputs("off\n", out);
		break;
	case ANSWER_SCREEN:
		fputs("refused: ", out);
		fprintf(out, _("%s needs the screen"), a->what);
		fputc('\n', out);
		break;
	case ANSWER_FAILED:
		c->failed = true;
		/* fall through */
	case ANSWER_REFUSED:
		fputs("refused: ", out);
		print_visible(out, a->why);
		fputc('\n', out);
		break;
	}
	if (a->say)
		say_lines(c, p->line, a->say);
}

static bool is_comment(const struct capture *c, const char *line, size_t len)
{
	return c->comments && len >= 2 && line[0] == '#' && line[1] == ' ';
}

/* Answers the lines of one batch with the same refusal. */
static void refuse_all(struct pending *batch, size_t count, const char *why)
{
	for (size_t i = 0; i < count; i++) {
		batch[i].answer = (struct answer){ .kind = ANSWER_FAILED, .why = why };
	}
}

/* Takes at most BATCH_LINES complete lines off the input at *at; gives how many have an answer to be printed. */
static size_t plan_batch(struct capture *c, size_t *at, bool locked, struct pending *batch)
{
	size_t count = 0;
	bool alone;

	while (count < BATCH_LINES) {
		const char *line = c->input.text + *at;
		const char *end = memchr(line, '\n', c->input.len - *at);
		size_t len;

		if (!end)
			break;
		len = (size_t)(end - line);
		if (len && line[len - 1] == '\r')
			len--;
		alone = line_is_at_once(line, len);
		if (alone && count)
			break;
		*at += (size_t)(end - line) + 1;
		c->line++;
		if (!len || is_comment(c, line, len))
			continue;
		batch[count].line = c->line;
		if (locked)
			desk_line(c->desk, line, len, c->io->now_ms(), &batch[count].answer);
		count++;
		if (alone)
			break;
	}
	return count;
}

/* Plans, stores and answers what complete lines the input holds from *at on, up to a batch of them. */
static bool answer_batch(struct capture *c, size_t *at, struct err *e)
{
	struct pending batch[BATCH_LINES];
	struct err why = { 0 };
	bool locked = desk_begin(c->desk, &why);
	size_t count = plan_batch(c, at, locked, batch);

	if (!locked)
		refuse_all(batch, count, why.text);
	else if (!desk_end(c->desk, &why))
		for (size_t i = 0; i < count; i++)
			answer_fail(&batch[i].answer, why.text);
	for (size_t i = 0; i < count; i++)
		print_answer(c, &batch[i]);
	if (fflush(c->io->out) != 0)
		return err_set(e, ERR_IO, "standard output: %s; what was answered so far is kept", say_errno(errno));
	return true;
}

static bool answer_all(struct capture *c, struct err *e)
{
	size_t at = 0;

	while (c->input.len > at && memchr(c->input.text + at, '\n', c->input.len - at))
		if (!answer_batch(c, &at, e))
			return false;
	buffer_splice(&c->input, 0, at, "", 0);
	return true;
}

/* Keeps a line without end from filling memory: what is behind the limit makes it too long all the same. */
static void take_bytes(struct capture *c, const char *bytes, size_t len)
{
	while (len) {
		const char *end = memchr(bytes, '\n', len);
		size_t part = end ? (size_t)(end - bytes) + 1 : len;

		if (c->input.len + part <= LINE_BUFFER_BYTES)
			buffer_add(&c->input, bytes, part);
		else if (end)
			buffer_addc(&c->input, '\n');
		bytes += part;
		len -= part;
	}
}

static bool read_lines(struct capture *c, struct err *e)
{
	char bytes[READ_BYTES];
	int tries = 0;
	ssize_t got;

	for (;;) {
		got = read(fileno(c->io->in), bytes, sizeof bytes);
		if (got < 0 && interrupted(&tries))
			continue;
		if (got <= 0)
			break;
		/* Whoever types for hours may be interrupted more often. */
		tries = 0;
		take_bytes(c, bytes, (size_t)got);
		if (!answer_all(c, e))
			return false;
	}
	if (got < 0)
		return err_set(e, ERR_IO, "standard input: %s", say_errno(errno));
	/* A last line without its newline was typed all the same. */
	if (c->input.len) {
		buffer_addc(&c->input, '\n');
		return answer_all(c, e);
	}
	return true;
}

static bool check_role(const struct options *o, const char **role, struct err *e)
{
	static const char *const roles[] = { "chair", "note-taker", "organiser", NULL };
	size_t index;

	if (!option_word(o, "role", roles, &index, e))
		return false;
	*role = option_given(o, "role") ? roles[index] : "";
	return true;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct capture c = { .io = io, .comments = !option_given(o, "no-comments") };
	const char *role;
	bool ok;

	if (!check_role(o, &role, e) || !cli_desk_open(io, o, role, &c.desk, e))
		return false;
	say_troubles(io, o->word[0], desk_history(c.desk));
	ok = read_lines(&c, e);
	cli_say(io, P_("%zu entry kept", "%zu entries kept", c.kept), c.kept);
	if (ok && c.failed)
		ok = err_set(e, ERR_IO, "some lines could not be stored; they were answered with the reason");
	buffer_free(&c.input);
	desk_close(c.desk);
	return ok;
}

static const struct option_row options[] = {
	{ "role", "ROLE", N_("chair, note-taker or organiser: whose undo this is") },
	{ "no-comments", NULL, N_("a line that begins with # is an entry too") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_capture = {
	.name = "capture",
	.args = "DIR [--role ROLE] [--no-comments]",
	.help = N_("Keep lines from standard input, one answer each"),
	.options = options,
	.least = 1, .most = 1,
	.run = run,
};
