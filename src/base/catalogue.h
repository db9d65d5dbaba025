/* catalogue: is a file of translations (GNU gettext's .mo) one that gettext can be trusted with? Private to base. */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

/* bytes[0..len): every offset lies inside, every text ends, none holds what could steer a terminal, and each asks
 * printf for no other arguments than its English does. */
bool catalogue_is_sound(const unsigned char *bytes, size_t len);

/* May text stand where printf is given english's arguments? */
bool catalogue_same_arguments(const char *english, const char *text);

#endif
