/* gate_decode: what a stranger can read out of a file, as plain texts. Every newline of the source is kept (at
 * most a little late), so that lines can be counted in what comes out. */
#ifndef RULE_GATE_DECODE_H
#define RULE_GATE_DECODE_H

#include "base/buffer.h"
#include "base/error.h"
#include "gate_search.h"

struct views {
	struct arena *arena;
	struct view *item;
	size_t count, cap;
	bool unsought;  /* nobody is looked for: whether it can be read is all that is asked, and there need be no views */
};

/* Each appends views of bytes, valid UTF-8; false (ERR_SYNTAX) when they are no file of that kind. */
bool decode_text(struct views *v, const char *s, size_t len, struct err *e);
bool decode_pages(struct views *v, const char *s, size_t len, struct err *e);
bool decode_markdown(struct views *v, const char *s, size_t len, struct err *e);
bool decode_html(struct views *v, const char *s, size_t len, struct err *e);
bool decode_office(struct views *v, const char *s, size_t len, struct err *e);
bool decode_json(struct views *v, const char *s, size_t len, struct err *e);
bool decode_csv(struct views *v, const char *s, size_t len, struct err *e);
bool decode_ics(struct views *v, const char *s, size_t len, struct err *e);

/* True for nothing but JSON; false: ask the library. s is valid UTF-8 with a NUL behind it. */
bool is_plain_json(const char *s, size_t len);

/* What could be read out of bytes that are no text (a picture's own notes). */
void decode_bytes(struct views *v, const char *s, size_t len);

/* The same of what stands in a text in base64: "data:image/png;base64,…". */
void decode_embedded(struct views *v, const char *s, size_t len);

/* Appends, for each view that has any, the same with percent signs, entities and backslashes undone, and with
 * words joined that a hyphen parts at the end of a line. */
void decode_further(struct views *v);

/* Moves text into a new view. */
void views_add(struct views *v, enum view_kind kind, struct buffer *text);

/* Undoes the entity at s ("&eacute;", "&#233;", "&#xe9;"): bytes read, 0 when there is none. XML knows five names
 * of these alone; what holds another is not well-formed, and refused before. */
size_t decode_entity(struct buffer *out, const char *s, size_t len);

/* Calls member for each file in the archive, in order, and for its comments as member "comment". Bounded: an
 * archive that unpacks to more than is sane is no file of ours. */
bool unzip(const void *bytes, size_t len,
	   bool (*member)(void *context, const char *name, const void *bytes, size_t len, struct err *e), void *context,
	   struct err *e);

#endif
