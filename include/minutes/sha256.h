/* sha256: FIPS 180-4 (August 2015), for signatures that have to hold for years and for names of things that
 * stay the same as long as what they name does. */
#ifndef MINUTES_SHA256_H
#define MINUTES_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct sha256 {
	uint32_t state[8];
	uint64_t len;           /* bytes taken in so far */
	unsigned char block[64];
};

void sha256_start(struct sha256 *h);
void sha256_add(struct sha256 *h, const void *bytes, size_t len);

/* 64 hex digits and a NUL; h is spent. */
void sha256_finish(struct sha256 *h, char out[65]);

#endif
