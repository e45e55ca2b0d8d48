/* Takes a device into use and keeps it, or sees whether somebody else has it. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/vfio/cdev.h"

#define LENGTH (64ul << 12)

/* holder DEVICE hold|try: prints "held", and waits for a line; or "free" or "taken". */
int main(int count, char **words)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	struct vfio_device_attach_iommufd_pt attach = { .argsz = sizeof(attach) };
	struct iommu_ioas_map map = { .size = sizeof(map), .length = LENGTH, .flags = 7 };
	int iommufd = open("/dev/iommu", O_RDWR | O_CLOEXEC);
	int device = open(count == 3 ? words[1] : "", O_RDWR | O_CLOEXEC);

	CHECK(iommufd >= 0 && device >= 0);
	bind.iommufd = iommufd;
	if (!strcmp(words[2], "try")) {
		int bound = ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind);

		CHECK(bound == 0 || errno == EINVAL);
		printf("%s\n", bound == 0 ? "free" : "taken");
		return 0;
	}
	CHECK(fcntl(iommufd, F_GETFD) == FD_CLOEXEC);
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	attach.pt_id = map.ioas_id = alloc.out_ioas_id;
	CHECK(ioctl(device, VFIO_DEVICE_ATTACH_IOMMUFD_PT, &attach) == 0);
	map.user_va = (uintptr_t)mmap(NULL, LENGTH, PROT_READ | PROT_WRITE,
				      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	map.iova = 1 << 20;
	CHECK(ioctl(iommufd, IOMMU_IOAS_MAP, &map) == 0);
	printf("held\n");
	fflush(stdout);
	/* Calls go on until the end, wherever it comes. */
	for (;;) {
		struct iommu_ioas_unmap unmap = { .size = sizeof(unmap), .length = LENGTH,
						  .ioas_id = map.ioas_id, .iova = map.iova };

		CHECK(ioctl(iommufd, IOMMU_IOAS_UNMAP, &unmap) == 0);
		CHECK(ioctl(iommufd, IOMMU_IOAS_MAP, &map) == 0);
		usleep(200);
	}
}
