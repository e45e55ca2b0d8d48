/* Memory as the machine sees it: shared pages, private ones, pages that were unmapped, bad ones. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "check.h"
#include "uapi/iommufd/hwpt.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/vfio/cdev.h"

#define PAGE 4096

static int iommufd;
static unsigned ioas;

static int map(void *va, unsigned long length, unsigned long iova, unsigned flags)
{
	struct iommu_ioas_map call = {
		.size = sizeof(call),
		.flags = flags | IOMMU_IOAS_MAP_FIXED_IOVA,
		.ioas_id = ioas,
		.user_va = (unsigned long)va,
		.length = length,
		.iova = iova,
	};

	return ioctl(iommufd, IOMMU_IOAS_MAP, &call);
}

static int unmap(unsigned long iova, unsigned long length, unsigned long *gone)
{
	struct iommu_ioas_unmap call = {
		.size = sizeof(call), .ioas_id = ioas, .iova = iova, .length = length,
	};
	int result = ioctl(iommufd, IOMMU_IOAS_UNMAP, &call);

	*gone = call.length;
	return result;
}

int main(void)
{
	const unsigned both = IOMMU_IOAS_MAP_READABLE | IOMMU_IOAS_MAP_WRITEABLE;
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	struct vfio_device_attach_iommufd_pt attach = { .argsz = sizeof(attach) };
	struct iommu_iova_range ranges[8];
	struct iommu_ioas_iova_ranges ask = { .size = sizeof(ask) };
	unsigned long gone;
	int device;
	char *memory, *readonly;

	memory = mmap(NULL, 64 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	readonly = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CHECK(memory != MAP_FAILED && readonly != MAP_FAILED);
	memset(memory, 1, 64 * PAGE);
	iommufd = open("/dev/iommu", O_RDWR);
	device = open("/dev/vfio/devices/vfio0", O_RDWR);
	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	ioas = alloc.out_ioas_id;

	/* without a device nobody looks at the memory, with one it must be there */
	CHECK(map((void *)0x7000000000, PAGE, 0x100000, both) == 0);
	CHECK(unmap(0x100000, PAGE, &gone) == 0 && gone == PAGE);
	bind.iommufd = iommufd;
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	attach.pt_id = ioas;
	CHECK(ioctl(device, VFIO_DEVICE_ATTACH_IOMMUFD_PT, &attach) == 0);
	CHECK(map((void *)0x7000000000, PAGE, 0x100000, both) == -1 && errno == EFAULT);
	CHECK(map(readonly, PAGE, 0x100000, IOMMU_IOAS_MAP_WRITEABLE) == -1 && errno == EFAULT);
	CHECK(map(memory, 64 * PAGE, 0x100000, both) == 0);
	CHECK(map(memory, PAGE, 0x101000, both) == -1 && errno == EEXIST);
	CHECK(unmap(0x101000, PAGE, &gone) == -1 && errno == ENOENT);
	CHECK(unmap(0x100000, 64 * PAGE, &gone) == 0 && gone == 64 * PAGE);
	CHECK(unmap(0x100000, 64 * PAGE, &gone) == -1 && errno == ENOENT);

	ask.ioas_id = ioas;
	CHECK(ioctl(iommufd, IOMMU_IOAS_IOVA_RANGES, &ask) == -1 && errno == EMSGSIZE);
	CHECK(ask.num_iovas > 1 && ask.num_iovas <= 8);
	ask.allowed_iovas = (unsigned long)ranges;
	CHECK(ioctl(iommufd, IOMMU_IOAS_IOVA_RANGES, &ask) == 0);
	CHECK(ranges[0].start == 0 && ask.out_iova_alignment == PAGE);

	/* what a program frees while the machine holds it stays held: the address is another page now */
	CHECK(map(memory, PAGE, 0x100000, both) == 0);
	CHECK(munmap(memory, PAGE) == 0);
	CHECK(map(memory, PAGE, 0x200000, both) == -1 && errno == EFAULT);
	close(device);
	close(iommufd);
	puts("mappings: good");
	return 0;
}
