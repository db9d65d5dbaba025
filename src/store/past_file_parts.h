/* past_file_parts: what the files past_file*.c share. Private to store. */
#ifndef PAST_FILE_PARTS_H
#define PAST_FILE_PARTS_H

#include "base/map.h"
#include "past_tree.h"
#include "store/past_file.h"

/* Sums of a great many files must not run over; lists whose members are compared with each other are short. */
enum { PAST_VERSION = 1, PAST_COUNT_MOST = 1000000000, PAST_COMPARED_MOST = 1000 };

struct past_reader {
	struct arena *a;
	struct past_minutes *out;
	struct err *e;
	struct arena work;                 /* of the tree and the map */
	struct map words;                  /* what past_word gave, under itself */
};

/* Members of an object that is found at `where` ("internal/present", "" for the whole): what is missing reads as "", 0,
 * false or an empty list, what is of another shape is refused. A value that is no object has no members. */
bool past_text(struct past_reader *r, const struct past_node *object, const char *where, const char *key, const char **out);

/* As past_text, for words that come again and again in a file, such as a level: each is kept once. */
bool past_word(struct past_reader *r, const struct past_node *object, const char *where, const char *key, const char **out);
bool past_needed(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
		 const char **out);
bool past_flag(struct past_reader *r, const struct past_node *object, const char *where, const char *key, bool *out);
bool past_count(struct past_reader *r, const struct past_node *object, const char *where, const char *key, int64_t *out);
bool past_list(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
	       const struct past_node **first, size_t *count);
bool past_texts(struct past_reader *r, const struct past_node *object, const char *where, const char *key,
		struct strings *out);

/* "FILE: internal/present: "text" is no text; …". Gives false. */
bool past_wrong(struct past_reader *r, const char *where, const char *key, const char *what);

bool past_polls(struct past_reader *r, const struct past_node *root);

#endif
