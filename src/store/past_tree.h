/* past_tree: the JSON of published minutes (RFC 8259) as a tree. Private to store.
 *
 * A report of a programme reads a thousand files, and half of its time was the library's tree. So what is plain, which is
 * all that export writes, is read here in one pass; what is rare (deep nesting, large numbers, exponents, a great many
 * members) and what is wrong is left to the library, which also has the words for it. */
#ifndef PAST_TREE_H
#define PAST_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/map.h"

enum past_kind { PAST_OTHER, PAST_OBJECT, PAST_LIST, PAST_TEXT, PAST_INTEGER, PAST_TRUE, PAST_FALSE };

struct past_node {
	enum past_kind kind;
	unsigned name_len;
	const char *name;                    /* of a member; no NUL behind it */
	union {
		const char *text;                /* of a text; NUL behind it and never in it */
		int64_t integer;
		const struct past_node *first;   /* what is in an object or a list, in its order */
	};
	size_t count;                        /* of these */
	const struct past_node *next;        /* in the same object or list */
	const struct map *members;           /* of an object that has many; else NULL */
};

/* Gives the tree in a, or NULL: ERR_SYNTAX says of `file` where and what to do, ERR_IO that the library found no memory.
 * The tree refers to bytes, which must live as long. */
const struct past_node *past_tree(const char *file, const char *bytes, size_t len, struct arena *a, struct err *e) MUST_USE;

/* The member of that name, or NULL; what is no object, or NULL, has none. */
const struct past_node *past_member(const struct past_node *object, const char *name);

#endif
