/* yaml_tree: a file that a person wrote, as a tree of nodes that know where they stand. What reads the
 * tree says every mistake at its line and column and goes on, so that one run finds them all.
 *
 * Bounded for any input: bytes, nesting, nodes, the length of a scalar and the number of complaints.
 * libyaml 0.2.5 itself has no limits, and its time grows with the square of the nesting. */
#ifndef STORE_YAML_TREE_H
#define STORE_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/complaints.h"
#include "base/map.h"
#include "model/agenda.h"

struct buffer;

enum {
	FILE_BYTES_MOST = 4 * 1024 * 1024,
	SCALAR_BYTES_MOST = 64 * 1024,
	DEPTH_MOST = 64,
	NODES_MOST = 100000,
	MISTAKES_MOST = 1000,
};

/* One file being read. */
struct reading {
	const char *name;      /* what complaints call the file */
	struct arena *a;       /* where nodes and all values go */
	struct complaints *c;
	size_t mistakes;       /* said so far */
};

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node_item {
	const struct node *key;    /* NULL in a sequence */
	const struct node *value;
};

struct node {
	enum node_kind kind;
	bool plain;            /* a scalar without quotes */
	size_t line, column;   /* from 1, in characters */
	const char *text;      /* of a scalar; "" otherwise */
	struct node_item *item;
	size_t count, cap;
};

/* ---- complaints at a place ---- */

void wrong_at(struct reading *r, size_t line, size_t column, const char *format, ...) PRINTF_LIKE(4, 5);
void node_wrong(struct reading *r, const struct node *n, const char *format, ...) PRINTF_LIKE(3, 4);

/* Worth knowing; the file can be used all the same. */
void node_odd(struct reading *r, const struct node *n, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts what was said of this file since c held `from` complaints into the order of its lines. */
void sort_complaints(struct reading *r, size_t from);

/* The beginning of s for a message, in quotes; in r->a. */
const char *excerpt(struct reading *r, const char *s);

/* ---- bytes to nodes ---- */

/* Appends the text of a file to out without its byte order mark. Bytes that are no UTF-8, controls and
 * characters that turn the direction of text are complained of one by one and replaced by "?", so that
 * lines and columns stay right and reading can go on. false when nothing is worth reading on. */
bool clean_text(struct reading *r, const char *bytes, size_t len, struct buffer *out);

/* A character that has no business in a text: it cannot be seen, or it reorders what is seen. */
bool is_hidden_character(int c);

/* The one document of a YAML file, or NULL: r->c says why. */
const struct node *yaml_tree_parse(struct reading *r, const char *bytes, size_t len);

/* ---- making nodes ---- */

struct node *node_new(struct reading *r, enum node_kind kind, size_t line, size_t column);

/* key is NULL for a sequence. */
void node_add(struct reading *r, struct node *to, const struct node *key, const struct node *value);

/* ---- nodes to values ---- */

/* Nothing, as in "key:" or "key: ~": the same as leaving the key out. */
bool node_is_nothing(const struct node *n);

/* The value under a key, or NULL. */
const struct node *node_get(const struct node *n, const char *key);

/* One key of a mapping: how its value is read into the member at that offset. To add a key, add a row. */
struct node_key {
	const char *name;      /* NULL ends the table */
	void (*read)(struct reading *r, const struct node *value, void *member);
	size_t at;
	bool needed;
};

/* Reads a mapping by its table. what is "a dimension", "the agenda". false when n is no mapping. */
bool node_mapping(struct reading *r, const struct node *n, const char *what, const struct node_key *keys,
		  void *into);

/* The items of a list, each a zeroed struct of that size; *count is 0 and the answer NULL for what is no
 * list (complained of) and for NULL. */
void *node_list(struct reading *r, const struct node *n, const char *what, size_t most, size_t size,
		size_t *count);

/* Readers for tables. The member's type is in the comment. */
void read_node(struct reading *r, const struct node *n, void *member);     /* const struct node * */
void read_text(struct reading *r, const struct node *n, void *member);     /* const struct text * */
void read_texts(struct reading *r, const struct node *n, void *member);    /* struct texts */
void read_string(struct reading *r, const struct node *n, void *member);   /* const char * */
void read_strings(struct reading *r, const struct node *n, void *member);  /* struct strings */
void read_terms(struct reading *r, const struct node *n, void *member);    /* struct strings, all languages */
void read_id(struct reading *r, const struct node *n, void *member);       /* const char * */

/* The longest id that read_id takes. */
enum { ID_BYTES_MOST = 64 };

/* A whole number from least to most; what follows "should be ", as in "a number of minutes". */
bool node_number(struct reading *r, const struct node *n, const char *what, int least, int most, int *out);

/* Says at n that the id was used before; NULL ids are passed over. */
void node_unique(struct reading *r, struct map *seen, const char *id, const struct node *n, const char *what);

/* "; did you mean "x"?" when one of the words is near, else "; it can be a, b or c"; in r->a. */
const char *suggestion(struct reading *r, const char *typed, const char *const *words, size_t count);

/* s without blanks at its ends, and each run of white space in it one blank; in r->a. */
const char *tidy(struct arena *a, const char *s);

#endif
