/* crc: CRC-32C (Castagnoli), polynomial 0x1EDC6F41 reflected, as in RFC 3720 appendix B.4. */
#ifndef BASE_CRC_H
#define BASE_CRC_H

#include <stddef.h>
#include <stdint.h>

/* The checksum of len bytes; of "123456789" it is 0xe3069283. */
uint32_t crc32c(const void *bytes, size_t len);

/* The same for processors without an instruction for it; crc32c calls it there. */
uint32_t crc32c_by_tables(const void *bytes, size_t len);

#endif
