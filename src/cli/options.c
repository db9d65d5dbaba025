/* options: what was typed behind a subcommand, through getopt_long, with words that say what was meant. */
#include <getopt.h>
#include <string.h>

#include "base/nearest.h"
#include "subcommand.h"

enum { OPTIONS_MOST = 24 };

static size_t row_count(const struct option_row *rows)
{
	size_t count = 0;

	while (rows && rows[count].name)
		count++;
	return count;
}

/* The screen has no name of its own. */
static const char *shown(const struct subcommand *sub)
{
	return *sub->name ? sub->name : "roundtable";
}

static bool unknown(const struct subcommand *sub, const char *typed, struct err *e)
{
	const char *names[OPTIONS_MOST];
	size_t count = row_count(sub->options);
	char word[64];
	size_t len;
	const char *near;

	typed += strspn(typed, "-");
	len = strcspn(typed, "=");
	if (len >= sizeof word)
		len = sizeof word - 1;
	memcpy(word, typed, len);
	word[len] = '\0';
	for (size_t i = 0; i < count; i++)
		names[i] = sub->options[i].name;
	near = nearest(word, names, count);
	if (near)
		return err_set(e, ERR_USAGE, "%s has no option --%s; did you mean --%s?", shown(sub), word, near);
	return err_set(e, ERR_USAGE, "%s has no option --%s; see roundtable help %s", shown(sub), word, sub->name);
}

static void keep(struct options *o, const char *name, const char *value)
{
	const char **slot = arena_push(o->arena, &o->names, o->count, &o->name_cap, sizeof *slot);

	*slot = name;
	slot = arena_push(o->arena, &o->values, o->count, &o->value_cap, sizeof *slot);
	*slot = value;
	o->count++;
}

static void fill(const struct subcommand *sub, struct option *out)
{
	for (size_t i = 0; i < row_count(sub->options); i++)
		out[i] = (struct option){ sub->options[i].name,
					  sub->options[i].value ? required_argument : no_argument, NULL, 1 };
}

static bool check_words(const struct subcommand *sub, const struct options *o, struct err *e)
{
	if (o->words < sub->least)
		return err_set(e, ERR_USAGE, "%s needs %s; see roundtable help %s", sub->name, sub->args, sub->name);
	if (o->words > sub->most)
		return err_set(e, ERR_USAGE, "%s does not know what to do with %s; see roundtable help %s", sub->name,
			       o->word[sub->most], sub->name);
	return true;
}

bool options_read(const struct subcommand *sub, struct arena *a, int argc, const char *const *argv,
		  struct options *out, struct err *e)
{
	struct option longs[OPTIONS_MOST + 1] = { { NULL, 0, NULL, 0 } };
	char **copy = arena_array(a, char *, (size_t)argc + 1);
	int index, got;

	memset(out, 0, sizeof *out);
	out->arena = a;
	out->rows = sub->options;
	if (row_count(sub->options) > OPTIONS_MOST)
		bug("%s has more than %d options", sub->name, OPTIONS_MOST);
	fill(sub, longs);
	for (int i = 0; i < argc; i++)
		copy[i] = arena_string(a, argv[i]);
	opterr = 0;
	optind = 0; /* glibc, musl: start anew */
	while ((got = getopt_long(argc, copy, ":", longs, &index)) != -1) {
		if (got == ':')
			return err_set(e, ERR_USAGE, "%s needs a value; see roundtable help %s", copy[optind - 1],
				       sub->name);
		if (got != 1)
			return unknown(sub, copy[optind - 1], e);
		keep(out, sub->options[index].name, optarg);
	}
	out->word = (const char *const *)copy + optind;
	out->words = (size_t)(argc - optind);
	return check_words(sub, out, e);
}

const char *option_value(const struct options *o, const char *name)
{
	const char *value = NULL;

	for (size_t i = 0; i < o->count; i++)
		if (strcmp(o->names[i], name) == 0)
			value = o->values[i];
	return value;
}

bool option_given(const struct options *o, const char *name)
{
	for (size_t i = 0; i < o->count; i++)
		if (strcmp(o->names[i], name) == 0)
			return true;
	return false;
}

const char *option_nth(const struct options *o, const char *name, size_t n)
{
	for (size_t i = 0; i < o->count; i++)
		if (strcmp(o->names[i], name) == 0 && n-- == 0)
			return o->values[i];
	return NULL;
}

bool option_word(const struct options *o, const char *name, const char *const *words, size_t *index,
		 struct err *e)
{
	const char *value = option_value(o, name);
	const char *near;
	size_t count = 0;

	*index = 0;
	if (!value)
		return true;
	for (; words[count]; count++) {
		if (strcmp(words[count], value) == 0) {
			*index = count;
			return true;
		}
	}
	near = nearest(value, words, count);
	if (near)
		return err_set(e, ERR_USAGE, "--%s does not know %s; did you mean %s?", name, value, near);
	err_set(e, ERR_USAGE, "--%s does not know %s; it knows", name, value);
	for (size_t i = 0; i < count; i++) {
		size_t len = strlen(e->text);

		snprintf(e->text + len, sizeof e->text - len, "%s %s", i ? "," : "", words[i]);
	}
	return false;
}

bool option_json(const struct options *o, bool *json, struct err *e)
{
	static const char *const formats[] = { "text", "json", NULL };
	size_t format;
	bool ok = option_word(o, "format", formats, &format, e);

	*json = ok && format == 1;
	return ok;
}
