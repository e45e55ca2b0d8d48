/* Descriptors that a reply makes, and counters the machine signals. */

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
