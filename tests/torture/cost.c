/*
 * cost: what running a program cost.
 *
 *     cost FILE PROGRAM ARG...
 *
 * Runs it with at most five seconds of processor and 1 GiB of addresses, writes "MILLISECONDS KIB JUDGEMENT" (processor
 * time, largest memory) to FILE and ends as the program ended. Its streams are ./out and ./err; the judgement is "clean",
 * or what is wrong with them: a control byte, a C1 control or a bidi override, a message of somebody else, no message
 * where it failed, too many.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 5, WAIT_SECONDS = 20, STREAM_MOST = 8 << 20, MESSAGES_MOST = 300000 };

static const rlim_t addresses = (rlim_t)1 << 30;
static pid_t child;

static void too_long(int number)
{
	(void)number;
	kill(child, SIGKILL);
}

static long milliseconds(struct timeval t)
{
	return t.tv_sec * 1000 + t.tv_usec / 1000;
}

static const char *read_stream(const char *path, size_t *len)
{
	char *bytes = malloc(STREAM_MOST);
	FILE *file = fopen(path, "rb");

	*len = file && bytes ? fread(bytes, 1, STREAM_MOST, file) : 0;
	if (file)
		fclose(file);
	return bytes;
}

static bool is_raw(const char *s, size_t len)
{
	static const char *const turns[] = { "\xe2\x80\xaa", "\xe2\x80\xad", "\xe2\x80\xae", "\xe2\x81\xa6" };

	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if ((c < ' ' && c != '\n') || c == 0x7f)
			return true;
		if (c == 0xc2 && i + 1 < len && (unsigned char)s[i + 1] < 0xa0)
			return true;
		for (size_t k = 0; k < sizeof turns / sizeof *turns; k++)
			if (len - i >= 3 && memcmp(s + i, turns[k], 3) == 0)
				return true;
	}
	return false;
}

static bool is_somebody_elses(const char *s, size_t len)
{
	static const char ours[] = "roundtable: ";

	for (size_t i = 0; i < len; i++)
		if ((i == 0 || s[i - 1] == '\n') && (len - i < sizeof ours - 1 || memcmp(s + i, ours, sizeof ours - 1) != 0))
			return true;
	return false;
}

/* COST_FILTER: what comes out is what went in, control bytes too. */
static const char *judge(int status)
{
	size_t out_len, err_len;
	const char *out = read_stream("out", &out_len), *err = read_stream("err", &err_len);

	if (!getenv("COST_FILTER") && is_raw(out, out_len))
		return "control bytes in out";
	if (is_raw(err, err_len))
		return "control bytes in err";
	if (is_somebody_elses(err, err_len))
		return "a message of somebody else";
	if (status != 0 && !err_len)
		return "it failed without a word";
	return err_len > MESSAGES_MOST ? "a flood of messages" : "clean";
}

int main(int argc, char **argv)
{
	struct rlimit cpu = { SECONDS, SECONDS }, memory = { addresses, addresses };
	struct rusage used;
	FILE *file;
	int status;

	if (argc < 3)
		return 2;
	child = fork();
	if (child == 0) {
		setrlimit(RLIMIT_CPU, &cpu);
		if (!getenv("COST_FREE"))
			setrlimit(RLIMIT_AS, &memory);
		execv(argv[2], argv + 2);
		_exit(127);
	}
	signal(SIGALRM, too_long);
	alarm(WAIT_SECONDS);
	while (wait4(child, &status, 0, &used) != child)
		continue;
	file = fopen(argv[1], "w");
	if (!file)
		return 126;
	fprintf(file, "%ld %ld %s\n", milliseconds(used.ru_utime) + milliseconds(used.ru_stime), used.ru_maxrss,
		judge(status));
	fclose(file);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
