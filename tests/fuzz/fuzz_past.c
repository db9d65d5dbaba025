/* fuzz_past: any bytes are published minutes, or are refused in words. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/past_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena a = { 0 };
	struct err e = { 0 };

	if (!past_file_parse("minutes.json", (const char *)data, len, &a, &e))
		if ((e.code != ERR_SYNTAX && e.code != ERR_NEWER) || !*e.text)
			abort();
	arena_free(&a);
	return 0;
}
