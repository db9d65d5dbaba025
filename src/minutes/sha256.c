/* sha256: FIPS 180-4 (August 2015), sections 4.1.2, 5.1.1 and 6.2. */
#include "minutes/sha256.h"

#include <stdio.h>
#include <string.h>

/* Section 4.2.2: the first bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t k[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t turn(uint32_t x, unsigned by)
{
	return x >> by | x << (32 - by);
}

static void expand(const unsigned char *block, uint32_t w[64])
{
	for (size_t t = 0; t < 16; t++)
		w[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 |
		       (uint32_t)block[4 * t + 2] << 8 | block[4 * t + 3];
	for (size_t t = 16; t < 64; t++) {
		uint32_t s0 = turn(w[t - 15], 7) ^ turn(w[t - 15], 18) ^ w[t - 15] >> 3;
		uint32_t s1 = turn(w[t - 2], 17) ^ turn(w[t - 2], 19) ^ w[t - 2] >> 10;

		w[t] = w[t - 16] + s0 + w[t - 7] + s1;
	}
}

/* One step of section 6.2.2. Instead of all eight words moving on, their names do: see take_block. kw: k + w of the step. */
static inline void step(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h,
			uint32_t kw)
{
	uint32_t s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25), s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
	uint32_t one = *h + s1 + ((e & f) ^ (~e & g)) + kw;

	*d += one;
	*h = one + s0 + ((a & b) ^ (a & c) ^ (b & c));
}

/* After eight steps every word has its name back. */
static void take_block(struct sha256 *h)
{
	uint32_t w[64], v[8];

	expand(h->block, w);
	memcpy(v, h->state, sizeof v);
	for (size_t t = 0; t < 64; t += 8) {
		step(v[0], v[1], v[2], &v[3], v[4], v[5], v[6], &v[7], k[t] + w[t]);
		step(v[7], v[0], v[1], &v[2], v[3], v[4], v[5], &v[6], k[t + 1] + w[t + 1]);
		step(v[6], v[7], v[0], &v[1], v[2], v[3], v[4], &v[5], k[t + 2] + w[t + 2]);
		step(v[5], v[6], v[7], &v[0], v[1], v[2], v[3], &v[4], k[t + 3] + w[t + 3]);
		step(v[4], v[5], v[6], &v[7], v[0], v[1], v[2], &v[3], k[t + 4] + w[t + 4]);
		step(v[3], v[4], v[5], &v[6], v[7], v[0], v[1], &v[2], k[t + 5] + w[t + 5]);
		step(v[2], v[3], v[4], &v[5], v[6], v[7], v[0], &v[1], k[t + 6] + w[t + 6]);
		step(v[1], v[2], v[3], &v[4], v[5], v[6], v[7], &v[0], k[t + 7] + w[t + 7]);
	}
	for (size_t i = 0; i < 8; i++)
		h->state[i] += v[i];
}

void sha256_start(struct sha256 *h)
{
	static const uint32_t first[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
					   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

	*h = (struct sha256){ .len = 0 };
	memcpy(h->state, first, sizeof first);
}

void sha256_add(struct sha256 *h, const void *bytes, size_t len)
{
	const unsigned char *from = bytes;

	while (len > 0) {
		size_t used = (size_t)(h->len % sizeof h->block), n = sizeof h->block - used;

		n = n < len ? n : len;
		memcpy(h->block + used, from, n);
		h->len += n;
		from += n;
		len -= n;
		if (used + n == sizeof h->block)
			take_block(h);
	}
}

/* Section 5.1.1: a bit that is set, zeroes, and the length in bits as 64 of them. */
static void pad(struct sha256 *h)
{
	static const unsigned char padding[64] = { 0x80 };
	uint64_t bits = h->len * 8;
	unsigned char length[8];
	size_t used = (size_t)(h->len % 64);

	for (size_t i = 0; i < sizeof length; i++)
		length[i] = (unsigned char)(bits >> (56 - 8 * i));
	sha256_add(h, padding, used < 56 ? 56 - used : 120 - used);
	sha256_add(h, length, sizeof length);
}

void sha256_finish(struct sha256 *h, char out[65])
{
	pad(h);
	for (size_t i = 0; i < 8; i++)
		snprintf(out + 8 * i, 9, "%08x", (unsigned)h->state[i]);
}
