/* The jump of a live update, seals, and memory files. */

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
	if (socket_path && seals >= 0 && kernel(SYS_fstat, fd, &status) == 0) {
		request.inode = status.st_ino;
		request.command = (uint32_t)seals;
		call(&request, NULL, NULL);
	}
	errno = error;
}

int memfd_create(const char *name, unsigned int flags)
{
	int fd = (int)kernel(SYS_memfd_create, name, flags);

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
