/* crc: CRC-32C, eight bytes at a time: by the processor's own instruction where it has one, else by tables. They
 * follow from the polynomial and are filled on first use (the same values whoever fills them), so nothing generated is
 * checked in. */
#include "base/crc.h"

#include <stdbool.h>
#include <string.h>

/* One entry of the reflected table by definition (RFC 3720 B.4); eight steps of the polynomial. */
#define STEP(c) (((c) >> 1) ^ (0x82f63b78u & (0u - ((c) & 1u))))
#define ENTRY(c) STEP(STEP(STEP(STEP(STEP(STEP(STEP(STEP((uint32_t)(c)))))))))

#ifdef __x86_64__
/* SSE 4.2, in every x86-64 processor since 2011. */
static __attribute__((target("sse4.2"))) uint32_t by_instruction(const unsigned char *p, size_t len)
{
	uint64_t crc = 0xffffffffu, eight;

	for (; len >= 8; len -= 8, p += 8) {
		memcpy(&eight, p, sizeof eight);
		crc = __builtin_ia32_crc32di(crc, eight);
	}
	while (len--)
		crc = __builtin_ia32_crc32qi((uint32_t)crc, *p++);
	return ~(uint32_t)crc;
}
#endif

uint32_t crc32c_by_tables(const void *bytes, size_t len)
{
	static uint32_t table[8][256];
	static bool ready;
	const unsigned char *p = bytes;
	uint32_t crc = 0xffffffffu;

	if (!ready) {
		for (unsigned i = 0; i < 256; i++)
			table[0][i] = ENTRY(i);
		for (unsigned i = 0; i < 256; i++)
			for (unsigned k = 1; k < 8; k++)
				table[k][i] = (table[k - 1][i] >> 8) ^ table[0][table[k - 1][i] & 0xff];
		ready = true;
	}
	for (; len >= 8; len -= 8, p += 8) {
		crc ^= (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
		crc = table[7][crc & 0xff] ^ table[6][crc >> 8 & 0xff] ^ table[5][crc >> 16 & 0xff] ^
		      table[4][crc >> 24] ^ table[3][p[4]] ^ table[2][p[5]] ^ table[1][p[6]] ^ table[0][p[7]];
	}
	while (len--)
		crc = (crc >> 8) ^ table[0][(crc ^ *p++) & 0xff];
	return ~crc;
}

uint32_t crc32c(const void *bytes, size_t len)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("sse4.2"))
		return by_instruction(bytes, len);
#endif
	return crc32c_by_tables(bytes, len);
}
