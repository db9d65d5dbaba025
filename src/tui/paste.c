/* paste: what a terminal with bracketed paste sends between its two marks. */
#include "paste.h"

#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"

enum { PASTE_WAIT_MS = 1000, PASTE_MOST = 4 << 20, MARK = 6 };

static const char begin_mark[] = "\033[200~", end_mark[] = "\033[201~";

static bool is_mark(const char *bytes, const char *mark)
{
	return memcmp(bytes, mark, MARK) == 0;
}

/* Looks for marks from *at on. A mark that was part of what was pasted has another one behind it, and so has a second
 * paste that came at once: what stands between the two is text as well, for nothing that was pasted must press keys.
 * *end: where the paste ends, if it does by now. */
static bool has_ended(const struct buffer *bytes, size_t *at, size_t *end)
{
	for (; *at + MARK <= bytes->len; ++*at) {
		if (is_mark(bytes->text + *at, end_mark))
			*end = *at;
		else if (is_mark(bytes->text + *at, begin_mark))
			*end = SIZE_MAX;
	}
	return *end != SIZE_MAX;
}

/* Bytes until nothing comes for a while or the mark has been seen and nothing waits behind it. Gives the paste's end. */
static size_t read_all(int fd, struct buffer *bytes)
{
	struct pollfd in = { .fd = fd, .events = POLLIN };
	size_t at = 0, end = SIZE_MAX;
	char some[4096];
	ssize_t n;

	while (poll(&in, 1, has_ended(bytes, &at, &end) ? 0 : PASTE_WAIT_MS) > 0 && bytes->len <= PASTE_MOST) {
		n = read(fd, some, sizeof some);
		if (n <= 0)
			break;
		buffer_add(bytes, some, (size_t)n);
	}
	return end < bytes->len ? end : bytes->len;
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
	*end = read_all(fd, bytes);
	*rest = *end + MARK < bytes->len ? *end + MARK : bytes->len;
}

static void add(struct buffer *text, const char *bytes, size_t len)
{
	if (MB_CUR_MAX > 1)
		buffer_add(text, bytes, len);
	else
		add_local(text, bytes, len);
}

void paste_add_text(struct buffer *text, const char *bytes, size_t len)
{
	size_t from = 0, ended = len;

	/* Where one paste ends and the next begins, the two marks are no text of either. */
	for (size_t i = 0; i + MARK <= len; i++) {
		if (is_mark(bytes + i, end_mark)) {
			ended = i;
		} else if (ended < i && is_mark(bytes + i, begin_mark)) {
			add(text, bytes + from, ended - from);
			add(text, bytes + ended + MARK, i - ended - MARK);
			from = i + MARK;
			ended = len;
		}
	}
	add(text, bytes + from, len - from);
}
