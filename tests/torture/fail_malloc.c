/*
 * fail_malloc: loaded before the C library (LD_PRELOAD), makes one allocation of a program fail.
 *
 *     FAIL_AT=N      the N-th from main on, by whichever library; 0: none
 *     FAIL_ON=1      and all behind it
 *     FAIL_COUNT=F   at the end the number of allocations is written to F
 *
 * What libraries allocate before main() is the loader's affair, and so is what it allocates itself: glibc's ld.so, asked to
 * dlopen() and without memory for a relocation (_dl_relocate_object), says "out of memory" and leaves by _exit(127), which
 * nobody can catch. These are neither counted nor do they fail.
 */
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *old, size_t size);

static unsigned long made, fail_at;
static int ready, on, count_fd = -1;

static uintptr_t loader, loader_end;

static int fails(const void *caller)
{
	if (!ready || ((uintptr_t)caller >= loader && (uintptr_t)caller < loader_end))
		return 0;
	made++;
	if (!fail_at || (on ? made < fail_at : made != fail_at))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *malloc(size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}

static int find_loader(struct dl_phdr_info *object, size_t size, void *base)
{
	(void)size;
	if (object->dlpi_addr != *(uintptr_t *)base)
		return 0;
	loader = object->dlpi_addr;
	for (int i = 0; i < object->dlpi_phnum; i++) {
		const ElfW(Phdr) *part = &object->dlpi_phdr[i];

		if (part->p_type == PT_LOAD && loader + part->p_vaddr + part->p_memsz > loader_end)
			loader_end = loader + part->p_vaddr + part->p_memsz;
	}
	return 1;
}

static void __attribute__((constructor)) begin(void)
{
	uintptr_t base = getauxval(AT_BASE);

	const char *at = getenv("FAIL_AT"), *all = getenv("FAIL_ON"), *path = getenv("FAIL_COUNT");

	fail_at = at ? strtoul(at, NULL, 10) : 0;
	on = all && *all;
	/* Now, while every path is open to the program. */
	if (path)
		count_fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	dl_iterate_phdr(find_loader, &base);
	ready = at != NULL;
	unsetenv("LD_PRELOAD");
}

static void __attribute__((destructor)) end(void)
{
	char text[32];
	int len;

	ready = 0;
	if (count_fd < 0)
		return;
	len = snprintf(text, sizeof text, "%lu\n", made);
	if (write(count_fd, text, (size_t)len) != len)
		abort();
	close(count_fd);
}
