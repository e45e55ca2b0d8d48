/* Put before a client: what it calls by a function of the C library's it calls by syscall(2). */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define open(path, ...) \
	((int)syscall(SYS_openat2, AT_FDCWD, path, &(struct open_how){ .flags = __VA_ARGS__ }, \
		      sizeof(struct open_how)))
#define ioctl(fd, ...) ((int)syscall(SYS_ioctl, fd, __VA_ARGS__))
#define mmap(...) ((void *)syscall(SYS_mmap, __VA_ARGS__))
#define munmap(...) ((int)syscall(SYS_munmap, __VA_ARGS__))
#define read(...) ((ssize_t)syscall(SYS_read, __VA_ARGS__))
#define write(...) ((ssize_t)syscall(SYS_write, __VA_ARGS__))
#define readv(...) ((ssize_t)syscall(SYS_readv, __VA_ARGS__))
#define writev(...) ((ssize_t)syscall(SYS_writev, __VA_ARGS__))
#define pread(...) ((ssize_t)syscall(SYS_pread64, __VA_ARGS__))
#define pwrite(...) ((ssize_t)syscall(SYS_pwrite64, __VA_ARGS__))
#define preadv(...) ((ssize_t)syscall(SYS_preadv, __VA_ARGS__, 0l))
#define pwritev(...) ((ssize_t)syscall(SYS_pwritev, __VA_ARGS__, 0l))
#define memfd_create(...) ((int)syscall(SYS_memfd_create, __VA_ARGS__))
#define fcntl(...) ((int)syscall(SYS_fcntl, __VA_ARGS__))
#define readlink(path, ...) ((ssize_t)syscall(SYS_readlinkat, AT_FDCWD, path, __VA_ARGS__))
#define access(path, mode) ((int)syscall(SYS_faccessat, AT_FDCWD, path, mode))
#define fstat(...) ((int)syscall(SYS_fstat, __VA_ARGS__))
#define stat(path, status) ((int)syscall(SYS_newfstatat, AT_FDCWD, path, status, 0))
#define reboot(how) ((int)syscall(SYS_reboot, 0xfee1deadu, 672274793, how, 0))
