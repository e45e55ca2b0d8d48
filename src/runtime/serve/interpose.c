/*
 * Preloaded into a program by `holeproof run`: sends what it does to emulated device nodes to the
 * machine behind a Unix socket, and everything else to the C library.
 *
 * A descriptor of an emulated file is a socket of its own, so the kernel's reference counting tells
 * the machine about dup, fork, descriptor passing, exit and the last close. Calls travel over one
 * further connection a thread (the channel), which never blocks another thread's.
 *
 * Wire: see protocol.ts. Both sides run on one machine, so words are in its byte order.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/memfd.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

enum op { OP_ATTACH = 1, OP_OPEN, OP_IOCTL, OP_UNMAP, OP_READ, OP_WRITE, OP_STAT,
	  OP_REBOOT, OP_SEALS, OP_ADOPT };
enum act { ACT_FILE = 1, ACT_MEMFD, ACT_SIGNAL };

struct request {
	uint32_t op;
	int32_t pid;
	uint64_t inode;
	uint64_t arg;
	uint64_t offset;
	uint32_t command;
	uint32_t length;
};
_Static_assert(sizeof(struct request) == 40, "request");

struct reply {
	int64_t result;
	uint32_t actions;
	uint32_t reserved;
};
_Static_assert(sizeof(struct reply) == 16, "reply");

/* Something the client has to do for the machine before its call returns. */
struct action {
	uint32_t kind;
	int32_t fd;
	uint64_t token;
	uint64_t size;
	uint32_t seals;
	uint32_t flags;
};
_Static_assert(sizeof(struct action) == 32, "action");

#define REQUEST_PATH_MAX 4096
#define ACTIONS_MAX 64
/* Channels live high, so that the program sees the descriptor numbers it would see without us. */
#define CHANNEL_FD_LEAST 900

static const char *socket_path;
static const char *root;
static __thread int channel = -1;
static __thread pid_t channel_pid;
static __thread int busy;
/* Set by the first emulated descriptor: before it, nothing the program unmaps is the machine's. */
static volatile int engaged;

