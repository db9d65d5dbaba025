/* variants: everything that names somebody of a roster, as surfaces for the matcher, made once per roster. */
#ifndef RULE_VARIANTS_H
#define RULE_VARIANTS_H

#include "matcher.h"

/* People who are not on the record; those who are become masks. */
void variants_of_people(struct matcher *m, const struct roster *r);

/* Their roles, where one person alone holds them. */
void variants_of_roles(struct matcher *m, const struct roster *r);

/* Organisations with their places; those where only people on the record belong become masks. */
void variants_of_bodies(struct matcher *m, const struct roster *r);

/* Before the others: withhold and allow, the glossaries, the shipped public terms, the agenda's nouns for groups. */
void variants_of_lists(struct matcher *m, const struct roster *r, const struct agenda *a,
		       const struct strings *extra);

/* What the first letter of a folded Welsh name may become ("caerfelin": "gaerfelin", "nghaerfelin" …). Gives
 * in a; returns how many. */
enum { WELSH_MUTATIONS = 4 };
size_t welsh_mutations(struct arena *a, const char *folded, const char *out[WELSH_MUTATIONS]);

/* A name cut at white space; a word keeps its hyphens and apostrophes. */
enum { NAME_WORDS = 12 };
struct name_words {
	char *word[NAME_WORDS];
	size_t count;
};
void name_split(struct name_words *out, struct arena *a, const char *name);

#endif
