/* gate_search: hidden forms in one decoded text. */
#ifndef RULE_GATE_SEARCH_H
#define RULE_GATE_SEARCH_H

#include "gate_forms.h"

enum view_kind {
	VIEW_TEXT,    /* what a reader reads */
	VIEW_PAGES,   /* the same, read off pages: their heads and feet stand in the middle of it */
	VIEW_NAME,    /* what a file is called */
	VIEW_MARKUP,  /* attributes, comments, styles, keys */
	VIEW_BYTES,   /* what could be read out of bytes that are no text: long words only */
};

/* A part of a file, decoded. Every newline of the source is still there, so lines can be counted. */
struct view {
	enum view_kind kind;
	const char *text;
	size_t len;
	size_t lines_before;   /* that the file has ahead of this part */
};

/* What stands somewhere and is not let stand. */
struct search_hit {
	size_t at, len;        /* bytes of the view's text */
	const char *surface;   /* len bytes */
	const char *points_to;
	bool asks;             /* may be a word that names nobody: see struct gate_hit */
};

struct search_sink {
	void (*hit)(void *context, const struct search_hit *hit);
	void *context;
};

/* Calls sink->hit for each. */
void search_view(const struct forms *f, const struct view *v, struct arena *scratch, const struct search_sink *sink);

#endif
