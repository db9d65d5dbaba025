/* finder_room: the room, and its mutants. */
#include "finder_room.h"

#include <stdbool.h>
#include <string.h>

#define LIST(...) { (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *) }

static const struct organisation bodies[] = {
	{ .id = "o1", .name = "Ashcarrow Vale NHS Foundation Trust", .kind = "NHS trust",
		.aliases = LIST("Ashcarrow Vale", "AVFT"), .places = LIST("Ashcarrow") },
	{ .id = "o2", .name = "Sampleshire County Council", .kind = "council" },
	{ .id = "o3", .name = "Bwrdd Iechyd Caerfelin", .kind = "health board", .places = LIST("Caerfelin", "Pentremawr") },
	{ .id = "o4", .name = "St Quillian's Hospice", .kind = "charity", .aliases = LIST("HOPE") },
	{ .id = "o5", .name = "Care Quality Commission", .kind = "regulator" },
	{ .id = "o6", .name = "Merrow Borough Council", .kind = "council" },
};

static const struct person people[] = {
	{ .id = "p01", .name = "Alex Example", .title = "Dr", .aliases = LIST("Lex"), .role = "chief executive",
		.organisation = &bodies[0], .group = "provider", .email = "alex@example.org" },
	{ .id = "p02", .name = "Sam Sample", .title = "", .role = "leader", .organisation = &bodies[5], .group = "",
		.email = "", .on_record = true },
	{ .id = "p03", .name = "Siân Llewelyn-Penrose", .title = "", .role = "medical director",
		.organisation = &bodies[0], .group = "provider", .email = "s.llewelyn-penrose@avft.example.org" },
	{ .id = "p04", .name = "Małgorzata Wiśniewska", .title = "Professor", .aliases = LIST("Gosia"),
		.role = "chief constable", .organisation = &bodies[1], .group = "council", .email = "" },
	{ .id = "p05", .name = "Hannah O'Rourke", .title = "Cllr", .role = "director of public health",
		.organisation = &bodies[1], .group = "council", .email = "" },
	{ .id = "p06", .name = "William Achterberg", .title = "", .role = "nurse", .organisation = &bodies[2], .group = "",
		.email = "" },
	{ .id = "p07", .name = "Aled ap Gwilym", .title = "", .role = "nurse", .organisation = &bodies[2], .group = "",
		.email = "" },
	{ .id = "p08", .name = "Grace Field", .title = "", .role = "", .organisation = &bodies[3], .group = "", .email = "" },
	{ .id = "p09", .name = "Jürgen Müller", .title = "", .role = "", .organisation = &bodies[4], .group = "", .email = "" },
	{ .id = "p10", .name = "王伟", .title = "", .role = "", .organisation = &bodies[0], .group = "provider", .email = "" },
	{ .id = "p11", .name = "Priya Raghunathan", .title = "", .role = "", .organisation = &bodies[0], .group = "provider",
		.email = "" },
	{ .id = "p12", .name = "Elspeth May", .title = "", .role = "", .organisation = &bodies[1], .group = "council",
		.email = "" },
};

const struct roster finder_roster = {
	.people = people, .count = sizeof people / sizeof *people,
	.organisations = bodies, .organisation_count = sizeof bodies / sizeof *bodies,
	.withhold = LIST("Project Lark"), .allow = LIST("Sampleshire cheese"),
};

static const struct text council = { "", "council leader", NULL }, councils = { "", "council leaders", NULL };
static const struct text participant = { "", "participant", NULL }, participants = { "", "participants", NULL };
static const struct group groups[] = {
	{ "", &participant, &participants, 0 },
	{ "council", &council, &councils, 0 },
};

const struct agenda finder_agenda = {
	.language = "en", .k = 3, .groups = groups, .group_count = 2, .glossary = LIST("Long Term Plan", "Gracewell report"),
};

/* ---- mutants ---- */

static const char *const surfaces[] = {
	"Siân Llewelyn-Penrose", "Llewelyn-Penrose", "Llewelyn", "Penrose", "Siân", "Penrose, Siân", "S. Llewelyn-Penrose",
	"S Penrose", "SianLlewelynPenrose", "sllewelynpenrose", "penroses", "Dr Llewelyn", "Prof. Penrose",
	"Małgorzata Wiśniewska", "Wiśniewska", "Gosia", "Gosia Wiśniewska", "Professor Wiśniewska", "M. Wiśniewska",
	"Wiśniewska, M.", "malgorzatawisniewska", "Hannah O'Rourke", "O'Rourke", "ORourke", "Cllr O'Rourke",
	"Councillor Hannah O'Rourke", "William Achterberg", "Will Achterberg", "Bill Achterberg", "Achterberg",
	"W. Achterberg", "Mr Achterberg", "williamachterberg", "wachterberg", "achterbergw", "Aled ap Gwilym", "ap Gwilym", "Gwilym",
	"Grace Field", "Jürgen Müller", "Mueller", "Müller", "Herr Müller", "Priya Raghunathan", "Raghunathan", "Dr Alex Example",
	"Alex Example", "Example, Alex", "A. Example", "王伟", "Ashcarrow Vale NHS Foundation Trust", "Ashcarrow Vale", "Ashcarrow",
	"Sampleshire County Council", "Sampleshire", "Bwrdd Iechyd Caerfelin", "Caerfelin", "Gaerfelin", "Nghaerfelin",
	"Chaerfelin", "Mhentremawr", "St Quillian's Hospice", "Saint Quillian's Hospice", "Care Quality Commission",
	"Project Lark", "Lex Example",
};

