/* A device from the user's side: configuration space, regions, interrupts, DMA, waiting. */
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/vfio/cdev.h"

#define SET_IRQS 0x3b6e
#define MSI 1
#define MESSAGES 36 /* eventfds, trigger */
#define IOVA 0x100000ul
#define BUFFER 0x40000

static int iommufd, device;
static unsigned ioas;
static off_t config, bar;
static volatile uint32_t *registers;
static char *memory;

struct irq_set {
	uint32_t argsz, flags, index, start, count;
	int32_t fds[2];
};

static uint32_t config32(off_t at)
{
	uint32_t value;

	CHECK(pread(device, &value, sizeof(value), config + at) == sizeof(value));
	return value;
}

static void set_config32(off_t at, uint32_t value)
{
	CHECK(pwrite(device, &value, sizeof(value), config + at) == sizeof(value));
}

static void set_up(const char *node)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	struct vfio_device_attach_iommufd_pt attach = { .argsz = sizeof(attach) };
	struct iommu_ioas_map map = { .size = sizeof(map), .length = 2 << 20, .flags = 7,
				      .iova = IOVA };
	struct vfio_region_info region = { .argsz = sizeof(region), .index = 7 };

	bind.iommufd = iommufd = open("/dev/iommu", O_RDWR);
	device = open(node, O_RDWR);
	CHECK(iommufd >= 0 && device >= 0);
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	attach.pt_id = map.ioas_id = ioas = alloc.out_ioas_id;
	CHECK(ioctl(device, VFIO_DEVICE_ATTACH_IOMMUFD_PT, &attach) == 0);
	memory = mmap(NULL, map.length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	map.user_va = (uintptr_t)memory;
	CHECK(ioctl(iommufd, IOMMU_IOAS_MAP, &map) == 0);
	CHECK(ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &region) == 0);
	config = (off_t)region.offset;
	region = (struct vfio_region_info){ .argsz = sizeof(region), .index = 0 };
	CHECK(ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &region) == 0);
	CHECK(region.flags == 7 && region.size == 1 << 20);
	bar = (off_t)region.offset;
}

static void configuration(void)
{
	uint32_t before = config32(0x10), value;

	CHECK(config32(0) == 0x11e81234);
	/* As firmware left it, and not yet master of the bus; a write changes what may be changed. */
	CHECK((config32(4) & 0xffff) == 0x103);
	set_config32(0, 0);
	CHECK(config32(0) == 0x11e81234);
	/* Ones written to a base address come back as its size. */
	set_config32(0x10, ~0u);
	CHECK(config32(0x10) == ~((1u << 20) - 1));
	set_config32(0x10, before);
	/* The first capability is MSI, and its enable bit is SET_IRQS's. */
	CHECK((config32(0x34) & 0xff) == 0x40 && (config32(0x40) & 0xff) == 5);
	set_config32(0x40, config32(0x40) | 1 << 16);
	CHECK(!(config32(0x40) & 1 << 16));
	REFUSED(pread(device, &value, 4, config + 254), EFAULT);
	REFUSED(pread(device, &value, 4, bar + (1 << 20)), EINVAL);
	/* With the device's memory off its regions do not answer. */
	set_config32(4, 0);
	REFUSED(pread(device, &value, 4, bar), EIO);
	set_config32(4, 6);
	CHECK(pread(device, &value, 4, bar) == 4 && value == 0x010000ed);
}

static void mappings(void)
{
	struct iommu_ioas_map map = { .size = sizeof(map), .length = 4096, .flags = 7,
				      .iova = 1 << 30, .ioas_id = ioas };
	uint32_t value = 7;
	char *rest;

	REFUSED(mmap(NULL, 4096, PROT_READ, MAP_SHARED, device, config) == MAP_FAILED ? -1 : 0, EINVAL);
	REFUSED(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, device, bar) == MAP_FAILED ? -1 : 0, EINVAL);
	REFUSED(mmap(NULL, 2 << 20, PROT_READ, MAP_SHARED, device, bar) == MAP_FAILED ? -1 : 0, EINVAL);
	registers = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_SHARED, device, bar);
	CHECK(registers != MAP_FAILED && registers[0] == 0x010000ed);
	/* A store is seen by the device before the next instruction, and so is its answer. */
	registers[1] = 0x12345678;
	CHECK(registers[1] == ~0x12345678u);
	registers[2] = 10;
	CHECK(registers[2] == 3628800);
	/* What is no register is memory, the same through the file. */
	CHECK(pwrite(device, &value, 4, bar + 0x2000) == 4 && registers[0x2000 / 4] == 7);
	rest = (char *)registers + 0x80000;
	rest[5] = 'x';
	CHECK(pread(device, &value, 1, bar + 0x80005) == 1 && (char)value == 'x');
	/* Memory of a device is no memory to map for DMA. */
	map.user_va = (uintptr_t)rest;
	REFUSED(ioctl(iommufd, IOMMU_IOAS_MAP, &map), EFAULT);
}

