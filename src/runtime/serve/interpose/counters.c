/*
 * Counters (eventfd) of the program: those the machine signals, and those whose signals it hears.
 * Each is kept as a descriptor of its own, so that it stays what it was whatever the program does
 * with its number.
 */

struct watched {
	uint64_t token;
	int fd;
	/* The machine hears of signals. */
	int is_heard;
	/* It was signalled before it was bound: that counts as a signal, and its count stays. */
	int had_count;
};
static struct watched *watched;
static size_t watched_count, watched_room;
/* The process whose counters these are: a child has none until it asks for its own. */
static pid_t watched_by;
/* Tells, once each, of signals that came to heard counters; whose they are, is watched_by's. */
static int signals = -1;
/* Of our one thread: where it hears of counters, and its channel. */
static int ear, mouth;
/* How many are heard: as long as there are none, a write is nothing but a write. */
static volatile int heard_count;

#define SIGNALS_AT_ONCE 64

/* A counter by its token, or none. Under the lock. */
static struct watched *watched_as(uint64_t token)
{
	for (size_t at = 0; at < watched_count && watched_by == getpid(); at++)
		if (watched[at].token == token)
			return &watched[at];
	return NULL;
}

static void signal_watched(const struct action *action)
{
	uint64_t count = action->size;
	struct watched *one;

	pthread_mutex_lock(&lock);
	one = watched_as(action->token);
	if (one)
		kernel(SYS_write, one->fd, &count, sizeof(count));
	pthread_mutex_unlock(&lock);
}

/* Who waits for a counter takes what it has counted; 0 where somebody was faster. */
static uint64_t take_count(int fd)
{
	uint64_t count = 0;
	struct iovec part = { &count, sizeof(count) };

	return kernel(SYS_preadv2, fd, &part, 1, -1l, -1l, RWF_NOWAIT) < 0 ? 0 : count;
}

static void forget_watched(const struct action *action)
{
	struct watched *one;

	pthread_mutex_lock(&lock);
	one = watched_as(action->token);
	if (one) {
		if (one->is_heard) {
			/* The program has the file, too: closing our number would not end this. */
			epoll_ctl(signals, EPOLL_CTL_DEL, one->fd, NULL);
			take_count(one->fd);
			heard_count--;
		}
		kernel(SYS_close, one->fd);
		*one = watched[--watched_count];
	}
	pthread_mutex_unlock(&lock);
}

/*
 * Tells the machine of signals that have come to counters it hears. Who returns from here has
 * them told, be it by another thread; and no signal handler of the program's finds this half done.
 */
static void tell_signals(void)
{
	uint64_t every = ~0ull, before = 0;
	struct epoll_event events[SIGNALS_AT_ONCE];
	int count, error = errno;

	if (!heard_count || watched_by != getpid())
		return;
	kernel(SYS_rt_sigprocmask, SIG_SETMASK, &every, &before, sizeof(every));
	pthread_mutex_lock(&telling);
	count = epoll_wait(signals, events, SIGNALS_AT_ONCE, 0);
	for (int at = 0; at < count; at++) {
		struct request request = { .op = OP_SIGNALLED, .arg = events[at].data.u64 };
		struct watched *one;

		pthread_mutex_lock(&lock);
		one = watched_as(request.arg);
		if (one && !one->had_count)
			request.offset = take_count(one->fd);
		if (one)
			one->had_count = 0;
		pthread_mutex_unlock(&lock);
		if (one)
			call(&request, NULL, NULL);
	}
	pthread_mutex_unlock(&telling);
	kernel(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, sizeof(before));
	errno = error;
}

/*
 * The one thread of ours: hears of counters while no call of the program is under way, and of
 * signals to them that are not the work of our write: a guest's, another process's.
 */
static void *listen_thread(void *unused)
{
	struct request request = { .op = OP_LISTEN, .pid = getpid() };
	struct pollfd both[2] = { { .fd = ear, .events = POLLIN },
				  { .fd = signals, .events = POLLIN } };
	struct action action;

	(void)unused;
	use_channel(mouth);
	if (say_hello(mouth) < 0 || say_hello(ear) < 0 || ask(ear, &request) < 0)
		goto gone;
	while (poll(both, 2, -1) >= 0 || errno == EINTR) {
		if (both[1].revents)
			tell_signals();
		if (!both[0].revents)
			continue;
		if (receive_all(both[0].fd, &action, sizeof(action)) < 0)
			break;
		if (action.kind == ACT_SIGNAL)
			signal_watched(&action);
		else if (action.kind == ACT_FORGET)
			forget_watched(&action);
	}
gone:
	kernel(SYS_close, both[0].fd);
	return NULL;
}

/* Signals of the program are its own threads' business. */
static int start_listening(void)
{
	pthread_attr_t attributes;
	sigset_t every, before;
	pthread_t thread;
	int error;

	ear = dial();
	if (ear < 0)
		return ear;
	ear = raised(ear);
	mouth = dial();
	if (mouth < 0)
		return mouth;
	mouth = raised(mouth);
	sigfillset(&every);
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_sigmask(SIG_SETMASK, &every, &before);
	error = pthread_create(&thread, &attributes, listen_thread, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return -error;
}

/* The first counter of a process: those of its parent are not its own. Under the lock. */
static int watch_anew(void)
{
	int fresh = epoll_create1(EPOLL_CLOEXEC);

	if (fresh < 0)
		return -errno;
	for (size_t at = 0; at < watched_count; at++)
		kernel(SYS_close, watched[at].fd);
	if (signals >= 0)
		kernel(SYS_close, signals);
	signals = raised(fresh);
	watched_count = 0;
	heard_count = 0;
	watched_by = getpid();
	return 0;
}

/* Under the lock. */
static int add_watched(struct watched one)
{
	struct pollfd now = { .fd = one.fd, .events = POLLIN };
	struct epoll_event event = { .events = EPOLLIN | EPOLLET, .data.u64 = one.token };

	if (watched_count == watched_room) {
		size_t room = watched_room ? watched_room * 2 : 16;
		struct watched *more = realloc(watched, room * sizeof(*more));

		if (!more)
			return -ENOMEM;
		watched = more;
		watched_room = room;
	}
	if (one.is_heard) {
		one.had_count = poll(&now, 1, 0) == 1;
		if (epoll_ctl(signals, EPOLL_CTL_ADD, one.fd, &event) < 0)
			return -errno;
		heard_count++;
	}
	watched[watched_count++] = one;
	return 0;
}

static int watch(const struct action *action)
{
	struct watched one = { .token = action->token, .is_heard = !!(action->flags & ACT_HEARD),
			       .fd = fcntl(action->fd, F_DUPFD_CLOEXEC, CHANNEL_FD_LEAST) };
	int is_first, error = 0;

	if (one.fd < 0)
		one.fd = fcntl(action->fd, F_DUPFD_CLOEXEC, 0);
	if (one.fd < 0)
		return -errno;
	pthread_mutex_lock(&lock);
	is_first = watched_by != getpid();
	if (is_first)
		error = watch_anew();
	if (!error)
		error = add_watched(one);
	pthread_mutex_unlock(&lock);
	if (error)
		kernel(SYS_close, one.fd);
	else if (is_first)
		error = start_listening();
	if (!error && one.is_heard)
		tell_signals();
	return error;
}
