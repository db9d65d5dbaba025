/* docx_parts: the files inside a DOCX (ECMA-376, 5th edition, part 1), each as one function. */
#ifndef DOCX_PARTS_H
#define DOCX_PARTS_H

#include "base/arena.h"
#include "xml.h"

/* A run of numbered items: "2.3." before a number that counts from start. */
struct docx_list {
	const char *before;
	long start;
};

struct docx_lists {
	struct arena arena;
	struct docx_list *item;
	size_t count, cap;
	long next;          /* what the last list would count to */
};

/* Numbers of w:num: the first is for bullets, list i has DOCX_FIRST_LIST + i. */
enum { DOCX_BULLETS = 1, DOCX_FIRST_LIST = 2 };

/* Each appends a whole part to out. docx_document fills lists, docx_numbering reads them. */
bool docx_document(const struct document *d, struct docx_lists *lists, struct buffer *out, struct err *e) MUST_USE;
bool docx_numbering(const struct docx_lists *lists, struct buffer *out, struct err *e) MUST_USE;
bool docx_styles(const struct document *d, struct buffer *out, struct err *e) MUST_USE;
bool docx_header(const struct document *d, struct buffer *out, struct err *e) MUST_USE;
bool docx_footer(const struct document *d, struct buffer *out, struct err *e) MUST_USE;
bool docx_core(const struct document *d, struct buffer *out, struct err *e) MUST_USE;

/* Parts that are the same in every file. */
extern const char docx_content_types[], docx_relations[], docx_document_relations[], docx_settings[];

/* Starts a part: declaration and root element with the namespace of WordprocessingML. */
void docx_start(struct xml *x, const char *root, struct buffer *out);

/* Word wants a region; "en" alone falls back to that of the machine. */
const char *docx_language(const char *lang);

/* <name w:val="value"/>; a paragraph's run of text, with an optional property such as "w:b". */
void docx_value(struct xml *x, const char *name, const char *value);
void docx_run(struct xml *x, const struct published *text, const char *property);

/* A table, of a block of that kind, without its caption's paragraph. */
void docx_table(struct xml *x, const struct block *b);

#endif