/* The engine's buffer is between: memory to buffer, buffer to memory. */
static void copy(uint64_t from, uint64_t to, uint64_t count)
{
	volatile uint64_t *wide = (volatile uint64_t *)registers;

	wide[0x80 / 8] = from;
	wide[0x88 / 8] = BUFFER;
	wide[0x90 / 8] = count;
	wide[0x98 / 8] = 1;
	while (registers[0x98 / 4] & 1)
		;
	wide[0x80 / 8] = BUFFER;
	wide[0x88 / 8] = to;
	wide[0x98 / 8] = 1 | 2 | 4;
	while (registers[0x98 / 4] & 1)
		;
}

static int waits(int fd, int timeout)
{
	struct pollfd one = { .fd = fd, .events = POLLIN };
	struct timeval time = { .tv_usec = timeout * 1000 };
	struct epoll_event event = { .events = EPOLLIN };
	int all = epoll_create1(0), polled, selected, epolled;
	fd_set set;

	FD_ZERO(&set);
	FD_SET(fd, &set);
	CHECK(epoll_ctl(all, EPOLL_CTL_ADD, fd, &event) == 0);
	polled = poll(&one, 1, timeout);
	selected = select(fd + 1, &set, NULL, NULL, &time);
	epolled = epoll_wait(all, &event, 1, timeout);
	close(all);
	CHECK(polled == selected && polled == epolled);
	return polled;
}

static void transfers(void)
{
	int counter = eventfd(0, EFD_NONBLOCK);
	struct irq_set set = { .argsz = 24, .flags = MESSAGES, .index = MSI, .count = 1,
			       .fds = { counter } };
	uint64_t count;

	CHECK(ioctl(device, SET_IRQS, &set) == 0);
	REFUSED(read(counter, &count, 8), EAGAIN);
	for (int at = 0; at < 5000; at++)
		memory[at] = (char)(at * 7);
	/* Over a page's end, to where no page is touched yet. */
	copy(IOVA + 100, IOVA + 0x100000 - 96, 4096);
	CHECK(memcmp(memory + 100, memory + 0x100000 - 96, 4096) == 0);
	CHECK(!(registers[0x20 / 4] & 0x200));
	CHECK(waits(counter, 1000) == 1);
	CHECK(read(counter, &count, 8) == 8 && count == 1);
	CHECK(registers[0x24 / 4] == 0x100);
	registers[0x64 / 4] = 0x100;
	CHECK(registers[0x24 / 4] == 0 && waits(counter, 1) == 0);
	/* Where nothing is mapped, nothing is copied, and the status says so. */
	copy(IOVA, IOVA + (64 << 20), 16);
	CHECK(registers[0x20 / 4] & 0x200);
	CHECK(read(counter, &count, 8) == 8 && count == 1);
	/* No master, no message, no DMA. */
	memory[0] = 'k';
	set_config32(4, 2);
	copy(IOVA + 100, IOVA, 16);
	CHECK(memory[0] == 'k' && waits(counter, 1) == 0);
	set_config32(4, 6);
	/* The device keeps the counter, whatever the program does with its number. */
	CHECK(dup2(counter, 500) == 500 && close(counter) == 0);
	set.flags = 33; /* no data, trigger */
	CHECK(ioctl(device, SET_IRQS, &set) == 0);
	CHECK(read(500, &count, 8) == 8 && count == 1);
	set.fds[0] = iommufd;
	set.flags = MESSAGES;
	REFUSED(ioctl(device, SET_IRQS, &set), EINVAL);
	set.fds[0] = 999;
	REFUSED(ioctl(device, SET_IRQS, &set), EBADF);
	set.flags = 33;
	set.count = 0;
	CHECK(ioctl(device, SET_IRQS, &set) == 0);
	set.count = 1;
	REFUSED(ioctl(device, SET_IRQS, &set), EINVAL);
}

/* A mapping holds the device, as a descriptor does. */
static void lifetimes(const char *node)
{
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind), .iommufd = iommufd };
	int second = open(node, O_RDWR);

	close(device);
	REFUSED(ioctl(second, VFIO_DEVICE_BIND_IOMMUFD, &bind), EINVAL);
	registers[2] = 5;
	CHECK(registers[2] == 120);
	CHECK(munmap((void *)registers, 4096) == 0);
	REFUSED(ioctl(second, VFIO_DEVICE_BIND_IOMMUFD, &bind), EINVAL);
	CHECK(munmap((char *)registers + 4096, (1 << 20) - 4096) == 0);
	CHECK(ioctl(second, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
}

static void numbers(const char *node)
{
	struct stat by_path, by_file;
	char text[16] = "", path[64];
	int major, minor, file;

	CHECK(stat(node, &by_path) == 0 && fstat(device, &by_file) == 0);
	CHECK(S_ISCHR(by_path.st_mode) && by_path.st_rdev == by_file.st_rdev);
	snprintf(path, sizeof(path), "/sys/class/vfio-dev/%s/dev", strrchr(node, '/') + 1);
	file = open(path, O_RDONLY);
	CHECK(file >= 0 && read(file, text, sizeof(text) - 1) > 0);
	CHECK(sscanf(text, "%d:%d", &major, &minor) == 2);
	CHECK(by_path.st_rdev == makedev(major, minor));
	close(file);
}

int main(int count, char **words)
{
	const char *node = count == 2 ? words[1] : "/dev/vfio/devices/vfio0";

	set_up(node);
	numbers(node);
	configuration();
	mappings();
	transfers();
	lifetimes(node);
	printf("device: good\n");
	return 0;
}
