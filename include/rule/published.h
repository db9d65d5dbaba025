/* published: text that may be printed. The type is opaque, and only this room makes one: from raw text by
 * the redactor (redactor.h), from a phrase of the program, from a number, or by joining published texts.
 * So no writer can be handed a raw string by mistake: it would not compile. */
#ifndef RULE_PUBLISHED_H
#define RULE_PUBLISHED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/time.h"
#include "rule/phrase.h"

struct published;

/* The bytes, never NULL; "" for NULL. Borrowed, lives as long as its arena. */
const char *published_text(const struct published *p);
bool published_is_empty(const struct published *p);

/* Made with --private: keeps names. Joining keeps the mark. publish refuses it for minutes/ and JSON. */
bool published_is_private(const struct published *p);

/* Part of a text that is known to be in another language than the document around it: bytes [from, to). In order,
 * none touching another. */
struct published_span {
	size_t from, to;
	const char *lang;
};

/* The spans of p, borrowed; NULL and 0 for a text that is all in the language of its document. */
const struct published_span *published_spans(const struct published *p, size_t *count);

/* The same text, all of it in that language; p for an empty one. Joining keeps spans; so do a sentence's mechanics. */
const struct published *published_in(struct arena *a, const struct published *p, const char *lang);

/* The same text with these spans, which were its own once (they are copied). Those that do not fit are left out. */
const struct published *published_with_spans(struct arena *a, const struct published *p, const struct published_span *spans,
					     size_t count);

/* A phrase in a language ("en"; English where it is not translated), with {1} … {9} replaced by args. */
const struct published *published_phrase(struct arena *a, const char *lang, enum phrase id,
					 const struct published *const *args, size_t count);
const struct published *published_number(struct arena *a, size_t number);
/* "October 2019"; the day is not said. */
const struct published *published_month(struct arena *a, const char *lang, struct date d);
const struct published *published_join(struct arena *a, const struct published *const *parts, size_t count);

/* A sentence's mechanics on text that is published already: first letter raised, and for a sentence one
 * full stop at the end (none is added where . ! ? or an ellipsis stands there, also inside a closing
 * quotation mark; a trailing comma, colon or semicolon gives way). Neither adds a word. */
const struct published *published_sentence(struct arena *a, const struct published *p);
const struct published *published_raise(struct arena *a, const struct published *p);

/* Puts who for every {who} in p, raised at the start. Gives p when it has none. */
const struct published *published_who(struct arena *a, const struct published *p, const struct published *who);
bool published_has_who(const struct published *p);

#endif
