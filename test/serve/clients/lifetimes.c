/* Who keeps a file open: dup, fork, exec, a child's death, threads, two files at once. */
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/vfio/cdev.h"

static unsigned new_ioas(int iommufd)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };

	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	return alloc.out_ioas_id;
}

static int destroy(int iommufd, unsigned id)
{
	struct iommu_destroy call = { .size = sizeof(call), .id = id };

	return ioctl(iommufd, IOMMU_DESTROY, &call);
}

static int bind_device(int device, int iommufd)
{
	struct vfio_device_bind_iommufd call = { .argsz = sizeof(call), .iommufd = iommufd };

	return ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &call);
}

/* A device is free again only when its last descriptor is gone, whoever holds it. */
static int is_free(int iommufd)
{
	int device = open("/dev/vfio/devices/vfio0", O_RDWR);
	int bound = bind_device(device, iommufd);

	close(device);
	return bound == 0;
}

static void *worker(void *argument)
{
	int iommufd = *(int *)argument;

	for (int round = 0; round < 200; round++)
		CHECK(destroy(iommufd, new_ioas(iommufd)) == 0);
	return NULL;
}

int main(int argc, char **argv)
{
	int iommufd, other, device, copy, status;
	pthread_t threads[4];
	unsigned id;
	pid_t child;

	if (argc > 1) { /* after exec: the descriptor came along, the channel did not */
		CHECK(destroy(atoi(argv[1]), (unsigned)atoi(argv[2])) == 0);
		return 7;
	}
	iommufd = open("/dev/iommu", O_RDWR);
	CHECK(iommufd == 3);
	id = new_ioas(iommufd);
	CHECK(id == 1);

	copy = dup(iommufd);
	CHECK(copy == 4);
	close(iommufd);
	CHECK(destroy(copy, id) == 0);
	CHECK(destroy(copy, id) == -1 && errno == ENOENT);

	other = open("/dev/iommu", O_RDWR | O_CLOEXEC);
	CHECK(other == 3);
	CHECK(new_ioas(other) == 1);

	/* a child's use is the same file's; its end closes only its copies */
	id = new_ioas(copy);
	child = fork();
	if (!child)
		_exit(destroy(copy, id) == 0 ? 5 : 6);
	CHECK(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 5);
	CHECK(destroy(copy, id) == -1 && errno == ENOENT);

	/* the device stays bound while a child holds it, and is free when the child is killed */
	device = open("/dev/vfio/devices/vfio0", O_RDWR);
	CHECK(bind_device(device, copy) == 0);
	CHECK(!is_free(other));
	child = fork();
	if (!child)
		for (;;)
			pause();
	close(device);
	CHECK(!is_free(other));
	kill(child, SIGKILL);
	CHECK(waitpid(child, &status, 0) == child);
	CHECK(is_free(other));
	CHECK(is_free(copy));

	for (int at = 0; at < 4; at++)
		CHECK(pthread_create(&threads[at], NULL, worker, &copy) == 0);
	for (int at = 0; at < 4; at++)
		pthread_join(threads[at], NULL);

	/* close on exec holds for one and not for the other */
	id = new_ioas(copy);
	child = fork();
	if (!child) {
		char fd[16], name[16];

		snprintf(fd, sizeof(fd), "%d", copy);
		snprintf(name, sizeof(name), "%u", id);
		execl(argv[0], argv[0], fd, name, (char *)NULL);
		_exit(9);
	}
	CHECK(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 7);

	CHECK(open("/dev/vfio/devices/vfio99", O_RDWR) == -1 && errno == ENOENT);
	CHECK(ioctl(copy, 0x3bff, NULL) == -1 && errno == ENOTTY);
	CHECK(ioctl(copy, IOMMU_DESTROY, (void *)8) == -1 && errno == EFAULT);
	puts("lifetimes: good");
	return 42;
}
