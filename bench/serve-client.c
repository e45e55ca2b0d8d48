/* Calls the emulated device makes, as many and from as many threads as told: `client CALLS THREADS`. */
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>

#define DESTROY 0x3b80
#define IOAS_ALLOC 0x3b81
#define IOAS_MAP 0x3b85
#define IOAS_UNMAP 0x3b86

static int iommufd;
static long calls;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* The shortest call there is: a struct of eight bytes, refused. */
static void *refused(void *unused)
{
	for (long call = 0; call < calls; call++) {
		uint32_t words[2] = { 8, 99999 };

		ioctl(iommufd, DESTROY, words);
	}
	return unused;
}

static void told(const char *what, double start, long count)
{
	double each = (now() - start) / (double)count;

	printf("%s %.0f\n", what, each);
}

int main(int count, char **words)
{
	uint32_t alloc[3] = { 12, 0, 0 };
	uint64_t unmap[3], map[5];
	int threads = count > 2 ? atoi(words[2]) : 1;
	pthread_t all[64];
	double start;
	char *page;

	calls = count > 1 ? atol(words[1]) : 1000;
	iommufd = open("/dev/iommu", O_RDWR);
	if (iommufd < 0 || threads > 64 || ioctl(iommufd, IOAS_ALLOC, alloc) != 0)
		return 1;
	start = now();
	refused(NULL);
	told("one", start, calls);
	start = now();
	for (int at = 0; at < threads; at++)
		pthread_create(&all[at], NULL, refused, NULL);
	for (int at = 0; at < threads; at++)
		pthread_join(all[at], NULL);
	told("threads", start, calls * threads);
	page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	start = now();
	for (long call = 0; call < calls / 2; call++) {
		map[0] = 40 | 7ull << 32;
		map[1] = alloc[2];
		map[2] = (uintptr_t)page;
		map[3] = 4096;
		map[4] = 1 << 20;
		unmap[0] = 24 | (uint64_t)alloc[2] << 32;
		unmap[1] = 1 << 20;
		unmap[2] = 4096;
		if (ioctl(iommufd, IOAS_MAP, map) != 0 || ioctl(iommufd, IOAS_UNMAP, unmap) != 0)
			return 1;
	}
	told("map", start, calls / 2 * 2);
	return 0;
}
