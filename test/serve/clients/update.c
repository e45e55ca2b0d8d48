/* Live update by real programs: `update before` preserves and jumps, `update after` finds it again. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/reboot.h>

#include "check.h"
#include "uapi/liveupdate.h"

#define BYTES (3 * 4096 + 100)

static int before(void)
{
	struct liveupdate_ioctl_create_session create = { .size = sizeof(create), .name = "guest" };
	struct liveupdate_session_preserve_fd preserve = { .size = sizeof(preserve), .token = 17 };
	int memfd = memfd_create("guest", MFD_CLOEXEC);
	int liveupdate = open("/dev/liveupdate", O_RDWR);
	char *page;

	CHECK(memfd >= 0 && liveupdate >= 0 && ftruncate(memfd, BYTES) == 0);
	page = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, memfd, 0);
	CHECK(page != MAP_FAILED);
	strcpy(page, "first page");
	strcpy(page + 8192, "third page");
	CHECK(ioctl(liveupdate, LIVEUPDATE_IOCTL_CREATE_SESSION, &create) == 0);
	preserve.fd = memfd;
	CHECK(ioctl(create.fd, LIVEUPDATE_SESSION_PRESERVE_FD, &preserve) == 0);
	/* writes go on until the jump */
	strcpy(page + 4096, "written after preserving");
	CHECK(reboot(0x45584543) == 0);
	CHECK(ioctl(liveupdate, LIVEUPDATE_IOCTL_CREATE_SESSION, &create) == -1);
	puts("before: jumped");
	return 0;
}

static int after(void)
{
	struct liveupdate_ioctl_retrieve_session session = { .size = sizeof(session), .name = "guest" };
	struct liveupdate_session_retrieve_fd retrieve = { .size = sizeof(retrieve), .token = 17 };
	struct liveupdate_session_finish finish = { .size = sizeof(finish) };
	int liveupdate = open("/dev/liveupdate", O_RDWR);
	char *page;

	CHECK(liveupdate >= 0);
	CHECK(ioctl(liveupdate, LIVEUPDATE_IOCTL_RETRIEVE_SESSION, &session) == 0);
	CHECK(ioctl(session.fd, LIVEUPDATE_SESSION_RETRIEVE_FD, &retrieve) == 0);
	CHECK(lseek(retrieve.fd, 0, SEEK_END) == BYTES);
	page = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, retrieve.fd, 0);
	CHECK(page != MAP_FAILED);
	CHECK(!strcmp(page, "first page"));
	CHECK(!strcmp(page + 4096, "written after preserving"));
	CHECK(!strcmp(page + 8192, "third page"));
	CHECK(ioctl(session.fd, LIVEUPDATE_SESSION_FINISH, &finish) == 0);
	puts("after: every page is there");
	return 0;
}

int main(int argc, char **argv)
{
	return argc > 1 && !strcmp(argv[1], "after") ? after() : before();
}
