/* Waiting for page faults of a device with poll, select and epoll, and answering them. */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/select.h>

#include "check.h"
#include "uapi/iommufd/fault.h"
#include "uapi/iommufd/hwpt.h"
#include "uapi/iommufd/ioas.h"

/* The kernel's test command: a mock device, another page table for it, a fault of it. */
#define TEST_COMMAND 0x3ba0
enum { MOCK_DEVICE = 2, REPLACE = 10, FAULT = 15 };
struct test_command {
	uint32_t size, op, id, reserved, words[4];
	uint64_t address, rest[4];
};

static int iommufd;

static void test(struct test_command *command)
{
	command->size = sizeof(*command);
	CHECK(ioctl(iommufd, TEST_COMMAND, command) == 0);
}

static unsigned new_hwpt(unsigned device, unsigned parent, unsigned flags, unsigned queue)
{
	uint32_t data = 1;
	struct iommu_hwpt_alloc call = { .size = sizeof(call), .dev_id = device, .pt_id = parent,
					 .flags = flags, .fault_id = queue };

	if (queue) {
		call.data_type = 0xdead;
		call.data_len = sizeof(data);
		call.data_uptr = (uintptr_t)&data;
	}
	CHECK(ioctl(iommufd, IOMMU_HWPT_ALLOC, &call) == 0);
	return call.out_hwpt_id;
}

/* Readable, as every way to ask says; always writable. */
static int is_ready(int fd, int all)
{
	struct pollfd one = { .fd = fd, .events = POLLIN | POLLOUT };
	struct timeval none = { 0 };
	struct epoll_event event;
	fd_set set;
	int selected;

	FD_ZERO(&set);
	FD_SET(fd, &set);
	CHECK(poll(&one, 1, 0) == 1 && (one.revents & POLLOUT));
	selected = select(fd + 1, &set, NULL, NULL, &none);
	CHECK(selected == !!(one.revents & POLLIN));
	CHECK(epoll_wait(all, &event, 1, 0) == selected);
	return selected;
}

static void *raise_later(void *command)
{
	usleep(20000);
	test(command);
	return NULL;
}

int main(void)
{
	struct iommu_ioas_alloc ioas = { .size = sizeof(ioas) };
	struct iommu_fault_alloc queue = { .size = sizeof(queue) };
	struct epoll_event event = { .events = EPOLLIN };
	struct test_command device = { .op = MOCK_DEVICE }, replace = { .op = REPLACE };
	struct test_command fault = { .op = FAULT, .address = 0xdeadbeaf };
	struct iommu_hwpt_pgfault faults[2];
	struct iommu_hwpt_page_response answer = { 0 };
	struct pollfd one;
	int all = epoll_create1(0);
	pthread_t thread;
	unsigned parent;

	iommufd = open("/dev/iommu", O_RDWR);
	CHECK(iommufd >= 0 && ioctl(iommufd, IOMMU_IOAS_ALLOC, &ioas) == 0);
	device.id = ioas.out_ioas_id;
	test(&device);
	CHECK(ioctl(iommufd, IOMMU_FAULT_QUEUE_ALLOC, &queue) == 0);
	CHECK(fcntl(queue.out_fault_fd, F_GETFD) == FD_CLOEXEC);
	parent = new_hwpt(device.words[2], ioas.out_ioas_id, 1, 0);
	replace.id = device.words[0];
	replace.words[0] = new_hwpt(device.words[2], parent, 4, queue.out_fault_id);
	test(&replace);
	fault.words[0] = device.words[2];
	fault.words[2] = 2;
	fault.words[3] = 3;
	CHECK(epoll_ctl(all, EPOLL_CTL_ADD, queue.out_fault_fd, &event) == 0);

	/* Nothing there: no one is told otherwise, and a read gives nothing. */
	CHECK(!is_ready(queue.out_fault_fd, all));
	CHECK(read(queue.out_fault_fd, faults, sizeof(faults)) == 0);
	for (int round = 0; round < 3; round++) {
		test(&fault);
		CHECK(is_ready(queue.out_fault_fd, all));
		test(&fault);
		/* Of two, one is read: there is still something. */
		CHECK(read(queue.out_fault_fd, faults, sizeof(faults[0])) == sizeof(faults[0]));
		CHECK(faults[0].addr == fault.address && is_ready(queue.out_fault_fd, all));
		answer.cookie = faults[0].cookie;
		CHECK(write(queue.out_fault_fd, &answer, sizeof(answer)) == sizeof(answer));
		CHECK(write(queue.out_fault_fd, &answer, sizeof(answer)) == -1 && errno == EINVAL);
		CHECK(read(queue.out_fault_fd, faults, sizeof(faults)) == sizeof(faults[0]));
		CHECK(!is_ready(queue.out_fault_fd, all));
	}
	/* Another thread's fault wakes who sleeps. */
	one = (struct pollfd){ .fd = queue.out_fault_fd, .events = POLLIN };
	CHECK(pthread_create(&thread, NULL, raise_later, &fault) == 0);
	CHECK(poll(&one, 1, 10000) == 1 && one.revents == POLLIN);
	pthread_join(thread, NULL);
	CHECK(pread(queue.out_fault_fd, faults, sizeof(faults), 40) == -1 && errno == ESPIPE);
	printf("faults: good\n");
	return 0;
}
