/*
 * fuzz_main.c: drives a fuzzer where the compiler brings no libFuzzer.
 *
 *     fuzz_x [-max_total_time=SECONDS] [-seed=N] [FILE|FOLDER]...
 *
 * Every file is fed once as it is; then, until the time is up, copies of them with a few random
 * changes. The input that is being tried lies in a file named crash-<pid> beside the program, so
 * that it is there when the fuzzer dies of it; the file is removed when all went well.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { INPUT_MAX = 64 * 1024, SEEDS_MAX = 4096, PATH_SIZE = 4096 };

struct seed {
	uint8_t *data;
	size_t len;
};

static struct seed seeds[SEEDS_MAX];
static size_t seed_count;
static uint64_t state = 0x9e3779b97f4a7c15u;

/* The file that holds the input being tried, mapped, so that keeping it costs a memcpy. */
static uint8_t *kept;
static int kept_fd = -1;
static char kept_path[PATH_SIZE];

/* xorshift64*: Vigna 2016. */
static uint64_t random_bits(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * 0x2545f4914f6cdd1du;
}

static size_t below(size_t limit)
{
	return limit ? (size_t)(random_bits() % limit) : 0;
}

static void fail(const char *what)
{
	fprintf(stderr, "fuzz: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void add_seed(const uint8_t *data, size_t len)
{
	if (seed_count == SEEDS_MAX)
		return;
	seeds[seed_count].data = malloc(len ? len : 1);
	if (!seeds[seed_count].data)
		fail("a seed");
	memcpy(seeds[seed_count].data, data, len);
	seeds[seed_count++].len = len;
}

static void add_file(const char *path)
{
	static uint8_t data[INPUT_MAX];
	FILE *file = fopen(path, "rb");

	if (!file)
		fail(path);
	add_seed(data, fread(data, 1, sizeof data, file));
	fclose(file);
}

static void add_path(const char *path)
{
	struct stat st;
	struct dirent *entry;
	DIR *folder;
	char inner[PATH_SIZE];

	if (stat(path, &st) != 0)
		fail(path);
	if (!S_ISDIR(st.st_mode)) {
		add_file(path);
		return;
	}
	folder = opendir(path);
	if (!folder)
		fail(path);
	while ((entry = readdir(folder))) {
		if (entry->d_name[0] == '.')
			continue;
		if (snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) < (int)sizeof inner)
			add_path(inner);
	}
	closedir(folder);
}

static void open_kept(const char *program)
{
	snprintf(kept_path, sizeof kept_path, "%s.crash-%ld", program, (long)getpid());
	kept_fd = open(kept_path, O_RDWR | O_CREAT | O_TRUNC, 0600);
	if (kept_fd < 0 || ftruncate(kept_fd, INPUT_MAX) != 0)
		fail(kept_path);
	kept = mmap(NULL, INPUT_MAX, PROT_READ | PROT_WRITE, MAP_SHARED, kept_fd, 0);
	if (kept == MAP_FAILED)
		fail(kept_path);
}

/* Each try gets a block of its very size, so that a read past its end is seen. */
static void try_input(const uint8_t *data, size_t len)
{
	uint8_t *block = malloc(len ? len : 1);

	if (!block)
		fail("an input");
	memcpy(block, data, len);
	memcpy(kept, data, len);
	if (ftruncate(kept_fd, (off_t)(len ? len : 1)) != 0)
		fail(kept_path);
	LLVMFuzzerTestOneInput(block, len);
	if (ftruncate(kept_fd, INPUT_MAX) != 0)
		fail(kept_path);
	free(block);
}

/* Bytes on which parsers of ours turn; as many to a line as fit. */
/* clang-format off */
static const char *const words[] = {
	"\n", "\r\n", "--- ", " # ", "{", "}", "[", "]", ": ", ", ", "\"", "'", "\\", "&a ", "*a ",
	"<<: ", "!!str ", "@", "#", "*", "|", ";", "\t", "\0", "\xff", "\xc3", "\xe2\x80\xae",
	"\xef\xbb\xbf", "\xf0\x9f\x98\x80", "e\xcc\x81", "\x1b[2J", "-1", "0", "99999999999999999999",
};
/* clang-format on */

static size_t put(uint8_t *data, size_t len, size_t at, const void *bytes, size_t count)
{
	if (len + count > INPUT_MAX)
		return len;
	memmove(data + at + count, data + at, len - at);
	memcpy(data + at, bytes, count);
	return len + count;
}

static size_t cut(uint8_t *data, size_t len, size_t at, size_t count)
{
	if (count > len - at)
		count = len - at;
	memmove(data + at, data + at + count, len - at - count);
	return len - count;
}

static size_t change(uint8_t *data, size_t len)
{
	size_t at = below(len + 1);
	const char *word = words[below(sizeof words / sizeof words[0])];
	const struct seed *other = &seeds[below(seed_count)];
	uint8_t byte = (uint8_t)random_bits();
	uint8_t copy[64];
	size_t from;
	size_t count;

	switch (below(7)) {
	case 0:
		if (at < len)
			data[at] = byte;
		return len;
	case 1:
		if (at < len)
			data[at] = (uint8_t)(data[at] ^ (1u << below(8)));
		return len;
	case 2:
		return cut(data, len, at, 1 + below(16));
	case 3:
		return put(data, len, at, word, *word ? strlen(word) : 1);
	case 4: /* repeat a piece of itself */
		count = below(sizeof copy);
		if (at + count > len)
			return len;
		memcpy(copy, data + at, count);
		return put(data, len, below(len + 1), copy, count);
	case 5: /* a piece of another seed */
		from = below(other->len + 1);
		return put(data, len, at, other->data + from, below(other->len - from + 1));
	default:
		return below(8) ? len : at;
	}
}

static void try_changed(void)
{
	static uint8_t data[INPUT_MAX];
	const struct seed *seed = &seeds[below(seed_count)];
	size_t len = seed->len;

	memcpy(data, seed->data, len);
	for (size_t changes = 1 + below(6); changes > 0; changes--)
		len = change(data, len);
	try_input(data, len);
}

static const char *option(const char *arg, const char *name)
{
	size_t len = strlen(name);

	return strncmp(arg, name, len) == 0 ? arg + len : NULL;
}

int main(int argc, char **argv)
{
	unsigned long long tries = 0;
	time_t seconds = 10;
	time_t until;
	const char *value;

	for (int i = 1; i < argc; i++) {
		if ((value = option(argv[i], "-max_total_time=")))
			seconds = (time_t)strtol(value, NULL, 10);
		else if ((value = option(argv[i], "-seed=")))
			state = strtoull(value, NULL, 10) | 1;
		else if (argv[i][0] != '-') /* libFuzzer's other options mean nothing here */
			add_path(argv[i]);
	}
	add_seed((const uint8_t *)"", 0);
	open_kept(argv[0]);

	for (size_t i = 0; i < seed_count; i++, tries++)
		try_input(seeds[i].data, seeds[i].len);
	until = time(NULL) + seconds;
	while (time(NULL) < until) {
		for (int i = 0; i < 64; i++, tries++)
			try_changed();
	}
	munmap(kept, INPUT_MAX);
	close(kept_fd);
	unlink(kept_path);
	for (size_t i = 0; i < seed_count; i++)
		free(seeds[i].data);
	/* A fuzzer may have another use for stdout. */
	fprintf(stderr, "%llu inputs, %zu of them seeds: no crash\n", tries, seed_count);
	return 0;
}