#define REAL(name) \
	static __typeof__(name) *real_##name; \
	if (!real_##name) \
		real_##name = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static pthread_key_t channel_key;

static void hang_up(void *held)
{
	syscall(SYS_close, (int)(intptr_t)held - 1);
}

/* The program's own prctl is not ours to interpose, so Yama is told once, at load. */
__attribute__((constructor)) static void start(void)
{
	const char *ptracer = getenv("HOLEPROOF_PTRACER");

	socket_path = getenv("HOLEPROOF_SOCKET");
	root = getenv("HOLEPROOF_ROOT");
	pthread_key_create(&channel_key, hang_up);
	if (ptracer)
		prctl(PR_SET_PTRACER, strtoul(ptracer, NULL, 10), 0, 0, 0);
}

static int dial(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = (int)syscall(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -errno;
	strncpy(address.sun_path, socket_path, sizeof(address.sun_path) - 1);
	if (connect(fd, (struct sockaddr *)&address, sizeof(address)) < 0) {
		syscall(SYS_close, fd);
		return -ENODEV;
	}
	return fd;
}

static int send_all(int fd, struct iovec *parts, int count)
{
	while (count > 0) {
		struct msghdr message = { .msg_iov = parts, .msg_iovlen = (size_t)count };
		ssize_t sent = sendmsg(fd, &message, MSG_NOSIGNAL);

		if (sent < 0) {
			if (errno == EINTR)
				continue;
			return -EIO;
		}
		while (count > 0 && (size_t)sent >= parts->iov_len) {
			sent -= (ssize_t)parts->iov_len;
			parts++;
			count--;
		}
		if (count > 0) {
			parts->iov_base = (char *)parts->iov_base + sent;
			parts->iov_len -= (size_t)sent;
		}
	}
	return 0;
}

static int receive_all(int fd, void *into, size_t length)
{
	for (size_t done = 0; done < length;) {
		ssize_t got = recv(fd, (char *)into + done, length - done, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return -EIO;
		done += (size_t)got;
	}
	return 0;
}

/* This thread's channel: made on first use, and again in a child. */
static int my_channel(void)
{
	struct rlimit limit = { .rlim_cur = 1024 };
	int fd, high, least = CHANNEL_FD_LEAST;

	if (channel >= 0 && channel_pid == getpid())
		return channel;
	if (channel >= 0)
		syscall(SYS_close, channel);
	channel = -1;
	fd = dial();
	if (fd < 0)
		return fd;
	getrlimit(RLIMIT_NOFILE, &limit);
	if (limit.rlim_cur <= CHANNEL_FD_LEAST)
		least = (int)limit.rlim_cur / 2;
	high = fcntl(fd, F_DUPFD_CLOEXEC, least);
	if (high >= 0) {
		syscall(SYS_close, fd);
		fd = high;
	}
	pthread_setspecific(channel_key, (void *)(intptr_t)(fd + 1));
	channel = fd;
	channel_pid = getpid();
	return channel;
}

static uint64_t inode_of(int fd)
{
	struct stat status;

	if (syscall(SYS_fstat, fd, &status) < 0 || !S_ISSOCK(status.st_mode))
		return 0;
	return status.st_ino;
}

/* Makes the descriptor a token stands for; a number that differs from the one promised is moved. */
static int materialise_file(const struct action *action)
{
	struct request attach = { .op = OP_ATTACH, .pid = getpid(), .arg = action->token };
	struct iovec part = { &attach, sizeof(attach) };
	struct reply reply;
	int fd = dial();

	if (fd < 0)
		return fd;
	attach.inode = inode_of(fd);
	if (send_all(fd, &part, 1) < 0 || receive_all(fd, &reply, sizeof(reply)) < 0) {
		syscall(SYS_close, fd);
		return -EIO;
	}
	if (!(action->flags & 1))
		fcntl(fd, F_SETFD, 0);
	return fd;
}

static int64_t call(struct request *request, const void *payload, int *made);

/* A memfd that came over a live update: its bytes are in a file the machine wrote. */
static int materialise_memfd(const struct action *action)
{
	char path[REQUEST_PATH_MAX];
	int from, fd = (int)syscall(SYS_memfd_create, "luo", MFD_ALLOW_SEALING | MFD_CLOEXEC);
	char block[65536];

	if (fd < 0)
		return -errno;
	snprintf(path, sizeof(path), "%s/memfd/%llu", root, (unsigned long long)action->token);
	from = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
	for (uint64_t at = 0; from >= 0 && at < action->size;) {
		ssize_t got = pread(from, block, sizeof(block), (off_t)at);

		if (got <= 0 || pwrite(fd, block, (size_t)got, (off_t)at) != got)
			break;
		at += (uint64_t)got;
	}
	if (from >= 0)
		syscall(SYS_close, from);
	if (ftruncate(fd, (off_t)action->size) == 0 && action->seals)
		fcntl(fd, F_ADD_SEALS, action->seals);
	fcntl(fd, F_SETFD, 0);
	return fd;
}

static int perform(const struct action *action)
{
	int fd;

	if (action->kind == ACT_SIGNAL) {
		uint64_t one = action->size;
		ssize_t written = syscall(SYS_write, action->fd, &one, sizeof(one));

		return written < 0 ? -errno : 0;
	}
	fd = action->kind == ACT_MEMFD ? materialise_memfd(action) : materialise_file(action);
	if (fd >= 0 && action->fd >= 0 && fd != action->fd) {
		int moved = fcntl(fd, F_DUPFD, action->fd);

		syscall(SYS_close, fd);
		if (moved != action->fd && moved >= 0) {
			/* Another thread took the number between the machine's answer and here. */
			syscall(SYS_close, moved);
			return -EMFILE;
		}
		fd = moved;
	}
	if (action->kind == ACT_MEMFD && fd >= 0) {
		struct request adopt = { .op = OP_ADOPT, .arg = action->token,
					 .offset = (uint64_t)fd };

		call(&adopt, NULL, NULL);
	}
	return fd;
}

/* One round trip. The result of the last descriptor made goes to *made when there is one. */
static int64_t call(struct request *request, const void *payload, int *made)
{
	struct action actions[ACTIONS_MAX];
	struct iovec parts[2] = { { request, sizeof(*request) },
				  { (void *)payload, payload ? request->length : 0 } };
	struct reply reply;
	int fd = my_channel();

	if (fd < 0)
		return fd;
	request->pid = getpid();
	if (send_all(fd, parts, payload ? 2 : 1) < 0 ||
	    receive_all(fd, &reply, sizeof(reply)) < 0 || reply.actions > ACTIONS_MAX)
		goto gone;
	if (receive_all(fd, actions, reply.actions * sizeof(*actions)) < 0)
		goto gone;
	for (uint32_t at = 0; at < reply.actions; at++) {
		int fd_made = perform(&actions[at]);

		if (made)
			*made = fd_made;
		if (fd_made < 0 && actions[at].kind != ACT_SIGNAL)
			return fd_made;
	}
	return reply.result;
gone:
	pthread_setspecific(channel_key, NULL);
	syscall(SYS_close, channel);
	channel = -1;
	return -EIO;
}

static int starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

static int is_node(const char *path)
{
	return socket_path && !busy &&
	       (!strcmp(path, "/dev/iommu") || !strcmp(path, "/dev/liveupdate") ||
		starts_with(path, "/dev/vfio/"));
}

/* Where a simulated path lives on disk, or the path itself. */
static const char *moved(const char *path, char *room)
{
	static const char *const simulated[] = {
		"/sys/class/vfio-dev", "/sys/bus/pci/devices", "/sys/kernel/iommu_groups",
		"/sys/class/iommu", "/sys/kernel/debug/iommu", "/sys/devices/pci",
		"/dev/vfio", "/dev/iommu", "/dev/liveupdate",
	};

	if (!path || !root || busy)
		return path;
	for (size_t at = 0; at < sizeof(simulated) / sizeof(*simulated); at++) {
		if (!starts_with(path, simulated[at]))
			continue;
		snprintf(room, PATH_MAX, "%s%s", root, path);
		return room;
	}
	return path;
}

/* Opens a simulated node: a descriptor, or -1 with errno. */
static int open_node(const char *path, int flags)
{
	struct request request = { .op = OP_OPEN, .command = (uint32_t)flags,
				   .length = (uint32_t)strlen(path) };
	int made = -ENODEV;
	int64_t result;

	if (request.length >= REQUEST_PATH_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	result = call(&request, path, &made);
	if (result < 0 || made < 0) {
		errno = (int)(result < 0 ? -result : -made);
		return -1;
	}
	engaged = 1;
	if (flags & O_NONBLOCK)
		fcntl(made, F_SETFL, O_NONBLOCK);
	return made;
}

static int needs_mode(int flags)
{
	return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
}

#define OPEN_BODY(path, flags, real_call) \
	char room[PATH_MAX]; \
	mode_t mode = 0; \
	if (needs_mode(flags)) { \
		va_list list; \
		va_start(list, flags); \
		mode = va_arg(list, mode_t); \
		va_end(list); \
	} \
	if (path && is_node(path) && !((flags) & O_DIRECTORY)) \
		return open_node(path, flags); \
	path = moved(path, room); \
	return real_call

int open(const char *path, int flags, ...)
{
	REAL(open);
	OPEN_BODY(path, flags, real_open(path, flags, mode));
}

int open64(const char *path, int flags, ...)
{
	REAL(open64);
	OPEN_BODY(path, flags, real_open64(path, flags, mode));
}

int openat(int at, const char *path, int flags, ...)
{
	REAL(openat);
	OPEN_BODY(path, flags, real_openat(at, path, flags, mode));
}

int openat64(int at, const char *path, int flags, ...)
{
	REAL(openat64);
	OPEN_BODY(path, flags, real_openat64(at, path, flags, mode));
}

/* What programs built with fortified headers call when no mode is needed. */
int __open_2(const char *path, int flags)
{
	return open(path, flags);
}

int __open64_2(const char *path, int flags)
{
	return open64(path, flags);
}

int __openat_2(int at, const char *path, int flags)
{
	return openat(at, path, flags);
}

int __openat64_2(int at, const char *path, int flags)
{
	return openat64(at, path, flags);
}

int ioctl(int fd, unsigned long command, ...)
{
	struct request request = { .op = OP_IOCTL, .command = (uint32_t)command };
	int64_t result;
	va_list list;
	void *arg;

	REAL(ioctl);
	va_start(list, command);
	arg = va_arg(list, void *);
	va_end(list);
	/* ';' is the letter of iommufd and VFIO, 0xba that of live update. */
	if (!socket_path || (((command >> 8) & 0xff) != ';' && ((command >> 8) & 0xff) != 0xba))
		return real_ioctl(fd, command, arg);
	request.inode = inode_of(fd);
	if (!request.inode)
		return real_ioctl(fd, command, arg);
	request.arg = (uintptr_t)arg;
	result = call(&request, NULL, NULL);
	if (result < 0) {
		errno = (int)-result;
		return -1;
	}
	return (int)result;
}

static void tell_unmapped(void *address, size_t length)
{
	struct request request = { .op = OP_UNMAP, .arg = (uintptr_t)address, .offset = length };

	if (socket_path && engaged && !busy)
		call(&request, NULL, NULL);
}

/*
 * Reserved huge pages are seldom there; ordinary pages at an aligned address behave the same for
 * everything but their size.
 */
static void *map_without_huge_pages(void *address, size_t length, int prot, int flags)
{
	const size_t huge = 2 << 20;
	char *wide, *aligned;

	flags &= ~(MAP_HUGETLB | (MAP_HUGE_MASK << MAP_HUGE_SHIFT));
	if (address)
		return (void *)syscall(SYS_mmap, address, length, prot, flags, -1, 0L);
	wide = (char *)syscall(SYS_mmap, NULL, length + huge, prot, flags, -1, 0);
	if (wide == MAP_FAILED)
		return MAP_FAILED;
	aligned = (char *)(((uintptr_t)wide + huge - 1) & ~(huge - 1));
	if (aligned > wide)
		syscall(SYS_munmap, wide, (size_t)(aligned - wide));
	syscall(SYS_munmap, aligned + length, huge - (size_t)(aligned - wide));
	return aligned;
}

static void *map(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	void *mapped;

	if ((flags & MAP_FIXED) && engaged)
		tell_unmapped(address, length);
	mapped = (void *)syscall(SYS_mmap, address, length, prot, flags, fd, offset);
	if (mapped != MAP_FAILED || !socket_path)
		return mapped;
	if (errno == ENOMEM && (flags & MAP_HUGETLB))
		return map_without_huge_pages(address, length, prot, flags);
	return mapped;
}

void *mmap(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	return map(address, length, prot, flags, fd, offset);
}

void *mmap64(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	return map(address, length, prot, flags, fd, offset);
}

int munmap(void *address, size_t length)
{
	tell_unmapped(address, length);
	return (int)syscall(SYS_munmap, address, length);
}

/* What the machine answers for a descriptor that is none of its files. */
#define NOT_OURS (-4096)

/* read(2) or write(2) of an emulated file; the machine reaches the bytes by their address. */
static int64_t transfer(enum op op, int fd, const void *bytes, size_t length)
{
	struct request request = { .op = op, .arg = (uintptr_t)bytes, .offset = length };

	if (!socket_path || !engaged || busy)
		return NOT_OURS;
	request.inode = inode_of(fd);
	return request.inode ? call(&request, NULL, NULL) : NOT_OURS;
}

ssize_t read(int fd, void *bytes, size_t length)
{
	int64_t result = transfer(OP_READ, fd, bytes, length);

	if (result == NOT_OURS)
		return syscall(SYS_read, fd, bytes, length);
	if (result >= 0)
		return (ssize_t)result;
	errno = (int)-result;
	return -1;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	int64_t result = transfer(OP_WRITE, fd, bytes, length);

	if (result == NOT_OURS)
		return syscall(SYS_write, fd, bytes, length);
	if (result >= 0)
		return (ssize_t)result;
	errno = (int)-result;
	return -1;
}

/* The device number of a node, which programs compare with what sysfs says. */
static void as_device(struct stat *status, int64_t device)
{
	status->st_mode = S_IFCHR | 0600;
	status->st_rdev = makedev((unsigned)(device >> 20), (unsigned)(device & 0xfffff));
}

static int64_t device_of(const char *path, uint64_t inode)
{
	struct request request = { .op = OP_STAT, .inode = inode };

	if (path)
		request.length = (uint32_t)strlen(path);
	return call(&request, path, NULL);
}

static int stat_at(int at, const char *path, struct stat *status, int flags)
{
	char room[PATH_MAX];
	int64_t device;

	REAL(fstatat);
	if (path && is_node(path) && (device = device_of(path, 0)) > 0) {
		if (real_fstatat(at, moved(path, room), status, flags) < 0)
			return -1;
		as_device(status, device);
		return 0;
	}
	return real_fstatat(at, moved(path, room), status, flags);
}

int fstatat(int at, const char *path, struct stat *status, int flags)
{
	return stat_at(at, path, status, flags);
}

int stat(const char *path, struct stat *status)
{
	return stat_at(AT_FDCWD, path, status, 0);
}

int lstat(const char *path, struct stat *status)
{
	return stat_at(AT_FDCWD, path, status, AT_SYMLINK_NOFOLLOW);
}

int fstat(int fd, struct stat *status)
{
	int64_t device;

	if (syscall(SYS_fstat, fd, status) < 0)
		return -1;
	if (engaged && S_ISSOCK(status->st_mode) && !busy) {
		busy = 1;
		device = device_of(NULL, status->st_ino);
		busy = 0;
		if (device > 0)
			as_device(status, device);
	}
	return 0;
}

int access(const char *path, int mode)
{
	char room[PATH_MAX];

	REAL(access);
	return real_access(moved(path, room), mode);
}

int faccessat(int at, const char *path, int mode, int flags)
{
	char room[PATH_MAX];

	REAL(faccessat);
	return real_faccessat(at, moved(path, room), mode, flags);
}

DIR *opendir(const char *path)
{
	char room[PATH_MAX];

	REAL(opendir);
	return real_opendir(moved(path, room));
}

ssize_t readlink(const char *path, char *into, size_t length)
{
	char room[PATH_MAX];

	REAL(readlink);
	return real_readlink(moved(path, room), into, length);
}

/* Paths go back to what they would be on a machine that has the devices. */
char *realpath(const char *path, char *into)
{
	char room[PATH_MAX];
	char *found;

	REAL(realpath);
	found = real_realpath(moved(path, room), into);
	if (found && root && starts_with(found, root))
		memmove(found, found + strlen(root), strlen(found + strlen(root)) + 1);
	return found;
}

/* Listings the machine makes at the moment they are opened. */
static void refresh(const char *path)
{
	struct request request = { .op = OP_STAT, .command = 1 };

	if (!socket_path || busy || !starts_with(path, "/sys/kernel/debug/iommu"))
		return;
	request.length = (uint32_t)strlen(path);
	call(&request, path, NULL);
}

FILE *fopen(const char *path, const char *mode)
{
	char room[PATH_MAX];

	REAL(fopen);
	refresh(path);
	return real_fopen(moved(path, room), mode);
}

FILE *fopen64(const char *path, const char *mode)
{
	char room[PATH_MAX];

	REAL(fopen64);
	refresh(path);
	return real_fopen64(moved(path, room), mode);
}

/* The jump of a live update: LINUX_REBOOT_CMD_KEXEC. */
int reboot(int how)
{
	struct request request = { .op = OP_REBOOT, .command = (uint32_t)how };
	int64_t result;

	if (!socket_path) {
		errno = EPERM;
		return -1;
	}
	result = call(&request, NULL, NULL);
	if (result < 0) {
		errno = (int)-result;
		return -1;
	}
	return 0;
}

/* Seals cannot be seen from outside a process, so the machine is told of every change. */
static void tell_seals(int fd)
{
	struct request request = { .op = OP_SEALS };
	struct stat status;
	int seals, error = errno;

	REAL(fcntl);
	seals = real_fcntl(fd, F_GET_SEALS);
	if (socket_path && seals >= 0 && syscall(SYS_fstat, fd, &status) == 0) {
		request.inode = status.st_ino;
		request.command = (uint32_t)seals;
		call(&request, NULL, NULL);
	}
	errno = error;
}

int memfd_create(const char *name, unsigned int flags)
{
	int fd = (int)syscall(SYS_memfd_create, name, flags);

	if (fd >= 0)
		tell_seals(fd);
	return fd;
}

static int control(int fd, int command, void *arg)
{
	int result;

	REAL(fcntl);
	result = real_fcntl(fd, command, arg);
	if (command == F_ADD_SEALS && result == 0)
		tell_seals(fd);
	return result;
}

int fcntl(int fd, int command, ...)
{
	va_list list;
	void *arg;

	va_start(list, command);
	arg = va_arg(list, void *);
	va_end(list);
	return control(fd, command, arg);
}

int fcntl64(int fd, int command, ...)
{
	va_list list;
	void *arg;

	va_start(list, command);
	arg = va_arg(list, void *);
	va_end(list);
	return control(fd, command, arg);
}
