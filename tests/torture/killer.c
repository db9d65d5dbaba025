/*
 * killer: writers of one session that die with kill -9.
 *
 *     killer PROGRAM DIR KILLS WRITERS SEED
 *
 * Starts `PROGRAM capture DIR`, WRITERS at a time, feeds each its own numbered views and kills each one day: right after
 * an answer, or after some microseconds. Prints "ID TEXT" for every answer `kept ID` that was read whole. An answer that
 * lay in the pipe when its writer died was given, and counts.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS_MOST = 8, ANSWERS_BYTES = 65536, DEATH_MS = 40 };

struct writer {
	pid_t pid;
	int in, out;
	long number;        /* of its life, which is in all its texts */
	long sent, answered;
	long dies_after;    /* this many answers, or -1 */
	int64_t dies_at_us;
	char read[ANSWERS_BYTES];
	size_t len;
};

static const char *program, *dir;
static uint64_t state;
static long lives;

static unsigned below(unsigned limit)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (unsigned)((state * 0x2545f4914f6cdd1du >> 33) % limit);
}

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void give_up(const char *what)
{
	fprintf(stderr, "killer: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void be_writer(int in, int out)
{
	int nowhere = open("/dev/null", O_WRONLY);

	dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	execl(program, program, "capture", dir, (char *)NULL);
	_exit(127);
}

static void start(struct writer *w)
{
	int in[2], out[2];

	if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
		give_up("a pipe");
	memset(w, 0, sizeof *w);
	w->pid = fork();
	if (w->pid < 0)
		give_up("a writer");
	if (w->pid == 0)
		be_writer(in[0], out[1]);
	close(in[0]);
	close(out[1]);
	w->in = in[1];
	w->out = out[0];
	fcntl(w->in, F_SETFL, O_NONBLOCK);
	w->number = lives++;
	w->dies_after = below(2) ? 1 + (long)below(6) : -1;
	w->dies_at_us = now_us() + (w->dies_after < 0 ? below(DEATH_MS * 1000) : 10000000);
}

static void send_some(struct writer *w)
{
	char line[64];

	while (w->sent < w->answered + 4) {
		int len = snprintf(line, sizeof line, "life %ld view %ld\n", w->number, w->sent);

		if (write(w->in, line, (size_t)len) != len)
			return;
		w->sent++;
	}
}

/* Whole answers only. They come in the order of the lines. */
static void take_answers(struct writer *w)
{
	char *line = w->read, *end;
	char id[64];

	while ((end = memchr(line, '\n', w->len - (size_t)(line - w->read)))) {
		*end = '\0';
		if (sscanf(line, "kept %63s view", id) != 1) {
			fprintf(stderr, "killer: an answer: %s\n", line);
			exit(1);
		}
		printf("%s life %ld view %ld\n", id, w->number, w->answered++);
		line = end + 1;
	}
	w->len -= (size_t)(line - w->read);
	memmove(w->read, line, w->len);
}

static bool hear(struct writer *w)
{
	ssize_t n = read(w->out, w->read + w->len, sizeof w->read - w->len);

	if (n <= 0)
		return false;
	w->len += (size_t)n;
	take_answers(w);
	return true;
}

static void kill_it(struct writer *w)
{
	int status;

	kill(w->pid, SIGKILL);
	while (hear(w))
		;
	waitpid(w->pid, &status, 0);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL) {
		fprintf(stderr, "killer: a writer ended by itself, with status %d\n", status);
		exit(1);
	}
	close(w->in);
	close(w->out);
}

int main(int argc, char **argv)
{
	static struct writer writers[WRITERS_MOST];
	struct pollfd polled[WRITERS_MOST];
	long kills, killed = 0;
	int count;

	if (argc != 6)
		return 2;
	program = argv[1];
	dir = argv[2];
	kills = atol(argv[3]);
	count = atoi(argv[4]);
	state = strtoull(argv[5], NULL, 10) * 0x9e3779b97f4a7c15u + 1;
	if (count < 1 || count > WRITERS_MOST)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < count; i++)
		start(&writers[i]);
	while (killed < kills) {
		for (int i = 0; i < count; i++) {
			send_some(&writers[i]);
			polled[i] = (struct pollfd){ .fd = writers[i].out, .events = POLLIN };
		}
		poll(polled, (nfds_t)count, 1);
		for (int i = 0; i < count; i++) {
			struct writer *w = &writers[i];

			if (polled[i].revents && !hear(w))
				give_up("a writer went away");
			if ((w->dies_after < 0 || w->answered < w->dies_after) && now_us() < w->dies_at_us)
				continue;
			kill_it(w);
			if (++killed < kills)
				start(w);
			else
				break;
		}
	}
	/* Those that are left die too; the last one is dead. */
	for (int i = 0; i < count; i++) {
		if (waitpid(writers[i].pid, NULL, WNOHANG) == 0)
			kill_it(&writers[i]);
	}
	return 0;
}
