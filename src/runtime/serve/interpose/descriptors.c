/* Descriptors that a reply makes. */

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
		kernel(SYS_close, fd);
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
	int from, fd = (int)kernel(SYS_memfd_create, "luo", MFD_ALLOW_SEALING | MFD_CLOEXEC);
	char block[65536];

	if (fd < 0)
		return -errno;
	snprintf(path, sizeof(path), "%s/memfd/%llu", root, (unsigned long long)action->token);
	from = (int)kernel(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
	for (uint64_t at = 0; from >= 0 && at < action->size;) {
		ssize_t got = pread(from, block, sizeof(block), (off_t)at);

		if (got <= 0 || pwrite(fd, block, (size_t)got, (off_t)at) != got)
			break;
		at += (uint64_t)got;
	}
	if (from >= 0)
		kernel(SYS_close, from);
	if (ftruncate(fd, (off_t)action->size) == 0 && action->seals)
		fcntl(fd, F_ADD_SEALS, action->seals);
	if (!(action->flags & ACT_CLOEXEC))
		fcntl(fd, F_SETFD, 0);
	return fd;
}

/* Makes a descriptor; one whose number somebody was told gets that number. */
static int make(const struct action *action)
{
	int fd = action->kind == ACT_MEMFD ? materialise_memfd(action) : materialise_file(action);

	if (fd >= 0 && !(action->flags & ACT_ANY_NUMBER) && fd != action->fd) {
		int how = action->flags & ACT_CLOEXEC ? F_DUPFD_CLOEXEC : F_DUPFD;
		int moved = fcntl(fd, how, action->fd);

		kernel(SYS_close, fd);
		if (moved != action->fd && moved >= 0) {
			/* Another thread took the number between the machine's answer and here. */
			kernel(SYS_close, moved);
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
