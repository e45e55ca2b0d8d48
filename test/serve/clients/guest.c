/*
 * A guest over a live update, with a device that works on: `guest before` maps memory for it, keeps
 * everything and jumps; `guest after` takes it over and lets the device finish what it had begun.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/reboot.h>

#include "check.h"
#include "uapi/iommufd/hwpt.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/iommufd-liveupdate/later.h"
#include "uapi/iommufd-liveupdate/proposal.h"
#include "uapi/liveupdate.h"
#include "uapi/vfio/cdev.h"

#define BYTES (1ul << 20)
#define IOVA (1ul << 24)
#define CONFIG (7ll << 40)
#define TOKEN 42
enum { MEMORY = 1, IOMMUFD, DEVICE };
/* The device's engine: its buffer, and what its command register means. */
#define BUFFER 0x40000
#define START 1
#define TO_MEMORY 2

static void copy(int device, uint64_t from, uint64_t to, uint64_t count, uint64_t command)
{
	volatile uint64_t *registers =
		mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, device, 0);

	CHECK(registers != MAP_FAILED);
	registers[0x80 / 8] = from;
	registers[0x88 / 8] = to;
	registers[0x90 / 8] = count;
	registers[0x98 / 8] = command;
	while (registers[0x98 / 8] & START)
		;
	CHECK(!(registers[0x20 / 8] & 0x200));
	CHECK(munmap((void *)registers, 4096) == 0);
}

static void preserve(int session, int fd, uint64_t token)
{
	struct liveupdate_session_preserve_fd call = { .size = sizeof(call), .fd = fd,
						       .token = token };

	CHECK(ioctl(session, LIVEUPDATE_SESSION_PRESERVE_FD, &call) == 0);
}

static int retrieve(int session, uint64_t token)
{
	struct liveupdate_session_retrieve_fd call = { .size = sizeof(call), .token = token };

	CHECK(ioctl(session, LIVEUPDATE_SESSION_RETRIEVE_FD, &call) == 0);
	return call.fd;
}

static void before(void)
{
	struct liveupdate_ioctl_create_session session = { .size = sizeof(session),
							   .name = "guest" };
	struct iommu_ioas_alloc ioas = { .size = sizeof(ioas) };
	struct iommu_hwpt_alloc hwpt = { .size = sizeof(hwpt) };
	struct iommu_ioas_map_file map = { .size = sizeof(map), .flags = 7, .length = BYTES,
					   .iova = IOVA };
	struct iommu_ioas_unmap unmap = { .size = sizeof(unmap), .iova = IOVA, .length = BYTES };
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	struct vfio_device_attach_iommufd_pt attach = { .argsz = sizeof(attach) };
	struct iommu_hwpt_liveupdate_mark_preserve mark = { .size = sizeof(mark),
							    .hwpt_token = TOKEN };
	int memfd = memfd_create("guest", MFD_ALLOW_SEALING);
	int iommufd = open("/dev/iommu", O_RDWR), device = open("/dev/vfio/devices/vfio0", O_RDWR);
	int liveupdate = open("/dev/liveupdate", O_RDWR);
	uint16_t master = 6;
	char *memory;

	CHECK(ftruncate(memfd, BYTES) == 0);
	/* A file that can change its size under a device cannot be kept. */
	CHECK(fcntl(memfd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW) == 0);
	memory = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, memfd, 0);
	bind.iommufd = iommufd;
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &ioas) == 0);
	map.ioas_id = unmap.ioas_id = hwpt.pt_id = ioas.out_ioas_id;
	map.fd = memfd;
	CHECK(ioctl(iommufd, IOMMU_IOAS_MAP_FILE, &map) == 0);
	hwpt.dev_id = bind.out_devid;
	CHECK(ioctl(iommufd, IOMMU_HWPT_ALLOC, &hwpt) == 0);
	attach.pt_id = mark.hwpt_id = hwpt.out_hwpt_id;
	CHECK(ioctl(device, VFIO_DEVICE_ATTACH_IOMMUFD_PT, &attach) == 0);
	CHECK(pwrite(device, &master, 2, CONFIG + 4) == 2);
	strcpy(memory + 4096, "begun before the jump");
	copy(device, IOVA + 4096, BUFFER, 64, START);
	CHECK(ioctl(iommufd, IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE, &mark) == 0);
	CHECK(ioctl(liveupdate, LIVEUPDATE_IOCTL_CREATE_SESSION, &session) == 0);
	preserve(session.fd, memfd, MEMORY);
	preserve(session.fd, iommufd, IOMMUFD);
	preserve(session.fd, device, DEVICE);
	/* What is kept stays mapped. */
	CHECK(ioctl(iommufd, IOMMU_IOAS_UNMAP, &unmap) == -1 && errno == EBUSY);
	/* The device writes until the end, and so does the program. */
	copy(device, BUFFER, IOVA + 8192, 64, START | TO_MEMORY);
	strcpy(memory + 12288, "written last");
	CHECK(reboot(0x45584543) == 0);
	puts("before: jumped");
}

static void after(void)
{
	struct liveupdate_ioctl_retrieve_session session = { .size = sizeof(session),
							     .name = "guest" };
	struct liveupdate_session_finish finish = { .size = sizeof(finish) };
	struct iommu_hwpt_lu_find find = { .size = sizeof(find), .hwpt_token = TOKEN };
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	struct vfio_device_attach_iommufd_pt attach = { .argsz = sizeof(attach) };
	int liveupdate = open("/dev/liveupdate", O_RDWR), memfd, iommufd, device;
	char *memory;

	/* The session has it: nobody else gets the device. */
	CHECK(open("/dev/vfio/devices/vfio0", O_RDWR) == -1 && errno == EBUSY);
	CHECK(ioctl(liveupdate, LIVEUPDATE_IOCTL_RETRIEVE_SESSION, &session) == 0);
	memfd = retrieve(session.fd, MEMORY);
	iommufd = retrieve(session.fd, IOMMUFD);
	device = retrieve(session.fd, DEVICE);
	memory = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, memfd, 0);
	CHECK(memory != MAP_FAILED);
	CHECK(!strcmp(memory + 4096, "begun before the jump"));
	CHECK(!strcmp(memory + 8192, "begun before the jump"));
	CHECK(!strcmp(memory + 12288, "written last"));
	CHECK(ioctl(iommufd, IOMMU_HWPT_LU_FIND, &find) == 0);
	bind.iommufd = iommufd;
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	attach.pt_id = find.out_hwpt_id;
	CHECK(ioctl(device, VFIO_DEVICE_ATTACH_IOMMUFD_PT, &attach) == 0);
	/* Nobody mapped anything here: the engine goes through the tables of the first program. */
	copy(device, BUFFER, IOVA + 20480, 64, START | TO_MEMORY);
	CHECK(!strcmp(memory + 20480, "begun before the jump"));
	strcpy(memory + 4096, "of the second program");
	copy(device, IOVA + 4096, BUFFER, 64, START);
	copy(device, BUFFER, IOVA + 24576, 64, START | TO_MEMORY);
	CHECK(!strcmp(memory + 24576, "of the second program"));
	CHECK(ioctl(session.fd, LIVEUPDATE_SESSION_FINISH, &finish) == 0);
	puts("after: the device goes on");
}

int main(int argc, char **argv)
{
	if (argc > 1 && !strcmp(argv[1], "after"))
		after();
	else
		before();
	return 0;
}
