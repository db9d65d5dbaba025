/* xml: elements, attributes and text through libxml2's writer, so that nothing is escaped by hand. A failure
 * is kept and said once, at the end. */
#ifndef XML_H
#define XML_H

#include <stdbool.h>

#include <libxml/xmlwriter.h>

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "minutes/document.h"

struct xml {
	xmlTextWriter *writer;
	struct buffer *out;
	size_t before;       /* bytes that were in it */
	bool failed;
};

/* Writes to the end of out, which belongs to x until xml_finish: a report is hundreds of megabytes, and there is to be
 * one copy of it. */
void xml_start(struct xml *x, struct buffer *out);

/* Ours alone: a declaration or a style sheet. Never text of the tree. */
void xml_raw(struct xml *x, const char *words);

void xml_open(struct xml *x, const char *name);
void xml_attribute(struct xml *x, const char *name, const char *value);
void xml_attribute_text(struct xml *x, const char *name, const struct published *value);
void xml_attribute_number(struct xml *x, const char *name, long value);

/* Closes with an end tag, also when nothing is inside; xml_close_empty without one: <meta/>. */
void xml_close(struct xml *x);
void xml_close_empty(struct xml *x);

void xml_words(struct xml *x, const char *words);
void xml_text(struct xml *x, const struct published *p);

/* Calls part for each stretch of p, in order, that is in one language: NULL for the document's own. Blanks at its ends
 * are kept; the text is clean and lives until part returns. */
void xml_parts(struct xml *x, const struct published *p,
	       void (*part)(struct xml *x, const char *text, const char *lang, const void *context), const void *context);

/* <name>text</name> */
void xml_element(struct xml *x, const char *name, const struct published *p);

/* All is written, and x freed. false (ERR_IO): the library failed; out is as it was before. */
bool xml_finish(struct xml *x, struct err *e) MUST_USE;

#endif
