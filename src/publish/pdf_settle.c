/* pdf_settle: what a converter writes down about itself, overwritten in place. A PDF says where each object stands by its
 * byte (ISO 32000-1, 7.5.4), so nothing may change its length. */
#include <ctype.h>
#include <string.h>

#include "pdf.h"

static const char maker[] = "roundtable", time_mark[] = "(D:", fixed_time[] = "19800101000000";

/* Where word stands in s[0..len), or NULL. */
static char *find(char *s, size_t len, const char *word)
{
	return len ? memmem(s, len, word, strlen(word)) : NULL;
}

/* The first blank or delimiter is past what a key is followed by. */
static char *past_blanks(char *s, const char *end)
{
	while (s < end && strchr(" \r\n\t", *s))
		s++;
	return s;
}

/* ---- strings ---- */

/* "(…)" with brackets that are escaped or in pairs. */
static void settle_literal(char *s, const char *end)
{
	size_t n = 0;
	int depth = 1;

	for (s++; s < end; s++) {
		if (*s == '\\' && s + 1 < end) {
			*s++ = ' ';
		} else {
			depth += (*s == '(') - (*s == ')');
			if (depth == 0)
				return;
		}
		*s = n < strlen(maker) ? maker[n++] : ' ';
	}
}

/* "<FEFF…>" and checksums: blanks as UTF-16, or noughts. */
static void settle_hex(char *s, const char *end, const char *fill)
{
	static const char mark[] = "FEFF";
	size_t n = 0, len = strlen(fill);

	for (s++; s < end && *s != '>'; s++)
		if (isxdigit((unsigned char)*s)) {
			*s = len > 1 && n < strlen(mark) ? mark[n] : fill[n % len];
			n++;
		}
}

static void settle_makers(char *s, const char *end)
{
	static const char *const keys[] = { "/Author", "/Creator", "/Producer" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		for (char *at = s; (at = find(at, (size_t)(end - at), keys[i])) != NULL;) {
			at = past_blanks(at + strlen(keys[i]), end);
			if (at < end && *at == '(')
				settle_literal(at, end);
			else if (at < end && *at == '<')
				settle_hex(at, end, "0020");
		}
}

/* ---- times and checksums ---- */

static void settle_times(char *s, const char *end)
{
	for (; (s = find(s, (size_t)(end - s), time_mark)) != NULL;) {
		s += strlen(time_mark);
		for (size_t i = 0; s < end && isdigit((unsigned char)*s); i++, s++)
			*s = i < strlen(fixed_time) ? fixed_time[i] : '0';
		/* The zone tells where somebody is. */
		for (; s < end && *s != ')'; s++)
			*s = *s == '-' ? '+' : isdigit((unsigned char)*s) ? '0' : *s;
	}
}

static void settle_checksums(char *s, const char *end)
{
	char *id = find(s, (size_t)(end - s), "/ID [");
	char *sum = find(s, (size_t)(end - s), "/DocChecksum /");

	if (!id)
		id = find(s, (size_t)(end - s), "/ID[");
	for (; id && id < end && *id != ']'; id++)
		if (*id == '<')
			settle_hex(id, end, "0");
	for (sum = sum ? sum + strlen("/DocChecksum /") : NULL; sum && sum < end && isxdigit((unsigned char)*sum); sum++)
		*sum = '0';
}

/* ---- the whole ---- */

static void settle(char *s, const char *end)
{
	settle_makers(s, end);
	settle_times(s, end);
	settle_checksums(s, end);
}

static bool holds(const struct buffer *pdf, const char *word)
{
	return memmem(pdf->text, pdf->len, word, strlen(word)) != NULL;
}

/* What says more about a file in a way that is not settled here. */
static bool check(const struct buffer *pdf, const char *private, struct err *e)
{
	static const char *const closed[] = { "/Metadata", "/Encrypt", "/EmbeddedFile", "/JavaScript", "file://", "/tmp/" };

	if (pdf->len < 8 || memcmp(pdf->text, "%PDF-1.", 7) != 0)
		return err_set(e, ERR_IO, "the converter made something that is no PDF");
	for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
		if (holds(pdf, closed[i]))
			return err_set(e, ERR_IDENTITY, "the converter wrote %s into the PDF, which may tell more than the "
							"minutes; print the HTML", closed[i]);
	/* Its times may lie packed where nobody can settle them. */
	if (holds(pdf, "/ObjStm") && !holds(pdf, "/CreationDate"))
		return err_set(e, ERR_IDENTITY, "the converter packed what it says about itself; print the HTML");
	return !holds(pdf, private) ||
	       err_set(e, ERR_IDENTITY, "the converter wrote down where it worked; print the HTML");
}

bool pdf_settle(struct buffer *pdf, const char *private, struct err *e)
{
	char *s = pdf->text, *end = pdf->text + pdf->len;

	/* Pages are packed, and look like anything. */
	while (s && s < end) {
		char *stream = find(s, (size_t)(end - s), "stream");

		settle(s, stream ? stream : end);
		s = stream ? find(stream, (size_t)(end - stream), "endstream") : NULL;
		s = s ? s + strlen("endstream") : NULL;
	}
	return check(pdf, private, e);
}