/* Several bytes at once for one letter. */
static const struct { char letter; const char *to; } lookalikes[] = {
	{ 'a', "\u0430" }, { 'e', "\u0435" }, { 'o', "\u043e" }, { 'p', "\u0440" }, { 'c', "\u0441" }, { 'x', "\u0445" },
	{ 'i', "\u0456" }, { 's', "\u0455" }, { 'A', "\u0391" }, { 'E', "\u0395" }, { 'M', "\u041c" }, { 'P', "\u03a1" },
	{ 'H', "\u041d" }, { 'o', "\u03bf" }, { 'y', "\u0443" },
};

static size_t below(uint64_t *state, size_t limit)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (size_t)((*state * 0x2545f4914f6cdd1du >> 33) % limit);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void add_invisible(struct buffer *b, uint64_t *state)
{
	static const char *const nothing[] = { "\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u180e", "\ufe0f" };

	buffer_adds(b, nothing[below(state, sizeof nothing / sizeof *nothing)]);
}

static void add_mark(struct buffer *b, uint64_t *state)
{
	static const char *const marks[] = { "\u0301", "\u0300", "\u0308", "\u0327", "\u0302", "\u030a" };

	buffer_adds(b, marks[below(state, sizeof marks / sizeof *marks)]);
}

static void add_space(struct buffer *b, uint64_t *state)
{
	static const char *const spaces[] = { " ", "  ", "\n", "\u00a0", "\t", "-", "\u2011", "\u2013", " \n ", "\u3000",
		"_", "\r\n" };

	buffer_adds(b, spaces[below(state, sizeof spaces / sizeof *spaces)]);
}

static bool add_lookalike(struct buffer *b, char c)
{
	for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++) {
		if (lookalikes[i].letter == c) {
			buffer_adds(b, lookalikes[i].to);
			return true;
		}
	}
	return false;
}

static void add_fullwidth(struct buffer *b, char c)
{
	char text[4] = { (char)0xef, (char)(0xbc + (c >= 'a')), (char)(c >= 'a' ? 0x80 + c - 0x60 : 0x80 + c - 0x20), 0 };

	buffer_adds(b, text);
}

enum twist { AS_IT_IS, CAPITALS, SMALL, MARKS, INVISIBLE, LOOKALIKES, FULLWIDTH, BROKEN, TWISTS };

static void add_letter(struct buffer *b, const char *s, enum twist twist, uint64_t *state)
{
	bool inner = is_letter(s[0]) && is_letter(s[1]);

	switch (twist) {
	case CAPITALS:
		buffer_addc(b, *s >= 'a' && *s <= 'z' ? (char)(*s - 32) : *s);
		break;
	case SMALL:
		buffer_addc(b, *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s);
		break;
	case MARKS:
		buffer_addc(b, *s);
		if (is_letter(*s) && below(state, 3) == 0)
			add_mark(b, state);
		break;
	case INVISIBLE:
		buffer_addc(b, *s);
		if (inner && below(state, 3) == 0)
			add_invisible(b, state);
		break;
	case LOOKALIKES:
		if (below(state, 3) != 0 || !add_lookalike(b, *s))
			buffer_addc(b, *s);
		break;
	case FULLWIDTH:
		if (is_letter(*s))
			add_fullwidth(b, *s);
		else
			buffer_addc(b, *s);
		break;
	case BROKEN:
		buffer_addc(b, *s);
		if (inner && below(state, 6) == 0)
			buffer_adds(b, "-\n");
		break;
	default:
		buffer_addc(b, *s);
	}
}

void mutant_make(struct mutant *m, uint64_t *state)
{
	static const char *const before[] = { "We asked ", "It was said that ", "(", "they met \u201c", "as to ", "with ",
		"; and ", "see https://example.net/", "that is \u2018" };
	static const char *const behind[] = { " about it.", "'s plan was late.", "\u2019s view.", ", and then went.", ").",
		" agreed.", "\u201d.", "; next", "\nNext line", "!" };
	const char *s = surfaces[below(state, sizeof surfaces / sizeof *surfaces)];
	enum twist twist = (enum twist)below(state, TWISTS);

	buffer_cut(&m->text, 0);
	buffer_adds(&m->text, before[below(state, sizeof before / sizeof *before)]);
	m->start = m->text.len;
	for (; *s; s++) {
		if (*s == ' ')
			add_space(&m->text, state);
		else if (*s == '\'' && below(state, 2))
			buffer_adds(&m->text, "\u2019");
		else
			add_letter(&m->text, s, twist, state);
	}
	m->end = m->text.len;
	buffer_adds(&m->text, behind[below(state, sizeof behind / sizeof *behind)]);
}

void mutant_free(struct mutant *m)
{
	buffer_free(&m->text);
}
