/*
 * What only a unit in scalable mode gives: which pages a device wrote, a page table of the guest's
 * on top of ours, and further page tables by PASID.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "check.h"
#include "uapi/iommufd/hwpt.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/vfio/grown.h"

#define PAGE 4096ul
#define IOVA 0x100000ul
#define CONFIG (7ll << 40)
#define BUFFER 0x40000
enum { NEST_PARENT = 1, TRACKS_DIRTY = 2, FOR_PASIDS = 8 };

static int iommufd, device;
static unsigned dev_id;

static unsigned hwpt(unsigned from, unsigned flags, struct iommu_hwpt_vtd_s1 *guest)
{
	struct iommu_hwpt_alloc alloc = { .size = sizeof(alloc), .flags = flags, .dev_id = dev_id,
					  .pt_id = from, .data_type = guest ? 1 : 0,
					  .data_len = guest ? sizeof(*guest) : 0,
					  .data_uptr = (uintptr_t)guest };

	CHECK(ioctl(iommufd, IOMMU_HWPT_ALLOC, &alloc) == 0);
	return alloc.out_hwpt_id;
}

static void attach(unsigned pt, unsigned pasid)
{
	struct vfio_device_attach_iommufd_pt call = { .argsz = sizeof(call), .flags = pasid > 0,
							 .pt_id = pt, .pasid = pasid };

	CHECK(ioctl(device, VFIO_DEVICE_ATTACH_IOMMUFD_PT, &call) == 0);
}

int main(void)
{
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	struct iommu_ioas_alloc ioas = { .size = sizeof(ioas) };
	struct iommu_ioas_map map = { .size = sizeof(map), .flags = 7, .length = 8 * PAGE,
				      .iova = IOVA };
	struct iommu_hwpt_set_dirty_tracking set = { .size = sizeof(set), .flags = 1 };
	uint64_t bitmap = 0;
	struct iommu_hwpt_get_dirty_bitmap get = { .size = sizeof(get), .iova = IOVA,
						   .length = 8 * PAGE, .page_size = PAGE,
						   .data = (uintptr_t)&bitmap };
	struct iommu_hwpt_vtd_s1 guest = { .pgtbl_addr = IOVA, .addr_width = 48 };
	volatile uint64_t *registers;
	unsigned short master = 6;

	iommufd = open("/dev/iommu", O_RDWR);
	device = open("/dev/vfio/devices/vfio0", O_RDWR);
	bind.iommufd = iommufd;
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	dev_id = bind.out_devid;
	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &ioas) == 0);
	map.ioas_id = ioas.out_ioas_id;
	map.user_va = (uintptr_t)mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE,
				      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	CHECK(ioctl(iommufd, IOMMU_IOAS_MAP, &map) == 0);

	set.hwpt_id = get.hwpt_id = hwpt(ioas.out_ioas_id, TRACKS_DIRTY | FOR_PASIDS, NULL);
	attach(set.hwpt_id, 0);
	attach(hwpt(ioas.out_ioas_id, FOR_PASIDS, NULL), 5);
	CHECK(ioctl(iommufd, IOMMU_HWPT_SET_DIRTY_TRACKING, &set) == 0);
	CHECK(pwrite(device, &master, 2, CONFIG + 4) == 2);
	registers = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, device, 0);
	CHECK(registers != MAP_FAILED);
	registers[0x80 / 8] = BUFFER;
	registers[0x88 / 8] = IOVA + 5 * PAGE;
	registers[0x90 / 8] = 16;
	registers[0x98 / 8] = 3;
	CHECK(ioctl(iommufd, IOMMU_HWPT_GET_DIRTY_BITMAP, &get) == 0);
	CHECK(bitmap == 1 << 5);

	attach(hwpt(hwpt(ioas.out_ioas_id, NEST_PARENT, NULL), FOR_PASIDS, &guest), 0);
	printf("nested: good\n");
	return 0;
}
