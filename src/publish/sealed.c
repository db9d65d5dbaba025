/* sealed: what can still be had of a sealed session. There is no roster to look for anybody with: the gate of these
 * exports is that the tree passed the other gate before, and is the same to the byte (RULE.md section 6: "no roster and
 * no seal, no publishing"). */
#include "sealed.h"

#include <string.h>

#include "minutes/sha256.h"
#include "publish/seal.h"
#include "stored.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/seal.h"

enum { RECEIPT_MOST_BYTES = 1 << 20, HASH_BYTES = 65 };

static const size_t tree_most = (size_t)1 << 30;

void sha256_of(const void *bytes, size_t len, char out[HASH_BYTES])
{
	struct sha256 h;

	sha256_start(&h);
	sha256_add(&h, bytes, len);
	sha256_finish(&h, out);
}

static bool agrees(const struct session *s, const struct buffer *tree, const char *receipt)
{
	char hash[HASH_BYTES];

	sha256_of(buffer_text(tree), tree->len, hash);
	return *s->seal_tree && strcmp(hash, s->seal_tree) == 0 && strstr(receipt, hash);
}

static bool read_checked(const struct session *s, const char *dir, struct buffer *tree, struct err *e)
{
	struct arena work = { 0 };
	struct buffer receipt = { 0 };
	bool ok = file_read(folder_path(&work, dir, seal_tree_file), tree_most, tree, e) &&
		  file_read(folder_path(&work, dir, seal_receipt_file), RECEIPT_MOST_BYTES, &receipt, e);

	if (!ok && e && e->code == ERR_IO)
		e->code = ERR_IDENTITY;
	if (ok && !agrees(s, tree, buffer_text(&receipt)))
		ok = err_set(e, ERR_IDENTITY,
			     "%s/%s is not what was sealed, by the receipt; nobody can tell any more whether it points to "
			     "somebody. Put the folder back from a copy made since the seal",
			     dir, seal_tree_file);
	buffer_free(&receipt);
	arena_free(&work);
	return ok;
}

const struct document *sealed_tree(const struct session *s, const char *dir, const char *lang, bool summary,
				   struct arena *a, struct err *e)
{
	const struct document *d = NULL;
	struct buffer tree = { 0 };

	if (read_checked(s, dir, &tree, e))
		d = stored_read(buffer_text(&tree), tree.len, lang, summary, a, e);
	buffer_free(&tree);
	return d;
}

bool sealed_allows(const struct publish_plan *plan, struct err *e)
{
	return !plan->keep_names || err_set(e, ERR_RULE, "this session is sealed; the names are gone");
}

bool sealed_fits(const struct document *d, const struct publish_plan *plan, struct err *e)
{
	return !plan->k || plan->k == d->k ||
	       err_set(e, ERR_RULE, "this session is sealed with labels for k %d; they cannot be made anew", d->k);
}

/* ---- a file that somebody has ---- */

static bool renders_to(const struct document *d, const struct buffer *bytes)
{
	bool same = false;

	for (size_t i = 0; !same && export_formats[i]; i++) {
		struct buffer b = { 0 };

		same = export_render(export_formats[i], d, &b, NULL) && b.len == bytes->len &&
		       memcmp(buffer_text(&b), buffer_text(bytes), b.len) == 0;
		buffer_free(&b);
	}
	return same;
}

bool seal_vouches(const struct session *s, const char *dir, const char *path, struct err *e)
{
	struct arena work = { 0 };
	struct buffer bytes = { 0 };
	bool ok = file_read(path, tree_most, &bytes, e), same = false;

	for (int summary = 0; ok && !same && summary < 2; summary++) {
		const struct document *d = sealed_tree(s, dir, NULL, summary, &work, e);

		ok = d != NULL;
		same = ok && renders_to(d, &bytes);
	}
	if (ok && !same)
		ok = err_set(e, ERR_IDENTITY,
			     "%s: is not what was sealed, and since the seal nobody knows whom to look for in it", path);
	buffer_free(&bytes);
	arena_free(&work);
	return ok;
}
