/* syscall(2): what it is asked for by number is what the functions here do. */

#define MAGIC_OF_REBOOT 0xfee1deadu

/* The second word of reboot(2) is one of four dates. */
static int is_second_magic(unsigned int word)
{
	return word == 672274793 || word == 85072278 || word == 369367448 || word == 537993216;
}

/* The C library has no function for it. */
static int open_how(int at, const char *path, const uint64_t *how, size_t size)
{
	char room[PATH_MAX];

	if (how && is_node(path) && !(how[0] & O_DIRECTORY))
		return open_node(path, (int)how[0]);
	return (int)kernel(SYS_openat2, at, placed(path, room), how, size);
}

long syscall(long number, ...)
{
	long word[6];
	va_list list;

	va_start(list, number);
	for (int at = 0; at < 6; at++)
		word[at] = va_arg(list, long);
	va_end(list);
#define NUMBER(at) ((int)word[at])
#define SIZE(at) ((size_t)word[at])
#define POINTER(at) ((void *)word[at])
	switch (number) {
	case SYS_ioctl:
		return ioctl(NUMBER(0), (unsigned long)word[1], POINTER(2));
	case SYS_openat:
		return openat(NUMBER(0), POINTER(1), NUMBER(2), (mode_t)word[3]);
	case SYS_openat2:
		return open_how(NUMBER(0), POINTER(1), POINTER(2), SIZE(3));
	case SYS_read:
		return read(NUMBER(0), POINTER(1), SIZE(2));
	case SYS_write:
		return write(NUMBER(0), POINTER(1), SIZE(2));
	case SYS_readv:
		return readv(NUMBER(0), POINTER(1), NUMBER(2));
	case SYS_writev:
		return writev(NUMBER(0), POINTER(1), NUMBER(2));
	case SYS_pread64:
		return pread(NUMBER(0), POINTER(1), SIZE(2), word[3]);
	case SYS_pwrite64:
		return pwrite(NUMBER(0), POINTER(1), SIZE(2), word[3]);
	case SYS_preadv:
		return preadv(NUMBER(0), POINTER(1), NUMBER(2), word[3]);
	case SYS_pwritev:
		return pwritev(NUMBER(0), POINTER(1), NUMBER(2), word[3]);
	case SYS_mmap:
		return (long)mmap(POINTER(0), SIZE(1), NUMBER(2), NUMBER(3), NUMBER(4), word[5]);
	case SYS_munmap:
		return munmap(POINTER(0), SIZE(1));
	case SYS_fcntl:
		return fcntl(NUMBER(0), NUMBER(1), POINTER(2));
	case SYS_memfd_create:
		return memfd_create(POINTER(0), (unsigned int)word[1]);
	case SYS_fstat:
		return fstat(NUMBER(0), POINTER(1));
	case SYS_newfstatat:
		return fstatat(NUMBER(0), POINTER(1), POINTER(2), NUMBER(3));
	case SYS_statx:
		return statx(NUMBER(0), POINTER(1), NUMBER(2), (unsigned int)word[3], POINTER(4));
	case SYS_faccessat:
		return faccessat(NUMBER(0), POINTER(1), NUMBER(2), 0);
	case SYS_faccessat2:
		return faccessat(NUMBER(0), POINTER(1), NUMBER(2), NUMBER(3));
	case SYS_readlinkat:
		return readlinkat(NUMBER(0), POINTER(1), POINTER(2), SIZE(3));
	case SYS_getxattr:
		return getxattr(POINTER(0), POINTER(1), POINTER(2), SIZE(3));
	case SYS_lgetxattr:
		return lgetxattr(POINTER(0), POINTER(1), POINTER(2), SIZE(3));
	/* Processors that came late have the calls above alone. */
#ifdef SYS_open
	case SYS_open:
		return open(POINTER(0), NUMBER(1), (mode_t)word[2]);
	case SYS_stat:
		return stat(POINTER(0), POINTER(1));
	case SYS_lstat:
		return lstat(POINTER(0), POINTER(1));
	case SYS_access:
		return access(POINTER(0), NUMBER(1));
	case SYS_readlink:
		return readlink(POINTER(0), POINTER(1), SIZE(2));
#endif
	case SYS_reboot:
		if ((unsigned int)word[0] == MAGIC_OF_REBOOT && is_second_magic((unsigned int)word[1]))
			return reboot(NUMBER(2));
	}
	return kernel(number, word[0], word[1], word[2], word[3], word[4], word[5]);
}
