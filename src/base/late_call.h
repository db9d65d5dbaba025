/* late_call: the calls of a library that is loaded late, one row each, under their own names: those who call see the
 * library's header and nothing of this, and the compiler holds each row to that header. */
#ifndef BASE_LATE_CALL_H
#define BASE_LATE_CALL_H

#include <stddef.h>

enum late_library { LATE_LIBZIP, LATE_LIBXML };

/* Stores in *call, a pointer to a function, where the library has the function of that name. Loads the library when
 * nobody did. Whoever comes so far without it cannot be told: the program ends and says what is missing. */
void late_find(enum late_library library, const char *name, void *call);

/* A function that gives something, and one that does not. */
#define CALL(type, name, parameters, arguments) \
	type name parameters \
	{ \
		static __typeof__(&name) call; \
\
		if (!call) \
			late_find(LIBRARY, #name, (void *)&call); \
		return call arguments; \
	}
#define DO(name, parameters, arguments) \
	void name parameters \
	{ \
		static __typeof__(&name) call; \
\
		if (!call) \
			late_find(LIBRARY, #name, (void *)&call); \
		call arguments; \
	}

#endif
