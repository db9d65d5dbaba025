/*
 * pty: a program at a terminal that nobody is kind to.
 *
 *     pty storm  SEED KEYS RESIZES PROGRAM ARG...    keys without sense and windows of any size, as fast as it takes them
 *     pty stall  SECONDS PROGRAM ARG...              a line typed, then a terminal that reads nothing for so long
 *     pty hangup SECONDS PROGRAM ARG...              the same, and then a terminal that is gone
 *
 * storm ends it with SIGTERM, stall with F10. Prints what became of it: "ended STATUS" or "killed SIGNAL", "restored yes"
 * (the terminal's modes are as they were, and the alternate screen is left), "bytes N", "keys N", "resizes N". Ends with 1
 * when the program does not end within twenty seconds: then it was killed.
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
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { ROWS_MOST = 100, COLS_MOST = 300, PATIENCE_MS = 20000, TAIL = 4096 };

/* Without F10 and Ctrl-O, after which there is little left to do. */
static const char *const keys[] = {
	"\033OP", "\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~", "\033[18~", "\033[19~", "\033[20~", "\033", "\033",
	"\r", "\r", "\t", "\033[Z", "\033[A", "\033[B", "\033[C", "\033[D", "\033[H", "\033[F", "\033[5~", "\033[6~", "\177",
	"\033[3~", " ", "\001", "\004", "\005", "\010", "\013", "\016", "\020", "\022", "\024", "\025", "\027", "\031",
	"\033b", "\033d", "\033f", "\033n", "\033z", "\033+", "\033-", "\0331", "\0332", "\033[1;5D", "\033[1;5C",
	"?", "/", ":", "]", "[", "+", "-", "=", "*", "@", "\"", "!", "~", ">", ".", "#", "1", "2", "9", "y", "n",
	"\303\251", "\346\274\242", "\314\201", "\360\237\221\213", "\327\242", "\377", "\033[200~- one\n- two\033[201~",
	"\033[M !!", "\033[999;999R", "\033]0;x\007", "\033[",
};

static uint64_t state;
static int master;
static pid_t child;
static long sent, resized, got;
static char tail[TAIL];
static size_t tail_len;

static unsigned below(unsigned limit)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (unsigned)((state * 0x2545f4914f6cdd1du >> 33) % limit);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void give_up(const char *what)
{
	fprintf(stderr, "pty: %s: %s\n", what, strerror(errno));
	if (child > 0)
		kill(child, SIGKILL);
	exit(2);
}

static void resize(int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	ioctl(master, TIOCSWINSZ, &size);
}

static void start(char **argv)
{
	const char *name;
	int slave;

	master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 || !(name = ptsname(master)))
		give_up("no terminal");
	resize(24, 80);
	child = fork();
	if (child < 0)
		give_up("no process");
	if (child == 0) {
		setsid();
		slave = open(name, O_RDWR);
		if (slave < 0 || dup2(slave, 0) < 0 || dup2(slave, 1) < 0 || dup2(slave, 2) < 0)
			_exit(126);
		setenv("TERM", "xterm-256color", 1);
		execv(argv[0], argv);
		_exit(127);
	}
	fcntl(master, F_SETFL, O_NONBLOCK);
}

/* Keeps the end of what was written. */
static void keep(const char *bytes, size_t n)
{
	if (n >= TAIL) {
		bytes += n - TAIL;
		n = TAIL;
	}
	if (tail_len + n > TAIL) {
		memmove(tail, tail + tail_len + n - TAIL, TAIL - n);
		tail_len = TAIL - n;
	}
	memcpy(tail + tail_len, bytes, n);
	tail_len += n;
}

/* Reads what there is within so many milliseconds. False when nobody writes there any more. */
static bool read_some(int ms)
{
	struct pollfd p = { .fd = master, .events = POLLIN };
	char bytes[65536];
	ssize_t n;

	if (poll(&p, 1, ms) <= 0)
		return true;
	n = read(master, bytes, sizeof bytes);
	if (n <= 0)
		return n < 0 && errno == EAGAIN;
	got += n;
	keep(bytes, (size_t)n);
	return true;
}

/* True once it has been quiet so long; false when it ended. */
static bool quiet(int ms)
{
	int64_t end = now_ms() + PATIENCE_MS;

	while (now_ms() < end) {
		long before = got;

		if (!read_some(ms))
			return false;
		if (got == before)
			return true;
	}
	return true;
}

