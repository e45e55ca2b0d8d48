/* What a program learns of nodes by their names: status, links, paths. */

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
	if (is_node(path) && (device = device_of(path, 0)) > 0) {
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

	if (kernel(SYS_statx, at, moved(path, room), flags, mask, status) < 0)
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

	if (kernel(SYS_fstat, fd, status) < 0)
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

	return kernel(SYS_getxattr, moved(path, room), name, value, length);
}

ssize_t lgetxattr(const char *path, const char *name, void *value, size_t length)
{
	char room[PATH_MAX];

	return kernel(SYS_lgetxattr, moved(path, room), name, value, length);
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
	return real_fopen(placed(path, room), mode);
}

FILE *fopen64(const char *path, const char *mode)
{
	char room[PATH_MAX];

	REAL(fopen64);
	return real_fopen64(placed(path, room), mode);
}
