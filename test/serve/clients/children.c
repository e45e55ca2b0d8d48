/* Every way to start a child: it has its parent's files, and what it opens is its own. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"

extern char **environ;

static int iommufd;

/* Every address space of one file has the next number. */
static void allocates(unsigned id)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };

	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0 && alloc.out_ioas_id == id);
}

static void ends_well(pid_t child)
{
	int status;

	CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
}

/* What children run: the file they inherited under the number in their arguments. */
static int as_child(const char *number, const char *id)
{
	iommufd = atoi(number);
	allocates((unsigned)atoi(id));
	iommufd = open("/dev/iommu", O_RDWR);
	CHECK(iommufd >= 0);
	allocates(1);
	return 0;
}

int main(int count, char **words)
{
	char number[12];
	char *spawned[] = { words[0], number, "4", NULL };
	char line[400];
	pid_t child;

	if (count == 3)
		return as_child(words[1], words[2]);
	iommufd = open("/dev/iommu", O_RDWR);
	CHECK(iommufd >= 0);
	snprintf(number, sizeof(number), "%d", iommufd);
	child = fork();
	if (child == 0) {
		allocates(1);
		_exit(0);
	}
	ends_well(child);
	child = vfork();
	if (child == 0) {
		allocates(2);
		execl("/proc/self/exe", words[0], number, "3", NULL);
		_exit(1);
	}
	ends_well(child);
	CHECK(posix_spawn(&child, "/proc/self/exe", NULL, NULL, spawned, environ) == 0);
	ends_well(child);
	snprintf(line, sizeof(line), "%s %d 5", words[0], iommufd);
	CHECK(system(line) == 0);
	child = vfork();
	if (child == 0)
		_exit(0);
	ends_well(child);
	allocates(6);
	printf("children: good\n");
	return 0;
}