static bool type(const char *bytes)
{
	size_t len = strlen(bytes), at = 0;
	int64_t end = now_ms() + PATIENCE_MS;

	while (at < len) {
		ssize_t n = write(master, bytes + at, len - at);

		if (n > 0)
			at += (size_t)n;
		else if (n < 0 && errno != EAGAIN)
			return false;
		else if (!read_some(1) || now_ms() > end)
			return false;
	}
	sent++;
	return read_some(0);
}

/* F2, and from the list, should it be there, to the line. */
static bool say(long number)
{
	char line[64];

	snprintf(line, sizeof line, "\033OQin the storm, %ld\r", number);
	return type(line);
}

/* Small sizes are where it breaks. */
static int side(unsigned most)
{
	return 1 + (int)below(below(3) ? most : 12);
}

static bool storm(long key_count, long resizes)
{
	for (long i = 0; i < key_count; i++) {
		char letter[2] = { (char)('a' + below(26)), '\0' };
		unsigned at = below(sizeof keys / sizeof *keys + 60);
		const char *key = at < sizeof keys / sizeof *keys ? keys[at] : letter;

		if (!type(key) || (i % 40 == 39 && !say(i)))
			return false;
		/* What comes at once behind a paste belongs to it, and would be no key. */
		if (strncmp(key, "\033[200~", 6) == 0)
			quiet(60);
		if (resized * key_count < i * resizes) {
			resize(side(ROWS_MOST), side(COLS_MOST));
			resized++;
		}
	}
	return true;
}

static void judge(int status, bool gone)
{
	struct termios modes;
	bool restored = false;

	if (WIFSIGNALED(status))
		printf("killed %d\n", WTERMSIG(status));
	else
		printf("ended %d\n", WEXITSTATUS(status));
	/* rmcup of xterm. */
	if (!gone && tcgetattr(master, &modes) == 0)
		restored = modes.c_lflag & ICANON && modes.c_lflag & ECHO && memmem(tail, tail_len, "\033[?1049l", 8);
	if (!gone)
		printf("restored %s\n", restored ? "yes" : "no");
	printf("bytes %ld\nkeys %ld\nresizes %ld\n", got, sent, resized);
}

static int wait_for_end(bool gone)
{
	int64_t end = now_ms() + PATIENCE_MS;
	int status;

	while (now_ms() < end) {
		if (waitpid(child, &status, WNOHANG) == child) {
			if (!gone)
				quiet(20);
			judge(status, gone);
			return 0;
		}
		if (gone)
			usleep(10000);
		else
			read_some(20);
	}
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	fprintf(stderr, "pty: it does not end\n");
	return 1;
}

int main(int argc, char **argv)
{
	const char *what = argc > 3 ? argv[1] : "";
	bool gone = strcmp(what, "hangup") == 0;

	signal(SIGPIPE, SIG_IGN);
	if (strcmp(what, "storm") == 0 && argc > 5) {
		state = strtoull(argv[2], NULL, 10) * 2654435761u + 1;
		start(argv + 5);
		quiet(300);
		if (!storm(strtol(argv[3], NULL, 10), strtol(argv[4], NULL, 10)))
			fprintf(stderr, "pty: it ended by itself after %ld keys\n", sent);
		quiet(1000);
		kill(child, SIGTERM);
	} else if (gone || strcmp(what, "stall") == 0) {
		start(argv + 3);
		quiet(300);
		type("kept before the terminal stalled\r");
		quiet(200);
		type("half a line");
		quiet(200);
		/* Now nothing is read, and much is to be drawn. */
		for (int i = 0; i < 200; i++) {
			resize(20 + i % 60, 80 + i);
			if (write(master, i % 2 ? "\033OQ" : "\033OR", 3) < 0)
				break;
			usleep((useconds_t)(strtol(argv[2], NULL, 10) * 5000));
		}
		if (gone) {
			close(master);
		} else {
			quiet(300);
			type("\r");
			quiet(200);
			type("\033[21~");
		}
	} else {
		fprintf(stderr, "usage: pty storm SEED KEYS RESIZES PROGRAM ARG... | stall|hangup SECONDS PROGRAM ARG...\n");
		return 2;
	}
	return wait_for_end(gone);
}
