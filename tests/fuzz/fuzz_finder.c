/* fuzz_finder: any bytes through the finder: findings in order, inside the text, none overlapping. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "rule/finder.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const char *const words[] = { "Project Lark" };
	static const struct organisation body = { .id = "o1", .name = "Ashcarrow Vale NHS Foundation Trust", .kind = "NHS trust" };
	static const struct person people[] = {
		{ .id = "p1", .name = "Siân Llewelyn-Penrose", .title = "Dr", .role = "chief constable", .organisation = &body,
			.group = "", .email = "sian@example.org" },
		{ .id = "p2", .name = "Grace Field", .title = "", .role = "", .group = "", .email = "" },
	};
	static const struct roster roster = { .people = people, .count = 2, .organisations = &body, .organisation_count = 1,
		.withhold = { words, 1 } };
	static struct finder *finder;
	struct arena a = { 0 };
	const struct finding *list;
	size_t count, at = 0;

	if (!finder)
		finder = finder_new(&roster, NULL, NULL);
	list = finder_find(finder, (const char *)data, len, &a, &count);
	for (size_t i = 0; i < count; i++) {
		if (list[i].start < at || list[i].end <= list[i].start || list[i].end > len || list[i].name < list[i].start ||
		    list[i].name >= list[i].end)
			abort();
		at = list[i].end;
	}
	arena_free(&a);
	return 0;
}
