/* editor: one line of text being typed. */
#include "editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/grapheme.h"
#include "base/utf8.h"
#include "command/key.h"

const char *editor_text(const struct editor *ed)
{
	return buffer_text(&ed->text);
}

bool editor_is_empty(const struct editor *ed)
{
	return ed->text.len == 0;
}

/* ---- undo ---- */

static void drop_snapshot(struct snapshot *s)
{
	memset(s->text, 0, s->len);
	free(s->text);
	memset(s, 0, sizeof *s);
}

static void remember(struct editor *ed)
{
	struct snapshot *s;

	if (ed->undo_count == EDITOR_UNDO) {
		drop_snapshot(&ed->undo[0]);
		memmove(ed->undo, ed->undo + 1, (EDITOR_UNDO - 1) * sizeof *ed->undo);
		ed->undo_count--;
	}
	s = &ed->undo[ed->undo_count++];
	s->text = malloc(ed->text.len + 1);
	if (!s->text)
		memory_exhausted();
	memcpy(s->text, editor_text(ed), ed->text.len + 1);
	s->len = ed->text.len;
	s->at = ed->at;
}

/* Before an edit of that sort: a run of one sort is one undo. */
static void begin(struct editor *ed, char sort)
{
	if (ed->last != sort || !sort)
		remember(ed);
	ed->last = sort;
}

static void undo(struct editor *ed)
{
	struct snapshot *s;

	if (!ed->undo_count)
		return;
	s = &ed->undo[--ed->undo_count];
	buffer_cut(&ed->text, 0);
	buffer_add(&ed->text, s->text, s->len);
	ed->at = s->at;
	drop_snapshot(s);
	ed->last = 0;
}

/* ---- edits ---- */

void editor_insert(struct editor *ed, const char *text, size_t len)
{
	begin(ed, 'i');
	buffer_splice(&ed->text, ed->at, 0, text, len);
	ed->at += len;
	/* A mark that was typed alone has joined the letter before it, and may join what follows. */
	while (ed->at < ed->text.len && ((unsigned char)ed->text.text[ed->at] & 0xc0) == 0x80)
		ed->at++;
}

void editor_replace(struct editor *ed, size_t from, size_t to, const char *text)
{
	begin(ed, 0);
	buffer_splice(&ed->text, from, to - from, text, strlen(text));
	ed->at = from + strlen(text);
}

void editor_set(struct editor *ed, const char *text)
{
	editor_replace(ed, 0, ed->text.len, text);
}

static void delete(struct editor *ed, size_t from, size_t to)
{
	if (from >= to)
		return;
	begin(ed, 'd');
	buffer_splice(&ed->text, from, to - from, "", 0);
	ed->at = from;
}

/* Kills that follow each other are put back together. */
static void kill(struct editor *ed, size_t from, size_t to)
{
	bool before = to <= ed->at, more = ed->last == 'k';

	if (from >= to)
		return;
	begin(ed, 'k');
	if (!more)
		buffer_cut(&ed->killed, 0);
	buffer_splice(&ed->killed, before ? 0 : ed->killed.len, 0, ed->text.text + from, to - from);
	buffer_splice(&ed->text, from, to - from, "", 0);
	ed->at = from;
}

static void yank(struct editor *ed)
{
	if (!ed->killed.len)
		return;
	begin(ed, 0);
	buffer_splice(&ed->text, ed->at, 0, ed->killed.text, ed->killed.len);
	ed->at += ed->killed.len;
}

/* ---- places in the line ---- */

static size_t right_of(const struct editor *ed)
{
	return ed->at + grapheme_next(editor_text(ed) + ed->at, ed->text.len - ed->at);
}

static size_t left_of(const struct editor *ed)
{
	return grapheme_before(editor_text(ed), ed->at);
}

static bool word_at(const struct editor *ed, size_t at)
{
	int32_t c;

	utf8_next(editor_text(ed) + at, ed->text.len - at, &c);
	return utf8_is_word(c) || c == '\'' || c == 0x2019;
}

