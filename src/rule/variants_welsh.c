/* variants_welsh: the initial mutations of Welsh: soft, nasal, aspirate. */
#include "variants.h"

#include <string.h>

static const struct {
	const char *from, *to;
} mutations[] = {
	{ "ll", "l" }, { "rh", "r" }, { "b", "f" }, { "b", "m" }, { "c", "g" }, { "c", "ngh" }, { "c", "ch" },
	{ "d", "dd" }, { "d", "n" }, { "g", "" }, { "g", "ng" }, { "m", "f" }, { "p", "b" }, { "p", "mh" },
	{ "p", "ph" }, { "t", "d" }, { "t", "nh" }, { "t", "th" },
};

/* One letter written as two, which does not change. */
static bool is_letter_of_two(const char *s)
{
	static const char *const letters[] = { "ch", "dd", "ph", "th" };

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (strncmp(s, letters[i], 2) == 0)
			return true;
	return false;
}

size_t welsh_mutations(struct arena *a, const char *folded, const char *out[WELSH_MUTATIONS])
{
	size_t count = 0, len = strlen(folded);

	for (size_t i = 0; i < sizeof mutations / sizeof *mutations && count < WELSH_MUTATIONS; i++) {
		size_t n = strlen(mutations[i].from), more = strlen(mutations[i].to);
		char *mutated;

		if (*folded != *mutations[i].from || strncmp(folded, mutations[i].from, n) != 0 ||
		    (n == 1 && is_letter_of_two(folded)))
			continue;
		mutated = arena_alloc(a, more + len - n + 1);
		memcpy(mutated, mutations[i].to, more);
		memcpy(mutated + more, folded + n, len - n + 1);
		out[count++] = mutated;
	}
	return count;
}
