/* Every call there is, once at least, with what it answers. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "check.h"
#include "uapi/iommufd/fault.h"
#include "uapi/iommufd/hwpt.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/liveupdate.h"
#include "uapi/vfio/cdev.h"

#define PAGE 4096ul

static int iommufd, device;
static unsigned ioas, dev_id;
static char *memory;

static void spaces(void)
{
	struct iommu_ioas_alloc alloc = { .size = sizeof(alloc) };
	struct iommu_iova_range room[8], allowed = { .start = 0x100000, .last = 0x7fffffff };
	struct iommu_ioas_iova_ranges ranges = { .size = sizeof(ranges) };
	struct iommu_ioas_allow_iovas allow = { .size = sizeof(allow), .num_iovas = 1,
						.allowed_iovas = (uintptr_t)&allowed };
	struct iommu_ioas_map map = { .size = sizeof(map), .flags = 6, .length = 4 * PAGE };
	struct iommu_ioas_copy copy = { .size = sizeof(copy), .flags = 7, .length = PAGE };
	struct iommu_ioas_unmap unmap = { .size = sizeof(unmap), .length = UINT64_MAX };
	struct iommu_option option = { .size = sizeof(option), .option_id = 1, .op = 1 };
	struct iommu_vfio_ioas compat = { .size = sizeof(compat), .op = 1 };
	struct iommu_destroy destroy = { .size = sizeof(destroy) };
	unsigned second;

	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	ioas = alloc.out_ioas_id;
	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOC, &alloc) == 0);
	second = alloc.out_ioas_id;
	ranges.ioas_id = allow.ioas_id = map.ioas_id = unmap.ioas_id = ioas;
	REFUSED(ioctl(iommufd, IOMMU_IOAS_IOVA_RANGES, &ranges), EMSGSIZE);
	ranges.num_iovas = 8;
	ranges.allowed_iovas = (uintptr_t)room;
	CHECK(ioctl(iommufd, IOMMU_IOAS_IOVA_RANGES, &ranges) == 0);
	CHECK(ranges.num_iovas == 1 && room[0].start == 0 && room[0].last == UINT64_MAX);
	CHECK(ioctl(iommufd, IOMMU_IOAS_ALLOW_IOVAS, &allow) == 0);
	map.user_va = (uintptr_t)memory;
	CHECK(ioctl(iommufd, IOMMU_IOAS_MAP, &map) == 0);
	CHECK(map.iova >= allowed.start && map.iova <= allowed.last);
	copy.src_ioas_id = ioas;
	copy.src_iova = map.iova + PAGE;
	copy.dst_ioas_id = second;
	copy.dst_iova = 1 << 24;
	CHECK(ioctl(iommufd, IOMMU_IOAS_COPY, &copy) == 0);
	REFUSED(ioctl(iommufd, IOMMU_IOAS_COPY, &copy), EEXIST);
	CHECK(ioctl(iommufd, IOMMU_IOAS_UNMAP, &unmap) == 0 && unmap.length == 4 * PAGE);
	option.object_id = ioas;
	CHECK(ioctl(iommufd, IOMMU_OPTION, &option) == 0 && option.val64 == 1);
	REFUSED(ioctl(iommufd, IOMMU_VFIO_IOAS, &compat), ENOENT);
	compat.ioas_id = ioas;
	CHECK(ioctl(iommufd, IOMMU_VFIO_IOAS, &compat) == 0);
	compat.op = 2;
	CHECK(ioctl(iommufd, IOMMU_VFIO_IOAS, &compat) == 0);
	destroy.id = second;
	CHECK(ioctl(iommufd, IOMMU_DESTROY, &destroy) == 0);
	REFUSED(ioctl(iommufd, IOMMU_DESTROY, &destroy), ENOENT);
}

static void page_tables(void)
{
	struct iommu_ioas_map_file map = { .size = sizeof(map), .flags = 7, .length = 2 * PAGE,
					   .iova = 1 << 24, .ioas_id = ioas };
	struct iommu_hwpt_alloc hwpt = { .size = sizeof(hwpt), .dev_id = dev_id, .pt_id = ioas };
	uint64_t room[8];
	struct iommu_hw_info info = { .size = sizeof(info), .dev_id = dev_id,
				      .data_len = sizeof(room), .data_uptr = (uintptr_t)room };
	struct iommu_hwpt_set_dirty_tracking track = { .size = sizeof(track), .flags = 1 };
	struct iommu_hwpt_get_dirty_bitmap dirty = { .size = sizeof(dirty), .page_size = PAGE,
						     .iova = 1 << 24, .length = 2 * PAGE };
	struct iommu_hwpt_invalidate invalidate = { .size = sizeof(invalidate) };
	struct iommu_fault_alloc queue = { .size = sizeof(queue) };
	struct vfio_device_attach_iommufd_pt attach = { .argsz = sizeof(attach) };
	struct vfio_device_detach_iommufd_pt detach = { .argsz = sizeof(detach) };
	uint64_t bitmap = 0;

	map.fd = memfd_create("calls", 0);
	CHECK(ftruncate(map.fd, 2 * PAGE) == 0);
	CHECK(ioctl(iommufd, IOMMU_IOAS_MAP_FILE, &map) == 0);
	CHECK(ioctl(iommufd, IOMMU_GET_HW_INFO, &info) == 0 && info.out_data_type == 1);
	CHECK(ioctl(iommufd, IOMMU_HWPT_ALLOC, &hwpt) == 0);
	track.hwpt_id = dirty.hwpt_id = invalidate.hwpt_id = attach.pt_id = hwpt.out_hwpt_id;
	dirty.data = (uintptr_t)&bitmap;
	/* This unit does not mark written pages, and this page table is nobody's second stage. */
	REFUSED(ioctl(iommufd, IOMMU_HWPT_SET_DIRTY_TRACKING, &track), EOPNOTSUPP);
	REFUSED(ioctl(iommufd, IOMMU_HWPT_GET_DIRTY_BITMAP, &dirty), EOPNOTSUPP);
	CHECK(ioctl(iommufd, IOMMU_HWPT_INVALIDATE, &invalidate) == -1);
	CHECK(ioctl(iommufd, IOMMU_FAULT_QUEUE_ALLOC, &queue) == 0);
	CHECK(close((int)queue.out_fault_fd) == 0);
	CHECK(ioctl(device, VFIO_DEVICE_ATTACH_IOMMUFD_PT, &attach) == 0);
	CHECK(ioctl(device, VFIO_DEVICE_DETACH_IOMMUFD_PT, &detach) == 0);
	close(map.fd);
}

