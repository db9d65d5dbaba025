/* calls: system calls that this program never makes, refused through seccomp(2): a table, and a filter of two
 * instructions for each row. Refused and not killed: a library that asks hears no, and goes on.
 *
 * Without libseccomp: the table is all there is to it, and loading a library to build thirty instructions would cost
 * each start more than the whole of the rest. */
#include "walls.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#elif defined(__i386__)
#define ARCHITECTURE AUDIT_ARCH_I386
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
#define ARCHITECTURE AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define ARCHITECTURE AUDIT_ARCH_S390X
#endif

#ifdef ARCHITECTURE

/* x86-64 has a second set of numbers from here on (x32). */
enum { OTHER_NUMBERS = 0x40000000 };

static const struct { int number, error; } refused[] = {
	/* the network, of any kind */
	{ SYS_socket, EACCES },
#ifdef SYS_socketcall
	{ SYS_socketcall, EACCES },
#endif
#ifdef SYS_io_uring_setup
	{ SYS_io_uring_setup, ENOSYS },
#endif
	/* other programs */
	{ SYS_execve, EACCES },
	{ SYS_execveat, EACCES },
	/* the memory and the files of other processes */
	{ SYS_ptrace, EPERM },
	{ SYS_process_vm_readv, EPERM },
	{ SYS_process_vm_writev, EPERM },
#ifdef SYS_pidfd_getfd
	{ SYS_pidfd_getfd, EPERM },
#endif
	{ SYS_open_by_handle_at, EPERM },
	/* the kernel, and other views of the disk */
	{ SYS_bpf, EPERM },
	{ SYS_perf_event_open, EPERM },
	{ SYS_userfaultfd, EPERM },
	{ SYS_add_key, EPERM },
	{ SYS_request_key, EPERM },
	{ SYS_keyctl, EPERM },
	{ SYS_mount, EPERM },
	{ SYS_umount2, EPERM },
	{ SYS_pivot_root, EPERM },
	{ SYS_chroot, EPERM },
	{ SYS_unshare, EPERM },
	{ SYS_setns, EPERM },
};

enum { ROWS = sizeof refused / sizeof *refused, HEAD = 6, TAIL = 5, LENGTH = HEAD + 2 * ROWS + TAIL };

static struct sock_filter load(size_t offset)
{
	return (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset);
}

static struct sock_filter give(unsigned what)
{
	return (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, what);
}

/* The next instruction when it is so, else the one behind that. */
static struct sock_filter when(unsigned short test, unsigned value)
{
	return (struct sock_filter)BPF_JUMP(BPF_JMP | test | BPF_K, value, 0, 1);
}

/* The low half of the second argument, on any order of bytes. */
static size_t second_argument(void)
{
	const union { int whole; char first; } one = { .whole = 1 };

	return offsetof(struct seccomp_data, args[1]) + (one.first ? 0 : 4);
}

static void write_filter(struct sock_filter f[LENGTH])
{
	size_t n = 0;

	f[n++] = load(offsetof(struct seccomp_data, arch));
	f[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
	f[n++] = give(SECCOMP_RET_KILL_PROCESS);
	f[n++] = load(offsetof(struct seccomp_data, nr));
	f[n++] = when(BPF_JGE, OTHER_NUMBERS);
	f[n++] = give(SECCOMP_RET_ERRNO | ENOSYS);
	for (size_t i = 0; i < ROWS; i++) {
		f[n++] = when(BPF_JEQ, (unsigned)refused[i].number);
		f[n++] = give(SECCOMP_RET_ERRNO | (unsigned)refused[i].error);
	}
	/* ioctl(TIOCSTI) types into the terminal, for whoever reads it after us. */
	f[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 3);
	f[n++] = load(second_argument());
	f[n++] = when(BPF_JEQ, TIOCSTI);
	f[n++] = give(SECCOMP_RET_ERRNO | EPERM);
	f[n++] = give(SECCOMP_RET_ALLOW);
}

bool calls_refuse(void)
{
	struct sock_filter filter[LENGTH];
	const struct sock_fprog program = { LENGTH, filter };

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	write_filter(filter);
	/* The other way, prctl, makes each process slower that is put under a filter before Linux 5.16. */
	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &program) == 0;
}

#else

bool calls_refuse(void)
{
	return false;
}

#endif
