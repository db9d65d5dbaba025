/* pts: a program on a pseudo-terminal of its own, as benches see it: what it sends, and what it cost. Whatever fails
 * ends the bench. */
#ifndef TESTS_PTS_H
#define TESTS_PTS_H

#include <stddef.h>
#include <sys/types.h>

enum { PTS_ROWS = 24, PTS_COLUMNS = 80 };

struct pts {
	pid_t pid;
	int fd;
};

void pts_die(const char *what) __attribute__((noreturn));
double pts_seconds(void);
double pts_median(double *values, int count);

/* Starts argv[0] with that home. */
struct pts pts_start(const char *const *argv, const char *home);

/* Reads until `marker` has been sent (NULL: anything), then until it is quiet. Gives the bytes; *at when it came. */
size_t pts_read(struct pts *s, const char *marker, double *at);

/* Reads until nothing comes for a while. */
void pts_drain(struct pts *s);

/* Waits a second at most for an answer to what was typed, and reads it. */
void pts_answer(struct pts *s);

void pts_type(struct pts *s, const char *keys);
void pts_resize(struct pts *s, int rows, int columns);

/* KiB of memory that it has now. */
long pts_memory(const struct pts *s);

/* Ends it, by F10 or at once. The CPU seconds that it took. */
double pts_leave(struct pts *s);
double pts_kill(struct pts *s);

#endif
