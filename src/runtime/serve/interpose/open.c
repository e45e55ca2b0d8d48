/* Device nodes and the simulated part of sysfs, opened. */

static int starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

static int is_node(const char *path)
{
	return path && socket_path && !busy &&
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

/* The status of a process that uses the machine tells of what it has pinned there. */
static const char *status_of(const char *path, char *room)
{
	struct request request = { .op = OP_STAT, .command = 1 };
	char name[64];
	int pid, end = 0;

	if (!engaged || !root || !path || busy || !starts_with(path, "/proc/"))
		return NULL;
	if (!strcmp(path, "/proc/self/status"))
		pid = getpid();
	else if (sscanf(path, "/proc/%d/status%n", &pid, &end) != 1 || !end || path[end])
		return NULL;
	snprintf(name, sizeof(name), "/proc/%d/status", pid);
	request.length = (uint32_t)strlen(name);
	if (call(&request, name, NULL) <= 0)
		return NULL;
	snprintf(room, PATH_MAX, "%s%s", root, name);
	return room;
}

/* Where a path that is about to be read lives, made anew where it is. */
static const char *placed(const char *path, char *room)
{
	const char *status = status_of(path, room);

	if (status)
		return status;
	refresh(path);
	return moved(path, room);
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
	if (is_node(path) && !((flags) & O_DIRECTORY)) \
		return open_node(path, flags); \
	path = placed(path, room); \
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
