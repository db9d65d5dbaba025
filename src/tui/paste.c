/* paste: what a terminal with bracketed paste sends between its two marks. */
#include "paste.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"

enum { PASTE_WAIT_MS = 1000, PASTE_MOST = 4 << 20, MARK = 6 };

static const char begin_mark[] = "\033[200~", end_mark[] = "\033[201~";

/* Bytes until nothing comes for a while or the mark has been seen and nothing waits behind it. */
static void read_all(int fd, struct buffer *bytes)
{
	struct pollfd in = { .fd = fd, .events = POLLIN };
	char some[4096];

	for (;;) {
		bool ended = bytes->len >= MARK && memmem(bytes->text, bytes->len, end_mark, MARK);
		ssize_t n;

		if (poll(&in, 1, ended ? 0 : PASTE_WAIT_MS) <= 0 || bytes->len > PASTE_MOST)
			return;
		n = read(fd, some, sizeof some);
		if (n <= 0)
			return;
		buffer_add(bytes, some, (size_t)n);
	}
}

/* Where the paste ends. A mark that was part of what was pasted has another one behind it. */
static size_t end_of_paste(const struct buffer *bytes)
{
	size_t end = bytes->len;

	for (size_t i = 0; i + MARK <= bytes->len; i++) {
		if (memcmp(bytes->text + i, begin_mark, MARK) == 0 && end < bytes->len)
			break;
		if (memcmp(bytes->text + i, end_mark, MARK) == 0)
			end = i;
	}
	return end;
}

/* In a locale that is not UTF-8 the bytes are the locale's. */
static void add_local(struct buffer *text, const char *bytes, size_t len)
{
	mbstate_t state = { 0 };
	wchar_t c;

	for (size_t at = 0; at < len;) {
		size_t n = mbrtowc(&c, bytes + at, len - at, &state);

		if (n == 0 || n > len) {
			utf8_add(text, (unsigned char)bytes[at]);
			memset(&state, 0, sizeof state);
			n = 1;
		} else {
			utf8_add(text, (int32_t)c);
		}
		at += n;
	}
}

void paste_read(int fd, struct buffer *bytes, size_t *end, size_t *rest)
{
	read_all(fd, bytes);
	*end = end_of_paste(bytes);
	*rest = *end + MARK < bytes->len ? *end + MARK : bytes->len;
}

void paste_add_text(struct buffer *text, const char *bytes, size_t len)
{
	if (MB_CUR_MAX > 1)
		buffer_add(text, bytes, len);
	else
		add_local(text, bytes, len);
}
