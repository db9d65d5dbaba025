/* labels: what stands for the people of a group in print, with the article that its sound asks for. */
#include <ctype.h>
#include <string.h>

#include "making.h"

static bool starts(const char *s, const char *with)
{
	return strncasecmp(s, with, strlen(with)) == 0;
}

/* "NHS", "MP", "A-level": read letter by letter, so the name of the letter decides. */
static bool is_spelled(const char *s)
{
	return isupper((unsigned char)s[0]) && !islower((unsigned char)s[1]) && s[1] != '\'';
}

static bool takes_an(const char *s)
{
	static const char *const soft[] = { "eu", "one", "once", "uni", "us", "ubi", "ut" };
	static const char *const silent[] = { "hour", "honest", "honor", "honour", "heir" };

	if (is_spelled(s))
		return strchr("AEFHILMNORSX", s[0]) != NULL;
	for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
		if (starts(s, silent[i]))
			return true;
	for (size_t i = 0; i < sizeof soft / sizeof *soft; i++)
		if (starts(s, soft[i]) && !starts(s, "unin") && !starts(s, "unim"))
			return false;
	return *s && strchr("aeiouAEIOU", *s) != NULL;
}

static void make_root(struct making *m, struct label *l)
{
	l->singular = say(m, PHRASE_PARTICIPANT);
	l->said_by = say(m, PHRASE_A_PARTICIPANT);
	l->plural = say(m, PHRASE_PARTICIPANTS);
}

const struct published *with_article(struct making *m, const struct published *label)
{
	return say1(m, takes_an(published_text(label)) ? PHRASE_AN : PHRASE_A, label);
}

static void make(struct making *m, struct label *l, const struct group *g)
{
	l->singular = hide_in(m, g->label, "group");
	l->plural = hide_in(m, g->plural, "group");
	if (!l->singular || !l->plural) {
		make_root(m, l);
		return;
	}
	l->said_by = with_article(m, l->singular);
}

const struct label *label_of(struct making *m, size_t group)
{
	const struct partition *p = m->plan->partition;
	struct label *l = &m->labels[group];

	if (l->singular)
		return l;
	if (group == 0)
		make_root(m, l);
	else
		make(m, l, &m->agenda->groups[group]);
	for (size_t i = 0; i < p->class_count; i++) {
		if (p->classes[i].label != group || !p->classes[i].leftover)
			continue;
		/* Whoever spoke without a speaker on record is "a participant": so is the root, to the byte. */
		if (group != 0)
			l->said_by = say1(m, PHRASE_ANOTHER, l->singular);
		l->plural = say1(m, PHRASE_OTHER, l->plural);
	}
	return l;
}

const struct label *label_of_class(struct making *m, size_t class)
{
	return label_of(m, m->plan->partition->classes[class].label);
}
