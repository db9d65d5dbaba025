/* gate_zip: the files inside an archive (a document of an office program is one). */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "gate_decode.h"

/* A bomb unpacks to a thousand times its size, and a long report, whose tags are all alike, to less than a hundred. */
enum { MEMBERS_MOST = 4096, UNPACKED_ALWAYS = 64 << 20, TIMES_MOST = 100 };

struct unpacking {
	zip_t *archive;
	bool (*member)(void *context, const char *name, const void *bytes, size_t len, struct err *e);
	void *context;
	size_t unpacked, most;
};

static zip_t *open_archive(const void *bytes, size_t len, struct err *e)
{
	zip_error_t why;
	zip_source_t *source;
	zip_t *archive = NULL;

	zip_error_init(&why);
	source = zip_source_buffer_create(bytes, len, 0, &why);
	if (source)
		archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &why);
	if (!archive) {
		err_set(e, ERR_SYNTAX, "not a sound archive: %s", zip_error_strerror(&why));
		zip_source_free(source);
	}
	zip_error_fini(&why);
	return archive;
}

static bool cannot(const struct unpacking *u, struct err *e)
{
	return err_set(e, ERR_SYNTAX, "cannot be unpacked: %s", zip_strerror(u->archive));
}

static bool read_bytes(struct unpacking *u, zip_uint64_t index, struct buffer *out, struct err *e)
{
	char chunk[16384];
	zip_int64_t n;
	zip_file_t *file = zip_fopen_index(u->archive, index, 0);

	if (!file)
		return cannot(u, e);
	while ((n = zip_fread(file, chunk, sizeof chunk)) > 0) {
		u->unpacked += (size_t)n;
		if (u->unpacked > u->most)
			break;
		buffer_add(out, chunk, (size_t)n);
	}
	/* The checksum is compared when the file has been read to its end; only then is an error known. */
	if (zip_fclose(file) != 0 || n < 0)
		return err_set(e, ERR_SYNTAX, "is damaged");
	return u->unpacked <= u->most || err_set(e, ERR_SYNTAX, "unpacks to more than %zu MiB", u->most >> 20);
}

/* NULL is no comment, or one that could not be read: then nobody has looked at it. */
static bool read_comment(struct unpacking *u, const char *comment, size_t len, struct err *e)
{
	struct buffer bytes = { 0 };
	bool ok;

	if (!comment)
		return zip_error_code_zip(zip_get_error(u->archive)) == ZIP_ER_OK || cannot(u, e);
	buffer_add(&bytes, comment, len);
	ok = u->member(u->context, "comment", buffer_text(&bytes), len, e);
	buffer_free(&bytes);
	return ok;
}

static bool read_member(struct unpacking *u, zip_uint64_t index, struct err *e)
{
	const char *name = zip_get_name(u->archive, index, 0);
	zip_uint32_t comment_len = 0;
	const char *comment = zip_file_get_comment(u->archive, index, &comment_len, 0);
	struct buffer bytes = { 0 };
	bool ok;

	if (!name)
		return cannot(u, e);
	ok = read_bytes(u, index, &bytes, e) || err_within(e, "%s", name);
	ok = ok && u->member(u->context, name, buffer_text(&bytes), bytes.len, e);
	buffer_free(&bytes);
	return ok && read_comment(u, comment, comment_len, e);
}

bool unzip(const void *bytes, size_t len,
	   bool (*member)(void *context, const char *name, const void *bytes, size_t len, struct err *e), void *context,
	   struct err *e)
{
	struct unpacking u = { open_archive(bytes, len, e), member, context, 0, UNPACKED_ALWAYS };
	zip_int64_t count;
	const char *comment;
	int comment_len = 0;
	bool ok = true;

	if (!u.archive)
		return false;
	if (len > UNPACKED_ALWAYS / TIMES_MOST)
		u.most = len * TIMES_MOST;
	count = zip_get_num_entries(u.archive, 0);
	if (count > MEMBERS_MOST)
		ok = err_set(e, ERR_SYNTAX, "holds more than %d files", MEMBERS_MOST);
	for (zip_int64_t i = 0; ok && i < count; i++)
		ok = read_member(&u, (zip_uint64_t)i, e);
	comment = zip_get_archive_comment(u.archive, &comment_len, 0);
	ok = ok && read_comment(&u, comment, (size_t)comment_len, e);
	zip_discard(u.archive);
	return ok;
}
