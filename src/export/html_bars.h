/* html_bars: the total of a poll as bars, an SVG inside the page. */
#ifndef HTML_BARS_H
#define HTML_BARS_H

#include "xml.h"

/* Only the total: the groups stand in the table, where they can be compared without measuring. Hidden from readers by
 * ear, who get the same from the table. */
void html_bars(struct xml *x, const struct block *b);

#endif
