/* start: what the start screen looks at before it is shown. Private to tui. */
#ifndef START_H
#define START_H

#include "ui.h"

/* A task: reads the lists of recent sessions and of agendas. */
void start_look(struct ui *ui, const struct ui_world *w);

#endif
