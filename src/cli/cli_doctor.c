/* doctor: what holds on this computer, in words: looked at and, where that can be, tried. It reads no session and no
 * name. */
#include <jansson.h>
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "base/utf8.h"
#include "doctor.h"

enum { WIDTH = 78, STATE = 6, INDENT = 20 };

static const char *const state_words[] = { [HOLDS] = N_("holds"), [NOTE] = N_("note"), [FAILS] = N_("fails") };

/* Words of a line, broken before WIDTH. Here a byte is a column at most. */
static void print_words(FILE *out, struct arena *a, const char *says)
{
	struct buffer visible = { 0 };
	const char *text;
	size_t at = INDENT;

	utf8_add_visible(&visible, says, strlen(says));
	text = arena_string(a, buffer_text(&visible));
	buffer_free(&visible);
	while (*text) {
		size_t len = strcspn(text, " ");

		if (at > INDENT && at + 1 + len > WIDTH) {
			fprintf(out, "\n%*s", INDENT, "");
			at = INDENT;
		} else if (at > INDENT) {
			fputc(' ', out);
			at++;
		}
		fwrite(text, 1, len, out);
		at += len;
		text += len + (text[len] == ' ');
	}
	fputc('\n', out);
}

/* A word and the blanks behind it, by what is seen: a letter of Welsh may be two bytes. */
static void print_column(FILE *out, const char *word, size_t width)
{
	size_t seen = utf8_width(word, strlen(word));

	fprintf(out, "%s%*s", word, seen < width ? (int)(width - seen) : 1, "");
}

static void print_text(const struct visit *v, const char *name, const struct diagnosis *f)
{
	print_column(v->io->out, _(state_words[f->state]), STATE);
	print_column(v->io->out, _(name), INDENT - STATE);
	print_words(v->io->out, v->a, f->says);
}

static json_t *row_json(const char *name, const struct diagnosis *f)
{
	json_t *row = json_object();

	json_object_set_new(row, "name", json_string(name));
	json_object_set_new(row, "state", json_string(state_words[f->state]));
	json_object_set_new(row, "says", json_string(f->says));
	return row;
}

static bool print_json(const struct visit *v, json_t *rows, bool holds)
{
	json_t *all = json_object();
	bool ok;

	json_object_set_new(all, "holds", json_boolean(holds));
	json_object_set_new(all, "looked_at", rows);
	ok = json_dumpf(all, v->io->out, JSON_INDENT(1)) == 0 && fputc('\n', v->io->out) != EOF;
	json_decref(all);
	return ok;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct visit v = { .io = io, .a = o->arena, .dir = o->words ? o->word[0] : ".", .named = o->words > 0 };
	size_t fails = 0;
	bool json;
	json_t *rows;

	if (!option_json(o, &json, e))
		return false;
	/* What programs read is the same in every language. */
	if (json)
		(void)say_in("en", NULL);
	rows = json_array();
	confine_prove(&v.proof);
	for (const struct look_at *l = doctor_looks; l->name; l++) {
		const struct diagnosis f = l->look(&v);

		fails += f.state == FAILS;
		if (json)
			json_array_append_new(rows, row_json(l->name, &f));
		else
			print_text(&v, l->name, &f);
	}
	if (json) {
		if (!print_json(&v, rows, !fails))
			return err_set(e, ERR_IO, "there is no memory for the list");
	} else {
		json_decref(rows);
	}
	return !fails || err_set(e, ERR_RULE, P_("%zu thing fails here; the program cannot keep its promises before that is mended",
				 "%zu things fail here; the program cannot keep its promises before that is mended", fails), fails);
}

static const struct option_row options[] = {
	OPTION_TEXT_OR_JSON,
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_doctor = {
	.name = "doctor",
	.args = "[DIR] [--format text|json]",
	.help = N_("Say what holds on this computer: terminal, clock, disk, permissions, walls"),
	.options = options,
	.least = 0, .most = 1,
	.run = run,
};
