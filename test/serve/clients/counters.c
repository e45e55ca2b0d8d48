/* Counters that a device listens to: signals of the program's are the machine's before they return. */
#include <fcntl.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "check.h"
#include "uapi/vfio/cdev.h"

#define SET_IRQS 0x3b6e
#define IOEVENTFD 0x3b74
#define TRIGGER 36 /* eventfds, trigger */
#define UNMASK 20 /* eventfds, unmask */
#define LIVENESS 1
#define FACTORIAL 2
#define RAISE (0x60 / 4)
#define ACKNOWLEDGE (0x64 / 4)

static int device;
static off_t config, bar;
static volatile uint32_t *registers;

static int store_at(int which, uint64_t value, int counter)
{
	struct {
		uint32_t argsz, flags;
		uint64_t offset, data;
		int32_t fd;
		uint32_t reserved;
	} call = { .argsz = sizeof(call), .flags = 4, .offset = (uint64_t)bar + 4 * which,
		   .data = value, .fd = counter };

	return ioctl(device, IOEVENTFD, &call);
}

static int pin(uint32_t flags, int counter)
{
	struct {
		uint32_t argsz, flags, index, start, count;
		int32_t fd;
	} call = { .argsz = sizeof(call), .flags = flags, .count = 1, .fd = counter };

	return ioctl(device, SET_IRQS, &call);
}

static uint32_t register_at(int which)
{
	uint32_t value;

	CHECK(pread(device, &value, sizeof(value), bar + 4 * which) == sizeof(value));
	return value;
}

static uint64_t counted(int counter)
{
	uint64_t count;
	ssize_t got = read(counter, &count, sizeof(count));

	CHECK(got == sizeof(count) || (got == -1 && errno == EAGAIN));
	return got == -1 ? 0 : count;
}

static void set_up(void)
{
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	struct vfio_region_info region = { .argsz = sizeof(region), .index = 7 };
	uint16_t command = 6;

	bind.iommufd = open("/dev/iommu", O_RDWR);
	device = open("/dev/vfio/devices/vfio0", O_RDWR);
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	CHECK(ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &region) == 0);
	config = (off_t)region.offset;
	region = (struct vfio_region_info){ .argsz = sizeof(region), .index = 0 };
	CHECK(ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &region) == 0);
	bar = (off_t)region.offset;
	CHECK(pwrite(device, &command, 2, config + 4) == 2);
}

static void stores(void)
{
	int one = eventfd(0, EFD_NONBLOCK), early = eventfd(7, EFD_NONBLOCK), status;
	uint64_t by = 3;

	CHECK(store_at(FACTORIAL, 5, one) == 0 && store_at(LIVENESS, 9, one) == 0);
	REFUSED(store_at(FACTORIAL, 5, one), EEXIST);
	/* One signal stores both; who waits takes the count, be it large. */
	CHECK(eventfd_write(one, 1000) == 0);
	CHECK(register_at(FACTORIAL) == 120 && register_at(LIVENESS) == ~9u && counted(one) == 0);
	/* By a number of another thread's choice, and the first one gone. */
	CHECK(store_at(FACTORIAL, 5, -1) == 0 && store_at(FACTORIAL, 6, one) == 0);
	CHECK(dup2(one, 500) == 500 && close(one) == 0);
	CHECK(write(500, &by, sizeof(by)) == sizeof(by) && register_at(FACTORIAL) == 720);
	/* Signalled before it is bound: that counts, and the count stays until the next signal. */
	CHECK(store_at(FACTORIAL, 4, early) == 0 && register_at(FACTORIAL) == 24);
	CHECK(counted(early) == 7);
	CHECK(eventfd_write(500, 1) == 0 && register_at(FACTORIAL) == 720);
	CHECK(eventfd_write(early, 1) == 0 && register_at(FACTORIAL) == 24 && counted(early) == 0);
	/* Another process's signal comes, too, though nobody waits for it to be told. */
	if (fork() == 0)
		_exit(eventfd_write(500, 1) != 0);
	CHECK(wait(&status) > 0 && status == 0);
	for (int turn = 0; turn < 2000 && register_at(FACTORIAL) != 720; turn++)
		usleep(1000);
	CHECK(register_at(FACTORIAL) == 720);
	/* What nobody listens to any more counts for itself. */
	CHECK(store_at(FACTORIAL, 6, -1) == 0 && store_at(LIVENESS, 9, -1) == 0);
	CHECK(eventfd_write(early, 1) == 0 && eventfd_write(500, 2) == 0);
	CHECK(register_at(FACTORIAL) == 24 && counted(500) == 2);
	CHECK(store_at(FACTORIAL, 4, -1) == 0);
}

static void unmasking(void)
{
	int told = eventfd(0, EFD_NONBLOCK), done = eventfd(0, EFD_NONBLOCK);
	int other = eventfd(0, EFD_NONBLOCK);

	registers = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, device, bar);
	CHECK(registers != MAP_FAILED);
	CHECK(pin(TRIGGER, told) == 0 && pin(UNMASK, done) == 0);
	REFUSED(pin(UNMASK, other), EBUSY);
	registers[RAISE] = 1;
	CHECK(counted(told) == 1);
	/* It masked itself. Unmasked while the line is up, it is told again. */
	registers[RAISE] = 2;
	CHECK(counted(told) == 0);
	CHECK(eventfd_write(done, 1) == 0 && counted(told) == 1 && counted(done) == 0);
	/* With the line down it is not, and the next time it is. */
	registers[ACKNOWLEDGE] = 3;
	CHECK(eventfd_write(done, 1) == 0 && counted(told) == 0);
	registers[RAISE] = 1;
	CHECK(counted(told) == 1);
	registers[ACKNOWLEDGE] = 1;
	/* Another counter in its place; the one before is the program's own again. */
	CHECK(pin(UNMASK, -1) == 0 && pin(UNMASK, other) == 0);
	CHECK(eventfd_write(done, 4) == 0 && counted(done) == 4);
	registers[RAISE] = 1;
	CHECK(counted(told) == 0);
	CHECK(eventfd_write(other, 1) == 0 && counted(told) == 1);
}

int main(void)
{
	set_up();
	stores();
	unmasking();
	printf("counters: good\n");
	return 0;
}
