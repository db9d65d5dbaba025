/* style: how things look, by name. */
#include "style.h"

#include <stddef.h>
#include <string.h>

/* Of the fixed 256 colours these reach a contrast of 4.5:1 on both black and white. */
enum { OWN = -1, ACCENT = 63, CAUTION = 131, QUIET = 243 };

const struct theme themes[] = {
	{ "calm", {
		[STYLE_PLAIN] = { OWN, 0 },
		[STYLE_TITLE] = { OWN, ATTR_BOLD },
		[STYLE_QUIET] = { QUIET, 0 },
		[STYLE_ACCENT] = { ACCENT, 0 },
		[STYLE_CAUTION] = { CAUTION, 0 },
		[STYLE_LOUD] = { ACCENT, ATTR_BOLD },
		[STYLE_CHOSEN] = { OWN, ATTR_REVERSE },
		[STYLE_OFF] = { CAUTION, ATTR_BOLD | ATTR_REVERSE },
		[STYLE_KEY] = { QUIET, ATTR_BOLD },
		[STYLE_MATCH] = { OWN, ATTR_UNDERLINE },
	} },
	{ "contrast", {
		[STYLE_PLAIN] = { OWN, 0 },
		[STYLE_TITLE] = { OWN, ATTR_BOLD },
		[STYLE_QUIET] = { OWN, ATTR_ITALIC },
		[STYLE_ACCENT] = { ACCENT, ATTR_BOLD },
		[STYLE_CAUTION] = { CAUTION, ATTR_BOLD },
		[STYLE_LOUD] = { OWN, ATTR_BOLD | ATTR_UNDERLINE },
		[STYLE_CHOSEN] = { OWN, ATTR_BOLD | ATTR_REVERSE },
		[STYLE_OFF] = { CAUTION, ATTR_BOLD | ATTR_REVERSE | ATTR_UNDERLINE },
		[STYLE_KEY] = { OWN, ATTR_BOLD | ATTR_ITALIC },
		[STYLE_MATCH] = { OWN, ATTR_UNDERLINE },
	} },
	/* A test holds this one to it: no two states look the same. */
	{ "mono", {
		[STYLE_PLAIN] = { OWN, 0 },
		[STYLE_TITLE] = { OWN, ATTR_BOLD },
		[STYLE_QUIET] = { OWN, ATTR_DIM },
		[STYLE_ACCENT] = { OWN, ATTR_ITALIC },
		[STYLE_CAUTION] = { OWN, ATTR_UNDERLINE | ATTR_ITALIC },
		[STYLE_LOUD] = { OWN, ATTR_BOLD | ATTR_UNDERLINE },
		[STYLE_CHOSEN] = { OWN, ATTR_REVERSE },
		[STYLE_OFF] = { OWN, ATTR_BOLD | ATTR_REVERSE },
		[STYLE_KEY] = { OWN, ATTR_BOLD | ATTR_DIM },
		[STYLE_MATCH] = { OWN, ATTR_UNDERLINE },
	} },
	{ NULL, { { 0, 0 } } },
};

const struct theme *theme_find(const char *name)
{
	for (const struct theme *t = themes; t->name; t++)
		if (strcmp(t->name, name) == 0)
			return t;
	return NULL;
}

static const struct {
	const char *utf8, *ascii;
} glyphs[GLYPHS] = {
	[GLYPH_BAR] = { "━", "=" },      [GLYPH_BAR_REST] = { "─", "-" }, [GLYPH_RULE] = { "─", "-" },
	[GLYPH_CHOSEN] = { "▌", ">" },   [GLYPH_PROMPT] = { "▸", ">" },   [GLYPH_VEIL] = { "•", "*" },
	[GLYPH_DOT] = { "·", "-" },      [GLYPH_MORE] = { "…", "~" },     [GLYPH_CHECK] = { "✓", "+" },
	[GLYPH_MINUS] = { "−", "-" },    [GLYPH_DASH] = { "–", "-" },     [GLYPH_OPEN] = { "“", "\"" },
	[GLYPH_CLOSE] = { "”", "\"" },   [GLYPH_UP] = { "↑", "^" },       [GLYPH_DOWN] = { "↓", "v" },
};

const char *glyph_text(enum glyph glyph, int ascii)
{
	return ascii ? glyphs[glyph].ascii : glyphs[glyph].utf8;
}
