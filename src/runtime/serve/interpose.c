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
#include <signal.h>
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
#include <ucontext.h>
#include <unistd.h>

enum op { OP_ATTACH = 1, OP_OPEN, OP_IOCTL, OP_UNMAP, OP_READ, OP_WRITE, OP_STAT,
	  OP_REBOOT, OP_SEALS, OP_ADOPT, OP_HELLO, OP_LISTEN, OP_MAP, OP_STORED, OP_HUGE };
enum act { ACT_FILE = 1, ACT_MEMFD, ACT_SIGNAL, ACT_WATCH, ACT_FORGET, ACT_REGION };
/* Of a reply: one byte waits in the socket of the file that was read. */
#define REPLY_DRAIN 1u
/* Of an action: the descriptor closes on exec; nobody was told its number. */
#define ACT_CLOEXEC 1u
#define ACT_ANY_NUMBER 2u

struct request {
	uint32_t op;
	int32_t pid;
	uint64_t inode;
	uint64_t arg;
	uint64_t offset;
	uint32_t command;
	uint32_t length;
	int32_t fd;
	uint32_t reserved;
};
_Static_assert(sizeof(struct request) == 48, "request");

struct reply {
	int64_t result;
	uint32_t actions;
	uint32_t flags;
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
/* What comes along of an ioctl's argument: more than most structs have. */
#define ARGUMENT_BYTES 96
#define ACTIONS_ON_STACK 16
#define ACTIONS_MAX 65536
/* Channels live high, so that the program sees the descriptor numbers it would see without us. */
#define CHANNEL_FD_LEAST 900

static const char *socket_path;
static const char *root;
static __thread int channel = -1;
static __thread pid_t channel_pid;
static __thread int busy;
/* What the last reply of this thread said, beside its result. */
static __thread uint32_t reply_flags;
static __thread struct action region_given;
/* Set by the first emulated descriptor: before it, nothing the program unmaps is the machine's. */
static volatile int engaged;
/* Guards what threads share: counters that are watched, regions that are mapped. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) \
	static __typeof__(name) *real_##name; \
	if (!real_##name) \
		real_##name = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static pthread_key_t channel_key;

static void hang_up(void *held)
{
	syscall(SYS_close, (int)(intptr_t)held - 1);
}

static void lock_all(void)
{
	pthread_mutex_lock(&lock);
}

static void unlock_all(void)
{
	pthread_mutex_unlock(&lock);
}

/* The program's own prctl is not ours to interpose, so Yama is told once, at load. */
__attribute__((constructor)) static void start(void)
{
	const char *ptracer = getenv("HOLEPROOF_PTRACER");
	struct stat status;

	socket_path = getenv("HOLEPROOF_SOCKET");
	root = getenv("HOLEPROOF_ROOT");
	pthread_key_create(&channel_key, hang_up);
	pthread_atfork(lock_all, unlock_all, unlock_all);
	if (ptracer)
		prctl(PR_SET_PTRACER, strtoul(ptracer, NULL, 10), 0, 0, 0);
	/* A descriptor may have come from the program that started this one. */
	for (int fd = 0; socket_path && !engaged && fd < 256; fd++)
		if (syscall(SYS_fstat, fd, &status) == 0 && S_ISSOCK(status.st_mode))
			engaged = 1;
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

/* -EFAULT: a part is not all there, and nothing was sent. */
static int send_all(int fd, struct iovec *parts, int count)
{
	while (count > 0) {
		struct msghdr message = { .msg_iov = parts, .msg_iovlen = (size_t)count };
		ssize_t sent = sendmsg(fd, &message, MSG_NOSIGNAL);

		if (sent < 0) {
			if (errno == EINTR)
				continue;
			return errno == EFAULT ? -EFAULT : -EIO;
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

/* A question without a payload and an answer without actions. */
static int64_t ask(int fd, struct request *request)
{
	struct iovec part = { request, sizeof(*request) };
	struct reply reply;

	if (send_all(fd, &part, 1) < 0 || receive_all(fd, &reply, sizeof(reply)) < 0)
		return -EIO;
	return reply.result;
}

/* Proves which process this is: what the machine says is found in our memory. */
static int64_t say_hello(int fd)
{
	struct request request = { .op = OP_HELLO, .pid = getpid() };
	volatile uint64_t secret;
	int64_t answer = ask(fd, &request);

	if (answer <= 0)
		return answer < 0 ? answer : -EIO;
	secret = (uint64_t)answer;
	request.arg = (uintptr_t)&secret;
	answer = ask(fd, &request);
	return secret ? answer : -EIO;
}

/* A set of processors, as the system calls have it: room for 8,192. */
struct processors {
	unsigned long word[128];
};

#define WORD_BITS (8 * sizeof(unsigned long))

static int processors_of(pid_t pid, struct processors *set)
{
	memset(set, 0, sizeof(*set));
	return syscall(SYS_sched_getaffinity, pid, sizeof(*set), set) > 0;
}

static int run_on(pid_t pid, const struct processors *set)
{
	return syscall(SYS_sched_setaffinity, pid, sizeof(*set), set) == 0;
}

static int includes(const struct processors *set, unsigned int one)
{
	return one < 128 * WORD_BITS && (set->word[one / WORD_BITS] >> one % WORD_BITS & 1);
}

/* The one processor of a set, or -1 where it has more or none. */
static int only_one(const struct processors *set)
{
	int one = -1;

	for (unsigned int at = 0; at < 128; at++) {
		if (!set->word[at])
			continue;
		if (one >= 0 || (set->word[at] & (set->word[at] - 1)))
			return -1;
		one = (int)(at * WORD_BITS) + __builtin_ctzl(set->word[at]);
	}
	return one;
}

static struct processors just(unsigned int one)
{
	struct processors set = { { 0 } };

	set.word[one / WORD_BITS] = 1ul << one % WORD_BITS;
	return set;
}

/*
 * Question and answer go to and fro between two programs that never run at once: on two processors
 * each would be woken out of idleness every time, which takes longer than most calls. So the
 * machine stays where its first client was, and a client comes there for as long as a call takes,
 * unless others of its threads have calls under way: those keep the machine awake.
 */
static int meeting = -1;
static int calling;

static void agree_where_to_meet(int fd)
{
	struct ucred machine = { 0 };
	socklen_t length = sizeof(machine);
	struct processors its, here;
	unsigned int now = 0;

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &machine, &length) < 0 || machine.pid <= 0 ||
	    !processors_of(machine.pid, &its))
		return;
	meeting = only_one(&its);
	if (meeting >= 0 || syscall(SYS_getcpu, &now, NULL, NULL) < 0 || !includes(&its, now))
		return;
	here = just(now);
	if (run_on(machine.pid, &here))
		meeting = (int)now;
}

/* This thread's channel: made on first use, and again in a child. */
static int my_channel(void)
{
	struct rlimit limit = { .rlim_cur = 1024 };
	int fd, high, least = CHANNEL_FD_LEAST;
	int64_t greeting;

	if (channel >= 0 && channel_pid == getpid())
		return channel;
	if (channel >= 0) {
		syscall(SYS_close, channel);
		/* A child: the calls of its parent's other threads are not its own. */
		__atomic_store_n(&calling, 1, __ATOMIC_RELAXED);
	}
	channel = -1;
	fd = dial();
	if (fd < 0)
		return fd;
	greeting = say_hello(fd);
	if (greeting < 0) {
		syscall(SYS_close, fd);
		return (int)greeting;
	}
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
	agree_where_to_meet(fd);
	return channel;
}

static uint64_t inode_of(int fd)
{
	struct stat status;

	if (syscall(SYS_fstat, fd, &status) < 0 || !S_ISSOCK(status.st_mode))
		return 0;
	return status.st_ino;
}

/*
 * The lowest number that is free, or 0 for none found. Without it the machine looks at descriptors
 * one by one: long, where a program keeps thousands.
 */
static uint64_t lowest_free(int fd)
{
	int least = (int)syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 0);

	if (least < 0)
		return 0;
	syscall(SYS_close, least);
	return (uint64_t)least;
}

/* Makes the descriptor a token stands for; a number that differs from the one promised is moved. */
static int materialise_file(const struct action *action)
{
	struct request attach = { .op = OP_ATTACH, .pid = getpid(), .arg = action->token };
	int64_t result;
	int fd = dial();

	if (fd < 0)
		return fd;
	attach.inode = inode_of(fd);
	attach.fd = fd;
	result = ask(fd, &attach);
	if (result < 0) {
		syscall(SYS_close, fd);
		return (int)result;
	}
	if (!(action->flags & ACT_CLOEXEC))
		fcntl(fd, F_SETFD, 0);
	return fd;
}

static int64_t call(struct request *request, const void *payload, int *made);
static int64_t device_of(const char *path, uint64_t inode);

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
	if (!(action->flags & ACT_CLOEXEC))
		fcntl(fd, F_SETFD, 0);
	return fd;
}

/*
 * Counters (eventfd) of the program that the machine signals. Each is kept as a descriptor of its
 * own, so that it stays what it was whatever the program does with its number.
 */
struct watched {
	uint64_t token;
	int fd;
};
static struct watched *watched;
static size_t watched_count, watched_room;
/* The process whose counters these are: a child has none until it asks for its own. */
static pid_t watched_by;

static void signal_watched(const struct action *action)
{
	uint64_t count = action->size;

	pthread_mutex_lock(&lock);
	for (size_t at = 0; at < watched_count && watched_by == getpid(); at++)
		if (watched[at].token == action->token)
			syscall(SYS_write, watched[at].fd, &count, sizeof(count));
	pthread_mutex_unlock(&lock);
}

static void forget_watched(const struct action *action)
{
	pthread_mutex_lock(&lock);
	for (size_t at = 0; at < watched_count && watched_by == getpid(); at++) {
		if (watched[at].token != action->token)
			continue;
		syscall(SYS_close, watched[at].fd);
		watched[at] = watched[--watched_count];
		break;
	}
	pthread_mutex_unlock(&lock);
}

/* The one thread of ours: hears of counters while no call of the program is under way. */
static void *listen_thread(void *unused)
{
	struct request request = { .op = OP_LISTEN, .pid = getpid() };
	struct action action;
	int fd = dial();

	(void)unused;
	if (fd < 0)
		return NULL;
	if (say_hello(fd) == 0 && ask(fd, &request) == 0) {
		while (receive_all(fd, &action, sizeof(action)) == 0) {
			if (action.kind == ACT_SIGNAL)
				signal_watched(&action);
			else if (action.kind == ACT_FORGET)
				forget_watched(&action);
		}
	}
	syscall(SYS_close, fd);
	return NULL;
}

/* Signals of the program are its own threads' business. */
static int start_listening(void)
{
	pthread_attr_t attributes;
	sigset_t every, before;
	pthread_t thread;
	int error;

	sigfillset(&every);
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_sigmask(SIG_SETMASK, &every, &before);
	error = pthread_create(&thread, &attributes, listen_thread, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return -error;
}

static int watch(const struct action *action)
{
	int fd = fcntl(action->fd, F_DUPFD_CLOEXEC, CHANNEL_FD_LEAST);
	int is_first, error = 0;

	if (fd < 0)
		fd = fcntl(action->fd, F_DUPFD_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	pthread_mutex_lock(&lock);
	is_first = watched_by != getpid();
	if (is_first) {
		for (size_t at = 0; at < watched_count; at++)
			syscall(SYS_close, watched[at].fd);
		watched_count = 0;
		watched_by = getpid();
	}
	if (watched_count == watched_room) {
		size_t room = watched_room ? watched_room * 2 : 16;
		struct watched *more = realloc(watched, room * sizeof(*more));

		if (more) {
			watched = more;
			watched_room = room;
		} else {
			error = -ENOMEM;
		}
	}
	if (!error)
		watched[watched_count++] = (struct watched){ action->token, fd };
	pthread_mutex_unlock(&lock);
	if (error)
		syscall(SYS_close, fd);
	return !error && is_first ? start_listening() : error;
}

/* Makes a descriptor; one whose number somebody was told gets that number. */
static int make(const struct action *action)
{
	int fd = action->kind == ACT_MEMFD ? materialise_memfd(action) : materialise_file(action);

	if (fd >= 0 && !(action->flags & ACT_ANY_NUMBER) && fd != action->fd) {
		int how = action->flags & ACT_CLOEXEC ? F_DUPFD_CLOEXEC : F_DUPFD;
		int moved = fcntl(fd, how, action->fd);

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

/* Does what a reply asks for: a descriptor, or 0; or why it could not. */
static int perform(const struct action *action)
{
	switch (action->kind) {
	case ACT_FILE:
	case ACT_MEMFD:
		return make(action);
	case ACT_SIGNAL:
		signal_watched(action);
		return 0;
	case ACT_WATCH:
		return watch(action);
	case ACT_FORGET:
		forget_watched(action);
		return 0;
	case ACT_REGION:
		region_given = *action;
		return 0;
	}
	return -EIO;
}

/* One round trip. The result of the last descriptor made goes to *made when there is one. */
static int64_t round_trip(struct request *request, const void *payload, int *made)
{
	struct action on_stack[ACTIONS_ON_STACK], *actions = on_stack;
	struct iovec parts[2] = { { request, sizeof(*request) },
				  { (void *)payload, payload ? request->length : 0 } };
	struct reply reply;
	int64_t result;
	int sent, fd = my_channel();

	if (fd < 0)
		return fd;
	request->pid = channel_pid;
	sent = send_all(fd, parts, payload ? 2 : 1);
	if (sent == -EFAULT) {
		/* What was to come along is not readable, or not all of it: the machine will see. */
		request->length = 0;
		sent = send_all(fd, parts, 1);
	}
	if (sent < 0 || receive_all(fd, &reply, sizeof(reply)) < 0 || reply.actions > ACTIONS_MAX)
		goto gone;
	if (reply.actions > ACTIONS_ON_STACK)
		actions = malloc(reply.actions * sizeof(*actions));
	if (!actions || receive_all(fd, actions, reply.actions * sizeof(*actions)) < 0)
		goto gone;
	result = reply.result;
	for (uint32_t at = 0; at < reply.actions; at++) {
		int done = perform(&actions[at]);

		if (made && (actions[at].kind == ACT_FILE || actions[at].kind == ACT_MEMFD))
			*made = done;
		if (done < 0) {
			result = done;
			break;
		}
	}
	if (actions != on_stack)
		free(actions);
	/* Doing what was asked may have taken calls of its own. */
	reply_flags = reply.flags;
	return result;
gone:
	if (actions != on_stack)
		free(actions);
	pthread_setspecific(channel_key, NULL);
	syscall(SYS_close, channel);
	channel = -1;
	return -EIO;
}

/*
 * No signal comes between a question and its answer: a handler may make calls of its own, or leave
 * by longjmp. Who sends one waits as long as for any short system call.
 */
static int64_t call(struct request *request, const void *payload, int *made)
{
	uint64_t every = ~0ull, before = 0;
	struct processors ours, there;
	int64_t result;
	int moved_there = 0;

	syscall(SYS_rt_sigprocmask, SIG_SETMASK, &every, &before, sizeof(every));
	if (__atomic_fetch_add(&calling, 1, __ATOMIC_RELAXED) == 0 && my_channel() >= 0 &&
	    meeting >= 0 && processors_of(0, &ours) && includes(&ours, (unsigned int)meeting) &&
	    only_one(&ours) < 0) {
		there = just((unsigned int)meeting);
		moved_there = run_on(0, &there);
	}
	result = round_trip(request, payload, made);
	if (moved_there)
		run_on(0, &ours);
	__atomic_fetch_sub(&calling, 1, __ATOMIC_RELAXED);
	syscall(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, sizeof(before));
	return result;
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
		"/sys/class/vfio-dev", "/sys/bus/pci/", "/sys/kernel/iommu_groups",
		"/sys/class/iommu", "/sys/kernel/debug/iommu", "/sys/devices/pci",
		"/sys/class/vfio", "/sys/module/vfio", "/dev/vfio", "/dev/iommu",
		"/dev/liveupdate",
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
				   .offset = lowest_free(0),
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
	if (flags & O_CLOEXEC)
		fcntl(made, F_SETFD, FD_CLOEXEC);
	return made;
}

/* What sysfs and debugfs say is made at the moment it is opened. */
static void refresh(const char *path)
{
	struct request request = { .op = OP_STAT, .command = 1 };

	if (!socket_path || !path || busy || !starts_with(path, "/sys/"))
		return;
	if (!starts_with(path, "/sys/kernel/debug/iommu/") &&
	    !starts_with(path, "/sys/bus/pci/devices/"))
		return;
	request.length = (uint32_t)strlen(path);
	if (request.length < REQUEST_PATH_MAX)
		call(&request, path, NULL);
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
	refresh(path); \
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

/* The letters of ioctl numbers. */
#define IOMMUFD_AND_VFIO ';'
#define LIVE_UPDATE 0xba
#define KVM 0xae

/* struct kvm_device_attr, and what in it says that files of VFIO are told of. */
struct device_attribute {
	uint32_t flags;
	uint32_t group;
	uint64_t attribute;
	uint64_t address;
};
#define KVM_CREATE_VM 0xae01ul
#define KVM_SET_DEVICE_ATTR 0x4018aee1ul
#define KVM_DEV_VFIO_FILE 1
#define KVM_DEV_VFIO_FILE_DEL 2

/* The program runs guests of KVM, which writes memory past our page protection, or not at all. */
static volatile int hosts_guests;

/*
 * A KVM that is told of a file of VFIO looks into it for what it is: it would find a socket. There
 * is no real device whose memory the KVM must know of, so the answer is yes.
 */
static int told_by_kvm(unsigned long command, void *arg, int result)
{
	const struct device_attribute *said = arg;
	int error = errno;

	if (command == KVM_CREATE_VM && result >= 0)
		hosts_guests = 1;
	/* KVM read the struct before it refused what is in it: no file of VFIO, none it was told of. */
	if (command == KVM_SET_DEVICE_ATTR && result < 0 &&
	    (error == EINVAL || error == EBADF || error == ENOENT) &&
	    said->group == KVM_DEV_VFIO_FILE && said->attribute <= KVM_DEV_VFIO_FILE_DEL) {
		int32_t file = *(const int32_t *)(uintptr_t)said->address;
		uint64_t inode = inode_of(file);

		if (inode && device_of(NULL, inode) > 0)
			return 0;
	}
	errno = error;
	return result;
}

int ioctl(int fd, unsigned long command, ...)
{
	struct request request = { .op = OP_IOCTL, .command = (uint32_t)command, .fd = fd };
	unsigned letter = (command >> 8) & 0xff;
	int64_t result;
	va_list list;
	void *arg;

	REAL(ioctl);
	va_start(list, command);
	arg = va_arg(list, void *);
	va_end(list);
	if (letter == KVM && socket_path)
		return told_by_kvm(command, arg, real_ioctl(fd, command, arg));
	if (!socket_path || (letter != IOMMUFD_AND_VFIO && letter != LIVE_UPDATE))
		return real_ioctl(fd, command, arg);
	request.inode = inode_of(fd);
	if (!request.inode)
		return real_ioctl(fd, command, arg);
	request.arg = (uintptr_t)arg;
	request.length = arg ? ARGUMENT_BYTES : 0;
	/* Sessions and what is in them: these calls make descriptors by the thousand. */
	if (letter == LIVE_UPDATE)
		request.offset = lowest_free(fd);
	result = call(&request, arg, NULL);
	if (result < 0) {
		errno = (int)-result;
		return -1;
	}
	return (int)result;
}

/* What the machine answers for a descriptor that is none of its files. */
#define NOT_OURS (-4096)
#define PAGE 4096ul

/*
 * Device memory that is mapped: a file that the machine reads and writes too. While it is mapped a
 * descriptor of the device is held, as the kernel's mapping holds the file. Stores into registers
 * are noticed by making their pages read-only: the store faults, runs alone, and is told of.
 */
struct mapped {
	uintptr_t start, end;
	int fd;
	/* Where `start` lies in the device's file; the registers end here. */
	uint64_t position;
	uintptr_t registers_end;
};
static struct mapped *mappings;
static size_t mapping_count, mapping_room;

static int add_mapping(struct mapped one)
{
	if (mapping_count == mapping_room) {
		size_t room = mapping_room ? mapping_room * 2 : 8;
		struct mapped *more = realloc(mappings, room * sizeof(*more));

		if (!more)
			return -ENOMEM;
		mappings = more;
		mapping_room = room;
	}
	mappings[mapping_count++] = one;
	return 0;
}

/* Addresses that something else is about to be at, or nothing. */
static void forget_mappings(uintptr_t start, uintptr_t end)
{
	pthread_mutex_lock(&lock);
	for (size_t at = 0; at < mapping_count; at++) {
		struct mapped *one = &mappings[at], rest = *one;

		if (one->end <= start || one->start >= end)
			continue;
		if (start <= one->start && end >= one->end) {
			syscall(SYS_close, one->fd);
			*one = mappings[--mapping_count];
			at--;
			continue;
		}
		if (one->start < start)
			one->end = start;
		rest.position += end - rest.start;
		rest.start = end;
		if (rest.start >= rest.end)
			continue;
		if (one->start >= start) {
			*one = rest;
			continue;
		}
		rest.fd = fcntl(rest.fd, F_DUPFD_CLOEXEC, CHANNEL_FD_LEAST);
		/* Without a descriptor for it the rest stays mapped, but holds nothing. */
		if (rest.fd >= 0 && add_mapping(rest) < 0)
			syscall(SYS_close, rest.fd);
	}
	pthread_mutex_unlock(&lock);
}

static void tell_unmapped(void *address, size_t length)
{
	struct request request = { .op = OP_UNMAP, .arg = (uintptr_t)address, .offset = length };
	uintptr_t start = (uintptr_t)address;

	if (!socket_path || !engaged || busy)
		return;
	call(&request, NULL, NULL);
	forget_mappings(start, start + ((length + PAGE - 1) & ~(PAGE - 1)));
}

#if defined(__x86_64__)
#define TRAP_FLAG 0x100
/* Of a mapping: the machine hears of every store into a register. */
#define STORES_TOLD 0x100

/* What the program wants done with the two signals that stores into registers use. */
static struct sigaction program_segv, program_trap;
static int is_trapping;
/* The store this thread is in the middle of. */
static __thread struct {
	uintptr_t page;
	uint64_t inode, position;
	int is_masked;
} stepping;

static int real_sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
	static int (*next)(int, const struct sigaction *, struct sigaction *);

	if (!next)
		next = (int (*)(int, const struct sigaction *, struct sigaction *))
			dlsym(RTLD_NEXT, "sigaction");
	return next(number, action, before);
}

/* A signal that is none of ours goes where the program wants it. */
static void pass_on(const struct sigaction *to, int number, siginfo_t *info, void *context)
{
	if (to->sa_flags & SA_SIGINFO) {
		to->sa_sigaction(number, info, context);
	} else if (to->sa_handler == SIG_DFL || to->sa_handler == SIG_IGN) {
		struct sigaction standard = { .sa_handler = SIG_DFL };

		real_sigaction(number, &standard, NULL);
		if (number == SIGTRAP)
			raise(number);
	} else {
		to->sa_handler(number);
	}
}

static void on_fault(int number, siginfo_t *info, void *context)
{
	uintptr_t address = (uintptr_t)info->si_addr, page = address & ~(PAGE - 1);
	ucontext_t *where = context;
	int error = errno, is_register = 0;

	pthread_mutex_lock(&lock);
	for (size_t at = 0; at < mapping_count && !is_register; at++) {
		const struct mapped *one = &mappings[at];

		if (address < one->start || address >= one->end || address >= one->registers_end)
			continue;
		is_register = 1;
		stepping.page = page;
		stepping.inode = inode_of(one->fd);
		stepping.position = one->position + (address - one->start);
	}
	pthread_mutex_unlock(&lock);
	if (is_register && syscall(SYS_mprotect, page, PAGE, PROT_READ | PROT_WRITE) == 0) {
		/* A thread that masks the trap would die of it. */
		stepping.is_masked = sigismember(&where->uc_sigmask, SIGTRAP);
		sigdelset(&where->uc_sigmask, SIGTRAP);
		where->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
	} else {
		pass_on(&program_segv, number, info, context);
	}
	errno = error;
}

static void on_step(int number, siginfo_t *info, void *context)
{
	struct request request = { .op = OP_STORED, .inode = stepping.inode,
				   .arg = stepping.position };
	ucontext_t *where = context;
	int error = errno;

	if (!stepping.page) {
		pass_on(&program_trap, number, info, context);
	} else {
		syscall(SYS_mprotect, stepping.page, PAGE, PROT_READ);
		where->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
		if (stepping.is_masked)
			sigaddset(&where->uc_sigmask, SIGTRAP);
		stepping.page = 0;
		call(&request, NULL, NULL);
	}
	errno = error;
}

static void notice_stores(void)
{
	struct sigaction fault = { .sa_sigaction = on_fault,
				   .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
	struct sigaction step = { .sa_sigaction = on_step,
				  .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };

	if (is_trapping)
		return;
	real_sigaction(SIGSEGV, &fault, &program_segv);
	real_sigaction(SIGTRAP, &step, &program_trap);
	is_trapping = 1;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
	struct sigaction *own = number == SIGSEGV ? &program_segv :
				number == SIGTRAP ? &program_trap : NULL;

	if (!is_trapping || !own)
		return real_sigaction(number, action, before);
	if (before)
		*before = *own;
	if (action)
		*own = *action;
	return 0;
}

sighandler_t signal(int number, sighandler_t handler)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART }, before;

	return sigaction(number, &action, &before) < 0 ? SIG_ERR : before.sa_handler;
}
#else
/* Elsewhere the machine looks at registers now and then. */
#define STORES_TOLD 0
static void notice_stores(void)
{
}
#endif

/* Maps memory of a device: NULL where the descriptor is none of the machine's. */
static void *map_device(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	struct request request = { .op = OP_MAP, .arg = (uint64_t)offset, .offset = length,
				   .command = (uint32_t)(flags & MAP_TYPE) | STORES_TOLD,
				   .fd = fd };
	struct mapped one = { .position = (uint64_t)offset };
	size_t trapped = 0;
	char path[PATH_MAX];
	void *there;
	int file;
	int64_t result;

	request.inode = inode_of(fd);
	if (!request.inode)
		return NULL;
	result = call(&request, NULL, NULL);
	if (result == NOT_OURS)
		return NULL;
	if (result < 0) {
		errno = (int)-result;
		return MAP_FAILED;
	}
	if (hosts_guests && region_given.size < region_given.seals) {
		/* A guest's store into a register would end in the KVM; by itself it ends in a call. */
		errno = EINVAL;
		return MAP_FAILED;
	}
	snprintf(path, sizeof(path), "%s/region/%llu", root,
		 (unsigned long long)region_given.token);
	file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
	if (file < 0)
		return MAP_FAILED;
	if ((flags & MAP_FIXED) && address)
		tell_unmapped(address, length);
	there = (void *)syscall(SYS_mmap, address, length, prot, flags, file,
				(off_t)region_given.size);
	syscall(SYS_close, file);
	if (there == MAP_FAILED)
		return there;
	one.start = (uintptr_t)there;
	one.end = one.start + ((length + PAGE - 1) & ~(PAGE - 1));
	if (region_given.size < region_given.seals)
		trapped = region_given.seals - region_given.size;
	one.registers_end = one.start + trapped;
	one.fd = fcntl(fd, F_DUPFD_CLOEXEC, CHANNEL_FD_LEAST);
	pthread_mutex_lock(&lock);
	if (one.fd >= 0 && add_mapping(one) < 0)
		syscall(SYS_close, one.fd);
	pthread_mutex_unlock(&lock);
#if defined(__x86_64__)
	if (trapped && (prot & PROT_WRITE)) {
		notice_stores();
		if (trapped > one.end - one.start)
			trapped = one.end - one.start;
		syscall(SYS_mprotect, there, (trapped + PAGE - 1) & ~(PAGE - 1), PROT_READ);
	}
#else
	notice_stores();
#endif
	return there;
}

/*
 * Reserved huge pages are seldom there; ordinary pages at an aligned address behave the same for
 * everything but their size, and the machine is told that they count as large ones.
 */
static void *map_without_huge_pages(void *address, size_t length, int prot, int flags)
{
	unsigned shift = ((unsigned)flags >> MAP_HUGE_SHIFT) & MAP_HUGE_MASK;
	const size_t huge = 1ul << (shift ? shift : 21);
	struct request request = { .op = OP_HUGE, .offset = length, .command = shift ? shift : 21 };
	char *wide, *aligned = address;

	flags &= ~(int)(MAP_HUGETLB | ((unsigned)MAP_HUGE_MASK << MAP_HUGE_SHIFT));
	flags |= MAP_NORESERVE;
	if (address) {
		aligned = (char *)syscall(SYS_mmap, address, length, prot, flags, -1, 0L);
		if (aligned == MAP_FAILED)
			return MAP_FAILED;
	} else {
		wide = (char *)syscall(SYS_mmap, NULL, length + huge, PROT_NONE,
				       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		if (wide == MAP_FAILED)
			return MAP_FAILED;
		aligned = (char *)(((uintptr_t)wide + huge - 1) & ~(huge - 1));
		if (aligned > wide)
			syscall(SYS_munmap, wide, (size_t)(aligned - wide));
		syscall(SYS_munmap, aligned + length, huge - (size_t)(aligned - wide));
		if ((void *)syscall(SYS_mmap, aligned, length, prot, flags | MAP_FIXED, -1, 0) ==
		    MAP_FAILED)
			return MAP_FAILED;
	}
	request.arg = (uintptr_t)aligned;
	call(&request, NULL, NULL);
	return aligned;
}

static void *map(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	void *mapped = NULL;

	if (socket_path && engaged && !busy && fd >= 0 && !(flags & MAP_ANONYMOUS))
		mapped = map_device(address, length, prot, flags, fd, offset);
	if (mapped)
		return mapped;
	if ((flags & MAP_FIXED) && engaged)
		tell_unmapped(address, length);
	mapped = (void *)syscall(SYS_mmap, address, length, prot, flags, fd, offset);
	if (mapped != MAP_FAILED || !socket_path || !(flags & MAP_HUGETLB))
		return mapped;
	if (errno == ENOMEM || errno == EINVAL)
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

/* An offset of read(2) and write(2): the file's own. */
#define OWN_POSITION (-1)

/*
 * Bytes to or from an emulated file; the machine reaches them by their address. The result is as
 * the call's own, or NOT_OURS.
 */
static ssize_t transfer(enum op op, int fd, const void *bytes, size_t length, off_t offset)
{
	struct request request = { .op = op, .arg = (uintptr_t)bytes, .offset = length,
				   .fd = fd };
	uint64_t position = (uint64_t)offset;
	int64_t result;
	char token;

	if (!socket_path || !engaged || busy)
		return NOT_OURS;
	request.inode = inode_of(fd);
	if (!request.inode)
		return NOT_OURS;
	request.length = offset == OWN_POSITION ? 0 : sizeof(position);
	result = call(&request, offset == OWN_POSITION ? NULL : &position, NULL);
	/* The byte that made the socket readable goes with the last of what there was to read. */
	if (result >= 0 && op == OP_READ && (reply_flags & REPLY_DRAIN))
		recv(fd, &token, 1, 0);
	if (result == NOT_OURS || result >= 0)
		return (ssize_t)result;
	errno = (int)-result;
	return -1;
}

ssize_t read(int fd, void *bytes, size_t length)
{
	ssize_t result = transfer(OP_READ, fd, bytes, length, OWN_POSITION);

	return result == NOT_OURS ? syscall(SYS_read, fd, bytes, length) : result;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	ssize_t result = transfer(OP_WRITE, fd, bytes, length, OWN_POSITION);

	return result == NOT_OURS ? syscall(SYS_write, fd, bytes, length) : result;
}

/* A negative offset is an error of the real call's. */
ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS : transfer(OP_READ, fd, bytes, length, offset);

	return result == NOT_OURS ? syscall(SYS_pread64, fd, bytes, length, offset) : result;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS : transfer(OP_WRITE, fd, bytes, length, offset);

	return result == NOT_OURS ? syscall(SYS_pwrite64, fd, bytes, length, offset) : result;
}

ssize_t pread64(int fd, void *bytes, size_t length, off_t offset)
{
	return pread(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset)
{
	return pwrite(fd, bytes, length, offset);
}

/* Several pieces are as many calls, up to one that does not do all of its own. */
static ssize_t transfer_pieces(enum op op, int fd, const struct iovec *pieces, int count,
			       off_t offset)
{
	ssize_t done = 0;

	if (count <= 0)
		return NOT_OURS;
	for (int at = 0; at < count; at++) {
		const struct iovec *piece = &pieces[at];
		off_t there = offset == OWN_POSITION ? offset : offset + done;
		ssize_t result = transfer(op, fd, piece->iov_base, piece->iov_len, there);

		if (result < 0)
			return done > 0 ? done : result;
		done += result;
		if ((size_t)result < piece->iov_len)
			break;
	}
	return done;
}

ssize_t readv(int fd, const struct iovec *pieces, int count)
{
	ssize_t result = transfer_pieces(OP_READ, fd, pieces, count, OWN_POSITION);

	return result == NOT_OURS ? syscall(SYS_readv, fd, pieces, count) : result;
}

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
	ssize_t result = transfer_pieces(OP_WRITE, fd, pieces, count, OWN_POSITION);

	return result == NOT_OURS ? syscall(SYS_writev, fd, pieces, count) : result;
}

ssize_t preadv(int fd, const struct iovec *pieces, int count, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS :
				      transfer_pieces(OP_READ, fd, pieces, count, offset);

	return result == NOT_OURS ? syscall(SYS_preadv, fd, pieces, count, offset, 0L) : result;
}

ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS :
				      transfer_pieces(OP_WRITE, fd, pieces, count, offset);

	return result == NOT_OURS ? syscall(SYS_pwritev, fd, pieces, count, offset, 0L) : result;
}

ssize_t preadv64(int fd, const struct iovec *pieces, int count, off_t offset)
{
	return preadv(fd, pieces, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off_t offset)
{
	return pwritev(fd, pieces, count, offset);
}

/* What programs built with fortified headers call where the compiler knows the room there is. */
extern void __chk_fail(void) __attribute__((noreturn));

ssize_t __read_chk(int fd, void *bytes, size_t length, size_t room)
{
	if (length > room)
		__chk_fail();
	return read(fd, bytes, length);
}

ssize_t __pread_chk(int fd, void *bytes, size_t length, off_t offset, size_t room)
{
	if (length > room)
		__chk_fail();
	return pread(fd, bytes, length, offset);
}

ssize_t __pread64_chk(int fd, void *bytes, size_t length, off_t offset, size_t room)
{
	return __pread_chk(fd, bytes, length, offset, room);
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

int statx(int at, const char *restrict path, int flags, unsigned int mask,
	  struct statx *restrict status)
{
	char room[PATH_MAX];
	int64_t device = is_node(path) ? device_of(path, 0) : 0;

	if (syscall(SYS_statx, at, moved(path, room), flags, mask, status) < 0)
		return -1;
	if (engaged && !busy && S_ISSOCK(status->stx_mode) && (flags & AT_EMPTY_PATH))
		device = device_of(NULL, status->stx_ino);
	if (device > 0) {
		status->stx_mode = S_IFCHR | 0600;
		status->stx_rdev_major = (uint32_t)(device >> 20);
		status->stx_rdev_minor = (uint32_t)(device & 0xfffff);
	}
	return 0;
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

/* Names that 64-bit programs use for the same calls. */
int stat64(const char *path, struct stat64 *status)
{
	return stat_at(AT_FDCWD, path, (struct stat *)status, 0);
}

int lstat64(const char *path, struct stat64 *status)
{
	return stat_at(AT_FDCWD, path, (struct stat *)status, AT_SYMLINK_NOFOLLOW);
}

int fstatat64(int at, const char *path, struct stat64 *status, int flags)
{
	return stat_at(at, path, (struct stat *)status, flags);
}

int fstat64(int fd, struct stat64 *status)
{
	return fstat(fd, (struct stat *)status);
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

/* Listing tools look for attributes that nothing here has. */
ssize_t getxattr(const char *path, const char *name, void *value, size_t length)
{
	char room[PATH_MAX];

	return syscall(SYS_getxattr, moved(path, room), name, value, length);
}

ssize_t lgetxattr(const char *path, const char *name, void *value, size_t length)
{
	char room[PATH_MAX];

	return syscall(SYS_lgetxattr, moved(path, room), name, value, length);
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

ssize_t readlinkat(int at, const char *path, char *into, size_t length)
{
	char room[PATH_MAX];

	REAL(readlinkat);
	return real_readlinkat(at, moved(path, room), into, length);
}

ssize_t __readlink_chk(const char *path, char *into, size_t length, size_t room)
{
	if (length > room)
		__chk_fail();
	return readlink(path, into, length);
}

ssize_t __readlinkat_chk(int at, const char *path, char *into, size_t length, size_t room)
{
	if (length > room)
		__chk_fail();
	return readlinkat(at, path, into, length);
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

char *__realpath_chk(const char *path, char *into, size_t room)
{
	if (room < PATH_MAX)
		__chk_fail();
	return realpath(path, into);
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
