/* This thread's channel, and the numbers of descriptors. */

/* A descriptor of ours goes where the program does not miss its number, if there is room. */
static int raised(int fd)
{
	struct rlimit limit = { .rlim_cur = 1024 };
	int high, least = CHANNEL_FD_LEAST;

	getrlimit(RLIMIT_NOFILE, &limit);
	if (limit.rlim_cur <= CHANNEL_FD_LEAST)
		least = (int)limit.rlim_cur / 2;
	high = fcntl(fd, F_DUPFD_CLOEXEC, least);
	if (high < 0)
		return fd;
	kernel(SYS_close, fd);
	return high;
}

static void use_channel(int fd)
{
	pthread_setspecific(channel_key, (void *)(intptr_t)(fd + 1));
	channel = fd;
	channel_pid = getpid();
}

/* This thread's channel: made on first use, and again in a child. */
static int my_channel(void)
{
	int64_t greeting;
	int fd;

	if (channel >= 0 && channel_pid == getpid())
		return channel;
	if (channel >= 0) {
		kernel(SYS_close, channel);
		/* A child: the calls of its parent's other threads are not its own. */
		__atomic_store_n(&calling, 1, __ATOMIC_RELAXED);
	}
	channel = -1;
	fd = dial();
	if (fd < 0)
		return fd;
	greeting = say_hello(fd);
	if (greeting < 0) {
		kernel(SYS_close, fd);
		return (int)greeting;
	}
	use_channel(raised(fd));
	agree_where_to_meet(channel);
	return channel;
}

static uint64_t inode_of(int fd)
{
	struct stat status;

	if (kernel(SYS_fstat, fd, &status) < 0 || !S_ISSOCK(status.st_mode))
		return 0;
	return status.st_ino;
}

/*
 * The lowest number that is free, or 0 for none found. Without it the machine looks at descriptors
 * one by one: long, where a program keeps thousands.
 */
static uint64_t lowest_free(int fd)
{
	int least = (int)kernel(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 0);

	if (least < 0)
		return 0;
	kernel(SYS_close, least);
	return (uint64_t)least;
}
