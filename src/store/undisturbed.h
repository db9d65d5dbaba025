/* undisturbed: a few milliseconds in which a signal that ends the program has to wait, so that what is made whole or
 * not at all is not left half made. Private to store. */
#ifndef STORE_UNDISTURBED_H
#define STORE_UNDISTURBED_H

#include <signal.h>

/* Holds back what a person or the system sends to end the program (INT, TERM, HUP, QUIT); *before is for
 * undisturbed_end, after which what came meanwhile takes effect. KILL cannot be held back. */
void undisturbed_begin(sigset_t *before);
void undisturbed_end(const sigset_t *before);

#endif
