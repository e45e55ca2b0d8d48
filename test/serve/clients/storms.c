/* Signals in the middle of calls, threads, children that are killed: nothing gets mixed up. */
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"

#define ROUNDS 400
#define THREADS 4
#define CHILDREN 12

static int iommufd;
static sigjmp_buf back;
static volatile sig_atomic_t signals, jumps;

static unsigned new_ioas(int fd)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };

	CHECK(ioctl(fd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	return alloc.out_ioas_id;
}

static void destroy(int fd, unsigned id)
{
	struct iommu_destroy call = { .size = sizeof(call), .id = id };

	CHECK(ioctl(fd, IOMMU_DESTROY, &call) == 0);
}

static void map_and_unmap(unsigned ioas, char *page, uint64_t iova)
{
	struct iommu_ioas_map map = { .size = sizeof(map), .flags = 7, .ioas_id = ioas,
				      .user_va = (uintptr_t)page, .length = 4096, .iova = iova };
	struct iommu_ioas_unmap unmap = { .size = sizeof(unmap), .ioas_id = ioas, .iova = iova,
					  .length = 4096 };

	CHECK(ioctl(iommufd, IOMMU_IOAS_MAP, &map) == 0 && map.iova == iova);
	CHECK(ioctl(iommufd, IOMMU_IOAS_UNMAP, &unmap) == 0 && unmap.length == 4096);
}

/* A handler that makes calls of its own, whatever it interrupts. */
static void on_alarm(int number)
{
	int error = errno;

	(void)number;
	signals++;
	destroy(iommufd, new_ioas(iommufd));
	errno = error;
}

static void on_second_alarm(int number)
{
	(void)number;
	jumps++;
	siglongjmp(back, 1);
}

static void interrupted(char *page)
{
	struct itimerval often = { { 0, 700 }, { 0, 700 } }, never = { 0 };
	volatile unsigned ioas = new_ioas(iommufd);
	volatile int round = 0;

	signal(SIGALRM, on_alarm);
	setitimer(ITIMER_REAL, &often, NULL);
	while (round++ < ROUNDS || signals < 20)
		map_and_unmap(ioas, page, (uint64_t)round << 12);
	setitimer(ITIMER_REAL, &never, NULL);
	/* One that never comes back to what it interrupts. */
	signal(SIGALRM, on_second_alarm);
	if (sigsetjmp(back, 1) == 0 || jumps < 20) {
		struct itimerval once = { { 0, 0 }, { 0, 500 } };
		struct iommu_destroy wrong = { .size = sizeof(wrong), .id = 99999 };

		setitimer(ITIMER_REAL, &once, NULL);
		for (;;)
			CHECK(ioctl(iommufd, IOMMU_DESTROY, &wrong) == -1 && errno == ENOENT);
	}
	map_and_unmap(ioas, page, 1 << 20);
	destroy(iommufd, ioas);
}

static void *in_thread(void *page)
{
	unsigned ioas = new_ioas(iommufd);

	for (int round = 0; round < ROUNDS; round++) {
		int own = open("/dev/iommu", O_RDWR | O_CLOEXEC);

		CHECK(own >= 0 && new_ioas(own) == 1);
		map_and_unmap(ioas, page, (uint64_t)(round + 1) << 12);
		CHECK(close(own) == 0);
	}
	destroy(iommufd, ioas);
	return NULL;
}

/* Children that go on with what they inherited until somebody kills them. */
static void killed(char *page)
{
	pid_t children[CHILDREN];

	for (int at = 0; at < CHILDREN; at++) {
		children[at] = fork();
		CHECK(children[at] >= 0);
		if (children[at] == 0) {
			for (uint64_t round = 1;; round++) {
				unsigned ioas = new_ioas(iommufd);

				map_and_unmap(ioas, page, round << 12);
				destroy(iommufd, ioas);
			}
		}
	}
	for (int at = 0; at < CHILDREN; at++) {
		int status;

		usleep(3000u + (unsigned)at * 700);
		CHECK(kill(children[at], SIGKILL) == 0);
		CHECK(waitpid(children[at], &status, 0) == children[at]);
		CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	}
}

int main(void)
{
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	pthread_t threads[THREADS];

	iommufd = open("/dev/iommu", O_RDWR);
	CHECK(iommufd >= 0 && page != MAP_FAILED);
	interrupted(page);
	for (int at = 0; at < THREADS; at++)
		CHECK(pthread_create(&threads[at], NULL, in_thread, page) == 0);
	for (int at = 0; at < THREADS; at++)
		CHECK(pthread_join(threads[at], NULL) == 0);
	/* What children left behind is the file's, and goes with it. */
	killed(page);
	CHECK(close(iommufd) == 0);
	iommufd = open("/dev/iommu", O_RDWR);
	CHECK(new_ioas(iommufd) == 1);
	printf("storms: good\n");
	return 0;
}
