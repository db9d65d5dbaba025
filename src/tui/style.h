/* style: how things look, by name. Screens say STYLE_QUIET; what that is stands in one table per theme. Never
 * colour alone: every theme's attributes tell states apart, and mono does it without any colour. Private to tui. */
#ifndef STYLE_H
#define STYLE_H

enum style {
	STYLE_PLAIN,
	STYLE_TITLE,     /* where you are; the question */
	STYLE_QUIET,     /* times, hints, what is only context */
	STYLE_ACCENT,    /* the one accent: bar, prompt, what has just been done */
	STYLE_CAUTION,   /* not set, over time, refused */
	STYLE_LOUD,      /* the one loud word: ACTION */
	STYLE_CHOSEN,    /* the chosen row */
	STYLE_OFF,       /* the record is off */
	STYLE_KEY,       /* a key in the footer and in help */
	STYLE_MATCH,     /* what a filter found */
	STYLES
};

enum attribute { ATTR_BOLD = 1, ATTR_DIM = 2, ATTR_UNDERLINE = 4, ATTR_REVERSE = 8, ATTR_ITALIC = 16 };

struct look_of {
	int colour;           /* of the fixed 256, or -1: the user's own foreground */
	unsigned attributes;  /* enum attribute, or-ed */
};

struct theme {
	const char *name;
	struct look_of looks[STYLES];
};

/* calm, contrast and mono, ended by a NULL name. */
extern const struct theme themes[];

/* The theme of that name, or NULL. */
const struct theme *theme_find(const char *name);

/* Signs that screens draw with: one in UTF-8, one in ASCII for other locales, equally wide. */
enum glyph {
	GLYPH_BAR, GLYPH_BAR_REST, GLYPH_RULE, GLYPH_CHOSEN, GLYPH_PROMPT, GLYPH_VEIL, GLYPH_DOT, GLYPH_MORE,
	GLYPH_CHECK, GLYPH_MINUS, GLYPH_DASH, GLYPH_OPEN, GLYPH_CLOSE, GLYPH_UP, GLYPH_DOWN,
	GLYPHS
};

const char *glyph_text(enum glyph glyph, int ascii);

#endif
