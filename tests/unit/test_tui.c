/* test_tui: the room screen as text, and what keys do. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "seat.h"

static int setup(void **state)
{
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "chair");
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

static void what_is_typed_is_kept_and_said(void **state)
{
	struct seat *s = *state;

	seat_press(s, "PgDn");
	seat_enter(s, "An engine for what no partner can solve alone");
	seat_shows(s, "Kept ");
	seat_shows(s, "An engine for what no partner can solve alone");
	assert_string_equal(seat_typed(s), "");
	assert_int_equal(s->ui.session->entry_count, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_typed_is_kept_and_said, setup, teardown),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
