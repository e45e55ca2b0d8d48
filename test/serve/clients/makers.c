/* What virtual machine monitors and drivers in user space do that our other clients do not. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/uio.h>

#include "check.h"
#include "uapi/iommufd/ioas.h"
#include "uapi/vfio/cdev.h"

/* What the compiler calls in the place of these where it knows how much room there is. */
extern ssize_t __pread64_chk(int fd, void *bytes, size_t length, off_t offset, size_t room);
extern ssize_t __read_chk(int fd, void *bytes, size_t length, size_t room);
extern ssize_t __readlink_chk(const char *path, char *into, size_t length, size_t room);
extern ssize_t __readlinkat_chk(int at, const char *path, char *into, size_t length, size_t room);
extern char *__realpath_chk(const char *path, char *into, size_t room);

#define CONFIG (7ll << 40)
#define SYSFS "/sys/bus/pci/devices/0000:00:04.0"

static int device;

static void checked_room(void)
{
	char path[PATH_MAX], again[PATH_MAX];
	uint8_t pin;
	uint16_t ids[2];

	CHECK(__pread64_chk(device, &pin, 1, CONFIG + 0x3d, 1) == 1 && pin == 1);
	CHECK(__read_chk(device, ids, 4, 4) == 4 || errno == EINVAL);
	CHECK(__readlink_chk(SYSFS "/iommu_group", path, sizeof(path) - 1, sizeof(path)) > 0);
	CHECK(__readlinkat_chk(AT_FDCWD, SYSFS "/iommu_group", again, sizeof(again) - 1,
			       sizeof(again)) > 0);
	CHECK(__realpath_chk(SYSFS, path, sizeof(path)) == path);
	CHECK(!strcmp(path, "/sys/devices/pci0000:00/0000:00:04.0"));
	CHECK(access("/sys/module/vfio", F_OK) == 0 && access("/sys/module/vfio_pci", F_OK) == 0);
}

static void pieces(void)
{
	uint16_t vendor = 0, id = 0, latency[2] = { 0, 0 };
	struct iovec both[2] = { { &vendor, 2 }, { &id, 2 } };
	int plain[2];
	char a, b;
	struct iovec letters[2] = { { &a, 1 }, { &b, 1 } };

	CHECK(preadv(device, both, 2, CONFIG) == 4 && vendor == 0x1234 && id == 0x11e8);
	both[0] = (struct iovec){ &latency[0], 1 };
	both[1] = (struct iovec){ &latency[1], 1 };
	CHECK(pwritev(device, both, 2, CONFIG + 0x0c) == 2);
	/* The end of the region is the end of the pieces. */
	both[0] = (struct iovec){ &id, 2 };
	both[1] = (struct iovec){ &id, 2 };
	CHECK(preadv(device, both, 2, CONFIG + 254) == 2);
	/* Other people's files are theirs. */
	CHECK(pipe(plain) == 0 && writev(plain[1], &(struct iovec){ "ab", 2 }, 1) == 2);
	CHECK(readv(plain[0], letters, 2) == 2 && a == 'a' && b == 'b');
}

/* A thread that masks every signal but those of faults, as processors of guests do. */
static void *masked(void *registers)
{
	volatile uint32_t *words = registers;
	sigset_t every, after;

	sigfillset(&every);
	sigdelset(&every, SIGSEGV);
	CHECK(pthread_sigmask(SIG_SETMASK, &every, NULL) == 0);
	for (uint32_t n = 1; n < 50; n++) {
		words[1] = n;
		CHECK(words[1] == ~n);
	}
	CHECK(pthread_sigmask(SIG_SETMASK, NULL, &after) == 0);
	CHECK(sigismember(&after, SIGTRAP) == 1 && sigismember(&after, SIGSEGV) == 0);
	return NULL;
}

static void masked_signals(void)
{
	pthread_t thread;
	void *there = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, device, 0);

	CHECK(there != MAP_FAILED);
	CHECK(pthread_create(&thread, NULL, masked, there) == 0);
	CHECK(pthread_join(thread, NULL) == 0 && munmap(there, 4096) == 0);
}

/* A KVM takes files of the machine; where guests run, registers are reached by calls alone. */
static void guests(void)
{
	int kvm = open("/dev/kvm", O_RDWR), vm = kvm < 0 ? -1 : ioctl(kvm, KVM_CREATE_VM, 0ul);
	struct kvm_create_device create = { .type = KVM_DEV_TYPE_VFIO };
	int32_t file = device, other = kvm;
	struct kvm_device_attr add = { .group = KVM_DEV_VFIO_GROUP, .attr = KVM_DEV_VFIO_GROUP_ADD };
	uint32_t word = 0;

	if (vm < 0 || ioctl(vm, KVM_CREATE_DEVICE, &create) < 0) {
		printf("no KVM\n");
		return;
	}
	add.addr = (uintptr_t)&file;
	CHECK(ioctl((int)create.fd, KVM_SET_DEVICE_ATTR, &add) == 0);
	add.attr = KVM_DEV_VFIO_GROUP_DEL;
	CHECK(ioctl((int)create.fd, KVM_SET_DEVICE_ATTR, &add) == 0);
	add.addr = (uintptr_t)&other;
	CHECK(ioctl((int)create.fd, KVM_SET_DEVICE_ATTR, &add) < 0);
	CHECK(mmap(NULL, 4096, PROT_READ, MAP_SHARED, device, 0) == MAP_FAILED && errno == EINVAL);
	CHECK(mmap(NULL, 4096, PROT_READ, MAP_SHARED, device, 0x80000) != MAP_FAILED);
	CHECK(pread(device, &word, 4, 0) == 4 && word == 0x010000ed);
}

int main(void)
{
	struct vfio_device_bind_iommufd bind = { .argsz = sizeof(bind) };
	uint16_t command = 6;

	device = open("/dev/vfio/devices/vfio0", O_RDWR);
	bind.iommufd = open("/dev/iommu", O_RDWR);
	CHECK(ioctl(device, VFIO_DEVICE_BIND_IOMMUFD, &bind) == 0);
	CHECK(pwrite(device, &command, 2, CONFIG + 4) == 2);
	checked_room();
	pieces();
	masked_signals();
	guests();
	printf("makers: good\n");
	return 0;
}
