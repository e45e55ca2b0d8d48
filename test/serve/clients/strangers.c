/* Descriptors the machine has no part in, and which numbers it gives to its own. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/liveupdate.h"

#define SESSIONS 600

static int preserve(int session, int fd, unsigned long long token)
{
	struct liveupdate_session_preserve_fd call = { .size = sizeof(call), .fd = fd, .token = token };

	return ioctl(session, LIVEUPDATE_SESSION_PRESERVE_FD, &call) == 0 ? 0 : errno;
}

static int map_file(int iommufd, int fd)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };
	struct iommu_ioas_map_file map = { .size = sizeof(map), .flags = 6, .fd = fd, .length = 4096 };

	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	map.ioas_id = alloc.out_ioas_id;
	return ioctl(iommufd, IOMMU_IOAS_MAP_FILE, &map) == 0 ? 0 : errno;
}

static int new_session(int liveupdate, int number)
{
	struct liveupdate_ioctl_create_session create = { .size = sizeof(create) };

	snprintf((char *)create.name, sizeof(create.name), "number %d", number);
	CHECK(ioctl(liveupdate, LIVEUPDATE_IOCTL_CREATE_SESSION, &create) == 0);
	return create.fd;
}

/* Others may have left us descriptors of their own, anywhere. */
static int lowest(void)
{
	int fd = fcntl(0, F_DUPFD, 0);

	CHECK(fd >= 0 && close(fd) == 0);
	return fd;
}

int main(void)
{
	struct rlimit limit = { 4096, 4096 };
	int liveupdate = open("/dev/liveupdate", O_RDWR), iommufd = open("/dev/iommu", O_RDWR);
	int null = open("/dev/null", O_RDWR), disk = open("/proc/self/exe", O_RDONLY);
	int memfd = memfd_create("ours", MFD_CLOEXEC), pipes[2], session, last = -1;

	CHECK(liveupdate >= 0 && iommufd >= 0 && null >= 0 && disk >= 0 && memfd >= 0);
	CHECK(pipe(pipes) == 0 && ftruncate(memfd, 8192) == 0);
	session = new_session(liveupdate, 0);
	/* Open, but nothing any handler takes; and not open at all. */
	CHECK(preserve(session, null, 1) == ENOENT && preserve(session, disk, 1) == ENOENT);
	CHECK(preserve(session, pipes[0], 1) == ENOENT && preserve(session, liveupdate, 1) == ENOENT);
	CHECK(preserve(session, 4000, 1) == EBADF && preserve(session, -1, 1) == EBADF);
	CHECK(preserve(session, memfd, 1) == 0);
	CHECK(map_file(iommufd, null) == EINVAL && map_file(iommufd, disk) == EINVAL);
	CHECK(map_file(iommufd, 4000) == EBADF && map_file(iommufd, memfd) == 0);

	/* The lowest free number, whatever the program closed unseen and however many there are. */
	CHECK(setrlimit(RLIMIT_NOFILE, &limit) == 0);
	for (int i = 1; i < SESSIONS; i++) {
		int free = lowest();

		last = new_session(liveupdate, i);
		CHECK(last == free);
	}
	CHECK(close(null) == 0 && close(last - 100) == 0);
	CHECK(new_session(liveupdate, SESSIONS) == null);
	CHECK(new_session(liveupdate, SESSIONS + 1) == last - 100);
	printf("strangers: good\n");
	return 0;
}
