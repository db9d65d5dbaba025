/* late_zip: what we call of libzip. */
#ifdef LATE_ZIP

#include <zip.h>

#include "late_call.h"

#define LIBRARY LATE_LIBZIP

/* ---- writing ---- */

CALL(zip_source_t *, zip_source_buffer, (zip_t *z, const void *bytes, zip_uint64_t len, int mine), (z, bytes, len, mine))
CALL(zip_int64_t, zip_file_add, (zip_t *z, const char *name, zip_source_t *s, zip_flags_t flags), (z, name, s, flags))
CALL(int, zip_set_file_compression, (zip_t *z, zip_uint64_t at, zip_int32_t how, zip_uint32_t flags), (z, at, how, flags))
CALL(int, zip_file_set_dostime, (zip_t *z, zip_uint64_t at, zip_uint16_t time, zip_uint16_t date, zip_flags_t flags),
     (z, at, time, date, flags))
CALL(int, zip_close, (zip_t *z), (z))
CALL(int, zip_source_open, (zip_source_t *s), (s))
CALL(zip_int64_t, zip_source_read, (zip_source_t *s, void *to, zip_uint64_t len), (s, to, len))
CALL(int, zip_source_close, (zip_source_t *s), (s))
DO(zip_source_keep, (zip_source_t *s), (s))

/* ---- reading ---- */

CALL(zip_int64_t, zip_get_num_entries, (zip_t *z, zip_flags_t flags), (z, flags))
CALL(const char *, zip_get_name, (zip_t *z, zip_uint64_t at, zip_flags_t flags), (z, at, flags))
CALL(const char *, zip_get_archive_comment, (zip_t *z, int *len, zip_flags_t flags), (z, len, flags))
CALL(const char *, zip_file_get_comment, (zip_t *z, zip_uint64_t at, zip_uint32_t *len, zip_flags_t flags),
     (z, at, len, flags))
CALL(zip_file_t *, zip_fopen_index, (zip_t *z, zip_uint64_t at, zip_flags_t flags), (z, at, flags))
CALL(zip_int64_t, zip_fread, (zip_file_t *f, void *to, zip_uint64_t len), (f, to, len))
CALL(int, zip_fclose, (zip_file_t *f), (f))

/* ---- both ---- */

CALL(zip_source_t *, zip_source_buffer_create, (const void *bytes, zip_uint64_t len, int mine, zip_error_t *e),
     (bytes, len, mine, e))
CALL(zip_t *, zip_open_from_source, (zip_source_t *s, int flags, zip_error_t *e), (s, flags, e))
CALL(const char *, zip_strerror, (zip_t *z), (z))
CALL(zip_error_t *, zip_get_error, (zip_t *z), (z))
CALL(int, zip_error_code_zip, (const zip_error_t *e), (e))
CALL(const char *, zip_error_strerror, (zip_error_t *e), (e))
DO(zip_error_init, (zip_error_t *e), (e))
DO(zip_error_fini, (zip_error_t *e), (e))
DO(zip_source_free, (zip_source_t *s), (s))
DO(zip_discard, (zip_t *z), (z))

#else

typedef int late_zip_is_linked;

#endif
