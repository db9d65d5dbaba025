/* fuzz_gate: whatever stands before a name, the gate still finds the name or refuses to read the file; also when somebody
 * decided to print the name at a place that this is not. Archives are read as they come: a name behind one is no part of
 * it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "rule/gate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static const char *const names[] = { "a.md", "a.txt", "a.html", "a.csv", "a.ics", "a.json", "a.xml", "a.docx",
	"a.pdf.txt", "a.odt" };
static const char raw[] = "a.odt";   /* nothing is put behind it */

static struct gate *open_gate(void)
{
	static const struct person person = { .id = "p1", .name = "Geraint Ellery", .title = "", .role = "",
					      .group = "", .email = "" };
	static const struct roster roster = { .people = &person, .count = 1 };
	static const struct group root = { .id = "participant" };
	static const struct agenda agenda = { .language = "en", .k = 3, .groups = &root, .group_count = 1 };
	static const struct session s = { .agenda = &agenda, .roster = &roster };

	static const struct gate_printed printed[] = {
		{ "Geraint", "Before it rained Geraint said that it would", NULL },
		{ "Geraint", "Geraint's office", "Somebody has to say that it rains again" },
	};

	return gate_new(&(struct gate_plan){ .session = &s, .printed = printed, .printed_count = 2 }, NULL);
}

/* The first byte says what kind of file it is. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const char *name = names[len ? data[0] % (sizeof names / sizeof *names) : 0];
	struct gate *g = open_gate();
	struct buffer file = { 0 };
	struct err e;
	size_t count;

	if (len)
		buffer_add(&file, data + 1, len - 1);
	if (strcmp(name, raw) != 0)
		buffer_adds(&file, "\n\nGeraint\n");
	if (gate_read(g, name, buffer_text(&file), file.len, &e)) {
		gate_hits(g, &count);
		if (count == 0 && strcmp(name, raw) != 0)
			abort();
	} else if (e.code != ERR_SYNTAX) {
		abort();
	}
	buffer_free(&file);
	gate_free(g);
	return 0;
}
