/*
 * Opens an iommufd, maps a page, maps over it. The header: holeproof generate --emit c --out headers
 *
 *   cc -Iheaders examples/client.c -o client && holeproof run --trace - -- ./client
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "uapi/iommufd/ioas.h"

int main(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int iommufd = open("/dev/iommu", O_RDWR);
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };
	struct iommu_ioas_map map = {
		.size = sizeof(map),
		.flags = IOMMU_IOAS_MAP_FIXED_IOVA | IOMMU_IOAS_MAP_READABLE,
		.user_va = (unsigned long)page,
		.length = 4096,
		.iova = 0x100000,
	};

	if (iommufd < 0 || ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) < 0) {
		perror("iommufd");
		return 1;
	}
	map.ioas_id = alloc.out_ioas_id;
	printf("map: %d\n", ioctl(iommufd, IOMMU_IOAS_MAP, &map));
	printf("map again: %d\n", ioctl(iommufd, IOMMU_IOAS_MAP, &map));
	return 0;
}
