/* fuzz_agenda: any bytes as agenda.yaml end in an agenda or in a complaint. */
#include <stdint.h>
#include <stdlib.h>

#include "store/agenda_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena a = { 0 };
	struct complaints c = { .arena = &a };
	const struct agenda *agenda = agenda_file_parse("agenda.yaml", (const char *)data, len, &a, &c);

	if (!agenda && !c.errors)
		abort();
	if (agenda && (agenda->step_count < 3 || !agenda->title || !agenda->groups[0].label))
		abort();
	for (size_t i = 0; agenda && i < agenda->step_count; i++) {
		if (!agenda->steps[i].stage->title || !agenda->steps[i].dimension->id)
			abort();
	}
	arena_free(&a);
	return 0;
}
