/* people_csv: RFC 4180 as spreadsheets really write it: a byte order mark, comma, semicolon or tab, line
 * ends of three kinds, quoted cells with line breaks. */
#include "people_csv.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

enum { COLUMNS_MOST = 64, NOT_KNOWN = -1 };

static const char *const columns[] = {
	"id",    "name", "title", "aliases",   "role",     "organisation",
	"group", "part", "email", "on_record", "convenor",
};

enum { KNOWN = sizeof columns / sizeof *columns };

struct table {
	struct reading *r;
	const char *s;
	size_t len, at;
	size_t line, column;    /* of s[at] */
	char delimiter;
	int column_of[COLUMNS_MOST];
	size_t column_count;
	size_t cells;
};

/* ---- characters ---- */

/* The byte at hand, 0 at the end (clean_text has let no zero through). */
static char here(const struct table *t)
{
	return t->at < t->len ? t->s[t->at] : '\0';
}

static bool at_line_end(const struct table *t)
{
	char c = here(t);

	return c == '\n' || c == '\r' || c == '\0';
}

/* Of CR LF it is the LF that ends the line; a CR alone does so too. */
static void advance(struct table *t)
{
	char c = here(t);

	t->at++;
	if (c == '\n' || (c == '\r' && here(t) != '\n')) {
		t->line++;
		t->column = 1;
	} else if (((unsigned char)here(t) & 0xc0) != 0x80) {
		t->column++;
	}
}

static void end_line(struct table *t)
{
	if (here(t) == '\r')
		advance(t);
	if (here(t) == '\n')
		advance(t);
}

static void skip_blanks(struct table *t)
{
	while (here(t) == ' ' || (here(t) == '\t' && t->delimiter != '\t'))
		advance(t);
}

/* The sign that stands most often between the names of the columns. */
static char guess_delimiter(const char *s, size_t len)
{
	static const char signs[] = ",;\t";
	size_t count[3] = { 0 }, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < len && (quoted || (s[i] != '\n' && s[i] != '\r')); i++) {
		const char *sign = quoted ? NULL : strchr(signs, s[i]);

		if (s[i] == '"')
			quoted = !quoted;
		if (sign && *sign)
			count[sign - signs]++;
	}
	for (size_t i = 1; i < 3; i++) {
		if (count[i] > count[best])
			best = i;
	}
	return signs[best];
}

/* ---- cells ---- */

static void take_plain(struct table *t, struct buffer *out)
{
	while (!at_line_end(t) && here(t) != t->delimiter) {
		buffer_addc(out, here(t));
		advance(t);
	}
}

static void take_quoted(struct table *t, struct buffer *out, const struct node *cell)
{
	advance(t);
	for (;; advance(t)) {
		if (!here(t)) {
			node_wrong(t->r, cell, "a quote is opened here and never closed");
			return;
		}
		if (here(t) == '"') {
			advance(t);
			if (here(t) != '"')
				break;
		}
		buffer_addc(out, here(t));
	}
	skip_blanks(t);
	if (at_line_end(t) || here(t) == t->delimiter)
		return;
	wrong_at(t->r, t->line, t->column,
		 "text stands behind a closing quote; double the quotes within a cell");
	take_plain(t, out);
}

static struct node *take_cell(struct table *t)
{
	struct buffer text = { 0 };
	struct node *cell;

	skip_blanks(t);
	cell = node_new(t->r, NODE_SCALAR, t->line, t->column);
	if (here(t) == '"')
		take_quoted(t, &text, cell);
	else
		take_plain(t, &text);
	if (text.len > SCALAR_BYTES_MOST)
		node_wrong(t->r, cell, "a cell of more than %d KiB; is a quote missing?",
			   SCALAR_BYTES_MOST / 1024);
	else
		cell->text = tidy(t->r->a, buffer_text(&text));
	buffer_free(&text);
	t->cells++;
	return cell;
}

/* One row as a sequence of cells; false at the end of the file. */
static bool take_row(struct table *t, struct node **row)
{
	if (!here(t))
		return false;
	*row = node_new(t->r, NODE_SEQUENCE, t->line, t->column);
	node_add(t->r, *row, NULL, take_cell(t));
	while (here(t) == t->delimiter) {
		advance(t);
		node_add(t->r, *row, NULL, take_cell(t));
	}
	end_line(t);
	return true;
}

/* ---- the first line ---- */