/* argsz, flags, index, start, count: no data, trigger. */
struct irq_set {
	uint32_t argsz, flags, index, start, count;
};

static void about_the_device(void)
{
	struct vfio_device_info info = { .argsz = sizeof(info) };
	struct vfio_region_info region = { .argsz = sizeof(region), .index = 7 };
	struct vfio_irq_info irq = { .argsz = sizeof(irq), .index = 1 };
	struct irq_set off = { sizeof(off), 33, 1, 0, 0 };
	uint32_t hot[3] = { sizeof(hot) }, feature[2] = { sizeof(feature), 0x40003 };

	CHECK(ioctl(device, VFIO_DEVICE_GET_INFO, &info) == 0);
	CHECK(info.num_regions == 9 && info.num_irqs == 5 && (info.flags & 2));
	CHECK(ioctl(device, VFIO_DEVICE_GET_REGION_INFO, &region) == 0 && region.size == 256);
	CHECK(ioctl(device, VFIO_DEVICE_GET_IRQ_INFO, &irq) == 0 && irq.count == 1);
	REFUSED(ioctl(device, 0x3b6e, &off), EINVAL);
	REFUSED(ioctl(device, 0x3b6f), EINVAL);
	REFUSED(ioctl(device, 0x3b70, hot), ENODEV);
	REFUSED(ioctl(device, 0x3b71, hot), ENODEV);
	CHECK(ioctl(device, 0x3b75, feature) == 0);
}