static size_t word_right(const struct editor *ed)
{
	size_t at = ed->at, len = ed->text.len;

	while (at < len && !word_at(ed, at))
		at += grapheme_next(editor_text(ed) + at, len - at);
	while (at < len && word_at(ed, at))
		at += grapheme_next(editor_text(ed) + at, len - at);
	return at;
}

static size_t word_left(const struct editor *ed)
{
	const char *text = editor_text(ed);
	size_t at = ed->at;

	while (at && !word_at(ed, grapheme_before(text, at)))
		at = grapheme_before(text, at);
	while (at && word_at(ed, grapheme_before(text, at)))
		at = grapheme_before(text, at);
	return at;
}

/* Where the word before the insertion point begins for C-w: what stands between blanks. */
static size_t blank_left(const struct editor *ed)
{
	size_t at = ed->at;

	while (at && ed->text.text[at - 1] == ' ')
		at--;
	while (at && ed->text.text[at - 1] != ' ')
		at--;
	return at;
}

/* ---- keys ---- */

static void go(struct editor *ed, size_t at)
{
	ed->at = at;
	ed->last = 0;
}

static void to_start(struct editor *ed) { go(ed, 0); }
static void to_end(struct editor *ed) { go(ed, ed->text.len); }
static void to_left(struct editor *ed) { go(ed, left_of(ed)); }
static void to_right(struct editor *ed) { go(ed, right_of(ed)); }
static void to_word_left(struct editor *ed) { go(ed, word_left(ed)); }
static void to_word_right(struct editor *ed) { go(ed, word_right(ed)); }
static void delete_left(struct editor *ed) { delete(ed, left_of(ed), ed->at); }
static void delete_right(struct editor *ed) { delete(ed, ed->at, right_of(ed)); }
static void kill_blank_left(struct editor *ed) { kill(ed, blank_left(ed), ed->at); }
static void kill_word_left(struct editor *ed) { kill(ed, word_left(ed), ed->at); }
static void kill_word_right(struct editor *ed) { kill(ed, ed->at, word_right(ed)); }
static void kill_left(struct editor *ed) { kill(ed, 0, ed->at); }
static void kill_right(struct editor *ed) { kill(ed, ed->at, ed->text.len); }

static const struct {
	const char *key;
	void (*edit)(struct editor *ed);
} edits[] = {
	{ "C-a", to_start },          { "Home", to_start },             { "C-e", to_end },
	{ "End", to_end },            { "C-b", to_left },               { "Left", to_left },
	{ "C-f", to_right },          { "Right", to_right },            { "M-b", to_word_left },
	{ "C-Left", to_word_left },   { "M-f", to_word_right },         { "C-Right", to_word_right },
	{ "C-h", delete_left },       { "Backspace", delete_left },     { "C-d", delete_right },
	{ "Delete", delete_right },   { "C-w", kill_blank_left },       { "M-Backspace", kill_word_left },
	{ "M-d", kill_word_right },   { "C-u", kill_left },             { "C-k", kill_right },
	{ "C-y", yank },              { "C-z", undo },                  { "C-_", undo },
};

bool editor_key(struct editor *ed, const char *key)
{
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		if (strcmp(edits[i].key, key) == 0) {
			edits[i].edit(ed);
			return true;
		}
	}
	if (strcmp(key, "Space") == 0)
		key = " ";
	if (!key_is_text(key))
		return false;
	editor_insert(ed, key, strlen(key));
	return true;
}

void editor_clear(struct editor *ed)
{
	while (ed->undo_count)
		drop_snapshot(&ed->undo[--ed->undo_count]);
	buffer_cut(&ed->text, 0);
	ed->at = 0;
	ed->last = 0;
}

void editor_forget(struct editor *ed)
{
	editor_clear(ed);
	/* Bytes that stood here must not come back from memory that is handed out again. */
	if (ed->text.text)
		memset(ed->text.text, 0, ed->text.cap);
	if (ed->killed.text)
		memset(ed->killed.text, 0, ed->killed.cap);
	buffer_cut(&ed->killed, 0);
}

void editor_free(struct editor *ed)
{
	editor_forget(ed);
	buffer_free(&ed->text);
	buffer_free(&ed->killed);
}
