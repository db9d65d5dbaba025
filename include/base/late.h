/* late: libzip and libxml2 are needed where something is published, and nowhere else; with them come ICU, libcrypto
 * and a dozen others, and more to load and to relocate than all that a screen does before it is painted. So where the
 * Makefile knows their file names (LATE_ZIP, LATE_XML) they are loaded when publishing begins, from where the system
 * has its libraries; elsewhere they are linked like all others, and nothing here does anything. */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include "base/error.h"

/* They are here from now on. false: ERR_IO says which is not. Called wherever a writer or the gate begins; later
 * calls cost nothing. */
MUST_USE bool late_load(struct err *e);

#endif
