/* hash: one number for what a tree says. Every text is preceded by its length and every list by its count, so
 * that no two trees can run into the same bytes. What may change without changing what was agreed to is
 * not taken in: status, signatures, language, the progress of actions, and the sentences made from them. */
#include <string.h>

#include "making.h"
#include "minutes/sha256.h"

static void add_number(struct sha256 *h, uint64_t n)
{
	unsigned char bytes[8];

	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(n >> (8 * i));
	sha256_add(h, bytes, sizeof bytes);
}

static void add_words(struct sha256 *h, const char *s)
{
	add_number(h, s ? strlen(s) : 0);
	if (s)
		sha256_add(h, s, strlen(s));
}

static void add_text(struct sha256 *h, const struct published *p)
{
	add_words(h, document_text(p));
}

static void add_texts(struct sha256 *h, const struct document_texts *list)
{
	add_number(h, list->count);
	for (size_t i = 0; i < list->count; i++)
		add_text(h, list->item[i]);
}

static void add_items(struct sha256 *h, const struct document_item *items, size_t count)
{
	add_number(h, count);
	for (size_t i = 0; i < count; i++) {
		const struct document_item *it = &items[i];

		add_words(h, it->kind);
		add_text(h, it->number);
		add_text(h, it->line);
		add_text(h, it->run_in);
		add_number(h, it->key);
		add_texts(h, &it->themes);
		add_text(h, it->dimension);
		add_text(h, it->addressee);
		add_text(h, it->level);
		add_text(h, it->due);
		add_words(h, it->horizon);
	}
}

static void add_counts(struct sha256 *h, const int64_t *counts, size_t count)
{
	for (size_t i = 0; counts && i < count; i++)
		add_number(h, (uint64_t)counts[i]);
}

static void add_polls(struct sha256 *h, const struct document_poll *polls, size_t count)
{
	add_number(h, count);
	for (size_t i = 0; i < count; i++) {
		const struct document_poll *p = &polls[i];

		add_text(h, p->question);
		add_texts(h, &p->options);
		add_number(h, p->shown);
		add_counts(h, p->shown >= SHOWN_TOTAL ? p->total : NULL, p->options.count);
		add_number(h, p->row_count);
		for (size_t r = 0; r < p->row_count; r++) {
			add_text(h, p->rows[r].title);
			add_counts(h, p->rows[r].counts, p->options.count);
			add_number(h, (uint64_t)p->rows[r].no_answer);
		}
	}
}

static void add_dimension(struct sha256 *h, const struct document_dimension *d)
{
	add_text(h, d->id);
	add_text(h, d->title);
	add_texts(h, &d->passage);
	add_number(h, d->discussed);
	add_number(h, d->stage_count);
	for (size_t i = 0; i < d->stage_count; i++) {
		add_text(h, d->stages[i].id);
		add_text(h, d->stages[i].title);
		add_texts(h, &d->stages[i].passage);
		add_items(h, d->stages[i].items, d->stages[i].item_count);
	}
	add_number(h, d->polls_at);
	add_polls(h, d->polls, d->poll_count);
}

static void add_people(struct sha256 *h, const struct document *d)
{
	add_number(h, d->host_count);
	for (size_t i = 0; i < d->host_count; i++) {
		add_text(h, d->hosts[i].name);
		add_text(h, d->hosts[i].about);
		add_text(h, d->hosts[i].contact);
	}
	add_number(h, d->convenor_count);
	for (size_t i = 0; i < d->convenor_count; i++) {
		add_text(h, d->convenors[i].name);
		add_text(h, d->convenors[i].role);
		add_text(h, d->convenors[i].organisation);
	}
	add_number(h, d->participants);
	add_number(h, d->group_count);
	for (size_t i = 0; i < d->group_count; i++) {
		add_text(h, d->groups[i].plural);
		add_number(h, d->groups[i].count);
	}
}

static void add_matters(struct sha256 *h, const struct document *d)
{
	add_number(h, d->matter_count);
	for (size_t i = 0; i < d->matter_count; i++) {
		add_text(h, d->matters[i].text);
		add_text(h, d->matters[i].addressee);
		add_words(h, d->matters[i].status);
	}
}

void minutes_hash(const struct document *d, char out[MINUTES_HASH_BYTES])
{
	struct sha256 h;

	sha256_start(&h);
	add_words(&h, "roundtable minutes 1");
	add_text(&h, d->title);
	add_words(&h, d->month);
	add_text(&h, d->rule);
	add_number(&h, (uint64_t)d->k);
	add_people(&h, d);
	add_texts(&h, &d->background);
	add_texts(&h, &d->conclusion);
	add_number(&h, d->dimension_count);
	for (size_t i = 0; i < d->dimension_count; i++)
		add_dimension(&h, &d->dimensions[i]);
	add_number(&h, d->closing != NULL);
	if (d->closing)
		add_dimension(&h, d->closing);
	add_polls(&h, d->polls, d->poll_count);
	add_items(&h, d->parked, d->parked_count);
	add_matters(&h, d);
	sha256_finish(&h, out);
}