/* "On record" and "ON-RECORD" are on_record. */
static int known_column(const char *name)
{
	for (int i = 0; i < KNOWN; i++) {
		const char *a = columns[i], *b = name;

		for (; *a && *b; a++, b++) {
			char c = *b == ' ' || *b == '-' ? '_' : *b;

			if (c >= 'A' && c <= 'Z')
				c = (char)(c - 'A' + 'a');
			if (c != *a)
				break;
		}
		if (!*a && !*b)
			return i;
	}
	return NOT_KNOWN;
}

static void read_heading(struct table *t, const struct node *cell, int *out, bool *seen)
{
	*out = known_column(cell->text);
	if (*out == NOT_KNOWN && *cell->text)
		node_wrong(t->r, cell, "unknown column %s%s", excerpt(t->r, cell->text),
			   suggestion(t->r, cell->text, columns, KNOWN));
	if (*out == NOT_KNOWN)
		return;
	if (seen[*out])
		node_wrong(t->r, cell, "the column %s stands here twice; keep one of them", columns[*out]);
	seen[*out] = true;
}

static bool read_header(struct table *t)
{
	bool seen[KNOWN] = { false };
	struct node *row;

	if (!take_row(t, &row)) {
		wrong_at(t->r, 1, 1, "the file is empty");
		return false;
	}
	if (row->count > COLUMNS_MOST) {
		node_wrong(t->r, row, "there are more than %d columns", COLUMNS_MOST);
		return false;
	}
	t->column_count = row->count;
	for (size_t i = 0; i < row->count; i++)
		read_heading(t, row->item[i].value, &t->column_of[i], seen);
	if (!seen[1])
		node_wrong(t->r, row, "there is no column name; the first line must name the columns, as in "
				      "name, role, organisation");
	return seen[1];
}

/* ---- the rows ---- */

static const struct node *split(struct table *t, const struct node *cell)
{
	struct node *list = node_new(t->r, NODE_SEQUENCE, cell->line, cell->column);
	const char *s = cell->text;

	while (*s) {
		size_t len = strcspn(s, "|");
		struct node *one = node_new(t->r, NODE_SCALAR, cell->line, cell->column);

		one->text = tidy(t->r->a, arena_string_n(t->r->a, s, len));
		if (*one->text)
			node_add(t->r, list, NULL, one);
		s += len + (s[len] == '|');
	}
	return list;
}

static void add_cell(struct table *t, struct node *person, const struct node *cell, size_t index)
{
	int column = index < t->column_count ? t->column_of[index] : NOT_KNOWN;
	struct node *key;

	if (!*cell->text)
		return;
	if (index >= t->column_count)
		node_wrong(t->r, cell,
			   "this row has more cells than there are columns; put a text with a %s in quotes",
			   t->delimiter == ','   ? "comma"
			   : t->delimiter == ';' ? "semicolon"
						 : "tab");
	if (column == NOT_KNOWN)
		return;
	key = node_new(t->r, NODE_SCALAR, cell->line, cell->column);
	key->text = columns[column];
	node_add(t->r, person, key, strcmp(key->text, "aliases") == 0 ? split(t, cell) : cell);
}

static void read_rows(struct table *t, struct node *people)
{
	struct node *row;

	while (take_row(t, &row)) {
		struct node *person = node_new(t->r, NODE_MAPPING, row->line, row->column);

		for (size_t i = 0; i < row->count; i++)
			add_cell(t, person, row->item[i].value, i);
		if (person->count)
			node_add(t->r, people, NULL, person);
		if (t->cells > NODES_MOST) {
			node_wrong(t->r, row, "the file has more than %d cells", NODES_MOST);
			return;
		}
	}
}

static const struct node *parse_clean(struct reading *r, const struct buffer *text)
{
	struct table t = { .r = r, .s = text->text, .len = text->len, .line = 1, .column = 1 };
	struct node *root, *people, *key;

	t.delimiter = guess_delimiter(text->text, text->len);
	if (!read_header(&t))
		return NULL;
	root = node_new(r, NODE_MAPPING, 1, 1);
	people = node_new(r, NODE_SEQUENCE, 1, 1);
	key = node_new(r, NODE_SCALAR, 1, 1);
	key->text = "people";
	node_add(r, root, key, people);
	read_rows(&t, people);
	return root;
}

const struct node *people_csv_parse(struct reading *r, const char *bytes, size_t len)
{
	struct buffer text = { 0 };
	const struct node *root = NULL;

	if (clean_text(r, bytes, len, &text))
		root = parse_clean(r, &text);
	buffer_free(&text);
	return root;
}