/* The way before iommufd: a container, a group, a device of it. */
static void container(void)
{
	int all = open("/dev/vfio/vfio", O_RDWR), group = open("/dev/vfio/1", O_RDWR), member;
	uint32_t status[2] = { sizeof(status) }, info[6] = { sizeof(info) };
	struct { uint32_t argsz, flags; uint64_t vaddr, iova, size; } map = { 32, 3 };
	struct { uint32_t argsz, flags; uint64_t iova, size; } unmap = { 24 };

	CHECK(all >= 0 && group >= 0);
	CHECK(ioctl(all, 0x3b64) == 0 && ioctl(all, 0x3b65, 3) == 1);
	CHECK(ioctl(group, 0x3b67, status) == 0 && status[1] == 1);
	CHECK(ioctl(group, 0x3b68, &all) == 0);
	CHECK(ioctl(all, 0x3b66, 3) == 0);
	member = ioctl(group, 0x3b6a, "0000:00:05.0");
	CHECK(member >= 0 && (fcntl(member, F_GETFD) & FD_CLOEXEC));
	map.vaddr = (uintptr_t)memory;
	map.iova = unmap.iova = 1 << 20;
	map.size = unmap.size = PAGE;
	CHECK(ioctl(all, 0x3b71, &map) == 0 && ioctl(all, 0x3b72, &unmap) == 0);
	CHECK(unmap.size == PAGE && ioctl(all, 0x3b70, info) == 0);
	CHECK(close(member) == 0 && ioctl(group, 0x3b69) == 0);
	close(group);
	close(all);
}

static void sessions(void)
{
	struct liveupdate_ioctl_create_session create = { .size = sizeof(create), .name = "calls" };
	struct liveupdate_ioctl_retrieve_session retrieve = { .size = sizeof(retrieve),
							      .name = "nobody's" };
	struct liveupdate_session_get_name name = { .size = sizeof(name) };
	struct liveupdate_session_retrieve_fd fd = { .size = sizeof(fd), .token = 1 };
	struct liveupdate_session_finish finish = { .size = sizeof(finish) };
	struct liveupdate_session_preserve_fd preserve = { .size = sizeof(preserve), .token = 1,
							   .fd = memfd_create("kept", 0) };
	int all = open("/dev/liveupdate", O_RDWR);

	CHECK(all >= 0 && ioctl(all, LIVEUPDATE_IOCTL_CREATE_SESSION, &create) == 0);
	REFUSED(ioctl(all, LIVEUPDATE_IOCTL_RETRIEVE_SESSION, &retrieve), ENOENT);
	CHECK(ioctl(create.fd, LIVEUPDATE_SESSION_PRESERVE_FD, &preserve) == 0);
	CHECK(ioctl(create.fd, LIVEUPDATE_SESSION_GET_NAME, &name) == 0);
	CHECK(!strcmp((char *)name.name, "calls"));
	/* What goes out cannot be taken back in. */
	CHECK(ioctl(create.fd, LIVEUPDATE_SESSION_RETRIEVE_FD, &fd) == -1);
	CHECK(ioctl(create.fd, LIVEUPDATE_SESSION_FINISH, &finish) == -1);
}

int main(void)
{
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };

	memory = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	bind.iommufd = iommufd = open("/dev/iommu", O_RDWR);
	device = open("/dev/vfio/devices/vfio0", O_RDWR);
	CHECK(memory != MAP_FAILED && iommufd >= 0 && device >= 0);
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	dev_id = bind.out_devid;
	spaces();
	page_tables();
	about_the_device();
	container();
	sessions();
	printf("calls: good\n");
	return 0;
}
