/* fuzz_people: any bytes as a list of people end in a roster or in a complaint, and a roster that is written
 * reads back; put into itself it stays as it is. The first byte says whether they are CSV. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/people_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void check_round_trip(const struct roster *r, struct arena *a)
{
	struct complaints c = { .arena = a };
	struct buffer once = { 0 }, again = { 0 };
	const struct roster *back;

	if (!people_file_format(r, &once, NULL))
		abort();
	back = people_file_parse("people.yaml", once.text, once.len, NULL, a, &c);
	if (!back || back->count != r->count || people_merge(back, back, a)->count != r->count)
		abort();
	if (!people_file_format(back, &again, NULL) || strcmp(once.text, again.text) != 0)
		abort();
	buffer_free(&once);
	buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena a = { 0 };
	struct complaints c = { .arena = &a };
	const char *name = len && data[0] % 2 ? "people.csv" : "people.yaml";
	const struct roster *r =
		people_file_parse(name, len ? (const char *)data + 1 : "", len ? len - 1 : 0, NULL, &a, &c);

	if (!r && !c.errors)
		abort();
	if (r)
		check_round_trip(r, &a);
	arena_free(&a);
	return 0;
}
