/* test_wiped: memory that held names is wiped before anybody else gets it. */
/* link: -Wl,--wrap=free,--wrap=explicit_bzero,--wrap=__explicit_bzero_chk */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"

/* What was wiped last, and whether everything freed since lay within. */
static struct {
	const char *from, *to;
	size_t frees, unwiped;
	bool watching;
} seen;

void __real_free(void *p);
void __wrap_free(void *p);
void __real_explicit_bzero(void *p, size_t len);
void __wrap_explicit_bzero(void *p, size_t len);
void __wrap___explicit_bzero_chk(void *p, size_t len, size_t room);

void __wrap_explicit_bzero(void *p, size_t len)
{
	seen.from = p;
	seen.to = seen.from + len;
	__real_explicit_bzero(p, len);
}

/* As _FORTIFY_SOURCE calls it. */
void __wrap___explicit_bzero_chk(void *p, size_t len, size_t room)
{
	(void)room;
	__wrap_explicit_bzero(p, len);
}

/* The head of a block, which the room keeps for itself, may stand before what was wiped. */
void __wrap_free(void *p)
{
	if (seen.watching && p) {
		seen.frees++;
		seen.unwiped += !((const char *)p <= seen.from && seen.from - (const char *)p < 64 && seen.to > seen.from);
		seen.from = seen.to = NULL;
	}
	__real_free(p);
}

static void watch(void)
{
	memset(&seen, 0, sizeof seen);
	seen.watching = true;
}

static void arenas_are_wiped(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (int i = 0; i < 50; i++)
		(void)arena_printf(&a, "Alma Thornquist, %d%400s", i, "");
	watch();
	arena_free(&a);
	seen.watching = false;
	assert_true(seen.frees > 1);
	assert_int_equal(seen.unwiped, 0);
}

static void buffers_are_wiped_also_when_they_grow(void **state)
{
	struct buffer b = { 0 };

	(void)state;
	watch();
	for (int i = 0; i < 50; i++)
		buffer_addf(&b, "Alma Thornquist, %d%400s", i, "");
	buffer_free(&b);
	seen.watching = false;
	assert_true(seen.frees > 3);
	assert_int_equal(seen.unwiped, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arenas_are_wiped),
		cmocka_unit_test(buffers_are_wiped_also_when_they_grow),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
