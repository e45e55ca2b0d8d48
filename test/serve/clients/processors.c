/* Calls leave a thread on the processors its program chose, wherever they were made. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"

static int iommufd;

static void calls_on(const cpu_set_t *ours)
{
	cpu_set_t after;

	for (int turn = 0; turn < 20; turn++) {
		struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };

		CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
		CHECK(sched_getaffinity(0, sizeof(after), &after) == 0 && CPU_EQUAL(&after, ours));
	}
}

static void *thread(void *ours)
{
	calls_on(ours);
	return NULL;
}

int main(void)
{
	cpu_set_t all, one;
	pthread_t threads[4];
	int status, last = -1;

	/* Before the first call: opening is one, too. */
	CHECK(sched_getaffinity(0, sizeof(all), &all) == 0);
	iommufd = open("/dev/iommu", O_RDWR);
	CHECK(iommufd >= 0);
	calls_on(&all);
	for (int at = 0; at < 4; at++)
		CHECK(pthread_create(&threads[at], NULL, thread, &all) == 0);
	for (int at = 0; at < 4; at++)
		CHECK(pthread_join(threads[at], NULL) == 0);
	if (fork() == 0) {
		calls_on(&all);
		exit(0);
	}
	CHECK(wait(&status) > 0 && status == 0);
	/* A program that chose each of its processors alone stays there. */
	for (int at = 0; at < CPU_SETSIZE; at++) {
		if (!CPU_ISSET(at, &all))
			continue;
		CPU_ZERO(&one);
		CPU_SET(at, &one);
		CHECK(sched_setaffinity(0, sizeof(one), &one) == 0);
		calls_on(&one);
		last = at;
	}
	printf("processors: %s\n", last >= 0 ? "good" : "none");
	return 0;
}
