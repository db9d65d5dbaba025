/* slips_parts: what writing and reading a slip have in common. Private to publish. */
#ifndef SLIPS_PARTS_H
#define SLIPS_PARTS_H

#include "base/crc.h"
#include "base/utf8.h"
#include "publish/slips.h"
#include "ready.h"

/* The first line of every slip. */
extern const char slip_heading[];

/* Is it asked about? */
bool slip_asks(const struct entry *en);

/* Did p say it, at this table or at another? */
bool slip_is_of(const struct session *s, const struct entry *en, const struct person *p);

/* The words as they would be printed, and the eight digits that tell whether they still are. */
const char *slip_words(struct making *m, const struct entry *en);
const char *slip_check(struct arena *a, const char *words);

/* Builds what slip_words needs. Free it with making_free, also after false. */
bool slip_making(struct making *m, const struct session *s, const struct strings *glossary, struct err *e);

#endif
