/* One file by several numbers, one number for several files. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/vfio/cdev.h"

static unsigned new_ioas(int iommufd)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };

	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	return alloc.out_ioas_id;
}

static int bind_device(int device, int iommufd)
{
	struct vfio_device_bind_iommufd call = { .argsz = sizeof(call), .iommufd = iommufd };

	return ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &call);
}

int main(void)
{
	int first = open("/dev/iommu", O_RDWR), device = open("/dev/vfio/devices/vfio0", O_RDWR);
	unsigned short words[2], master = 6;
	int second, other = open("/dev/vfio/devices/vfio1", O_RDWR);

	CHECK(first >= 0 && device >= 0 && other >= 0);
	CHECK(new_ioas(first) == 1 && new_ioas(first) == 2);
	/* The first file goes on as 77, and its number becomes another's. */
	CHECK(dup2(first, 77) == 77 && close(first) == 0);
	second = open("/dev/iommu", O_RDWR);
	CHECK(second == first && new_ioas(second) == 1);
	CHECK(bind_device(device, 77) == 0);
	/* Now 77 is the second one. */
	CHECK(dup2(77, 78) == 78 && dup2(second, 77) == 77);
	CHECK(bind_device(other, 77) == 0);
	CHECK(new_ioas(78) == 4 && new_ioas(77) == 3);
	/* Configuration space, by position. */
	CHECK(pread(other, words, 4, 7ll << 40) == 4 && words[0] == 0x1234);
	CHECK(pwrite(other, &master, 2, (7ll << 40) + 4) == 2);
	CHECK(pread(other, words, 4, 6ll << 40) == -1 && errno == EINVAL);
	printf("numbers: good\n");
	return 0;
}
