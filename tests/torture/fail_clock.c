/*
 * fail_clock: loaded before the C library (LD_PRELOAD), gives a program another time of day.
 *
 *     CLOCK_AT=S              seconds since 1970 when the program begins; from there it runs on
 *     CLOCK_JUMPS="S S …"     after every 40 looks at the clock somebody sets it so many seconds on, or back
 */
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { JUMPS_MOST = 16, LOOKS = 40 };

int clock_gettime(clockid_t which, struct timespec *out);

static long offset, jumps[JUMPS_MOST];
static unsigned long jump_count, looks, next_jump;

int clock_gettime(clockid_t which, struct timespec *out)
{
	int got = (int)syscall(SYS_clock_gettime, which, out);

	if (got != 0 || which != CLOCK_REALTIME)
		return got;
	if (jump_count && ++looks % LOOKS == 0)
		offset += jumps[next_jump++ % jump_count];
	out->tv_sec += offset;
	return 0;
}

static void __attribute__((constructor)) begin(void)
{
	const char *at = getenv("CLOCK_AT"), *list = getenv("CLOCK_JUMPS");
	char *end;

	if (at)
		offset = strtol(at, NULL, 10) - (long)time(NULL);
	while (list && *list && jump_count < JUMPS_MOST) {
		jumps[jump_count++] = strtol(list, &end, 10);
		list = end == list ? NULL : end + strspn(end, " ");
	}
	unsetenv("LD_PRELOAD");
}
