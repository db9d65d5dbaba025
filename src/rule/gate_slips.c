/* gate_slips: two words one slip apart have a word in common when each may lose a letter. Those are kept; what stands
 * between the two is then compared. */
#include "gate_slips.h"

#include <string.h>

enum { SHORTEST = 6, LONGEST = 40 };

struct slip {
	const char *word, *shown;
	const struct slip *next;   /* the same without one of their letters */
};

/* word without its letter i; all of it for i = len. */
static const char *without(char out[LONGEST + 1], const char *word, size_t len, size_t i)
{
	memcpy(out, word, i);
	memcpy(out + i, word + i + (i < len), len - i + (i == len));
	return out;
}

static void keep(struct forms *f, const char *key, const char *word, const char *shown)
{
	struct slip *slip = arena_new(f->arena, struct slip);

	*slip = (struct slip){ word, shown, map_get(&f->slips, key) };
	map_put(&f->slips, f->arena, slip->next ? key : arena_string(f->arena, key), slip);
}

static bool is_kept(const struct forms *f, const char *word)
{
	for (const struct slip *slip = map_get(&f->slips, word); slip; slip = slip->next)
		if (strcmp(slip->word, word) == 0)
			return true;
	return false;
}

void slips_add(struct forms *f, const char *word, const char *shown)
{
	size_t len = strlen(word);
	char key[LONGEST + 1];

	if (len < SHORTEST || len > LONGEST || (forms_use(f, word) & USE_ORDINARY) || is_kept(f, word))
		return;
	word = arena_string(f->arena, word);
	shown = arena_string(f->arena, shown);
	for (size_t i = 0; i <= len; i++)
		if (i == 0 || word[i] != word[i - 1])
			keep(f, without(key, word, len, i), word, shown);
}

/* Without what they begin and end with alike, at most a letter each is left, or two that are swapped. */
static bool is_one_slip(const char *a, const char *b)
{
	size_t alen = strlen(a), blen = strlen(b);

	for (; alen && blen && *a == *b; a++, b++, alen--, blen--)
		;
	for (; alen && blen && a[alen - 1] == b[blen - 1]; alen--, blen--)
		;
	return (alen <= 1 && blen <= 1) || (alen == 2 && blen == 2 && a[0] == b[1] && a[1] == b[0]);
}

const char *slips_find(const struct forms *f, const char *word)
{
	size_t len = strlen(word);
	char key[LONGEST + 1];

	if (len + 1 < SHORTEST || len > LONGEST || is_kept(f, word))
		return NULL;
	for (size_t i = 0; i <= len; i++)
		for (const struct slip *slip = map_get(&f->slips, without(key, word, len, i)); slip; slip = slip->next)
			if (is_one_slip(slip->word, word))
				return slip->shown;
	return NULL;
}
