/* What the parts share, and the connection each thread asks its questions over. */

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
/* Held while the machine is told of signals to counters; taken before the lock. */
static pthread_mutex_t telling = PTHREAD_MUTEX_INITIALIZER;

static pthread_key_t channel_key;

static void hang_up(void *held)
{
	kernel(SYS_close, (int)(intptr_t)held - 1);
}

static void lock_all(void)
{
	pthread_mutex_lock(&telling);
	pthread_mutex_lock(&lock);
}

static void unlock_all(void)
{
	pthread_mutex_unlock(&lock);
	pthread_mutex_unlock(&telling);
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
		if (kernel(SYS_fstat, fd, &status) == 0 && S_ISSOCK(status.st_mode))
			engaged = 1;
}

static int dial(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = (int)kernel(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -errno;
	strncpy(address.sun_path, socket_path, sizeof(address.sun_path) - 1);
	if (connect(fd, (struct sockaddr *)&address, sizeof(address)) < 0) {
		kernel(SYS_close, fd);
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
