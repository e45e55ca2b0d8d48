/* ioctl(2) on emulated files, and what KVM is told of them. */

/* The letters of ioctl numbers. */
#define IOMMUFD_AND_VFIO ';'
#define LIVE_UPDATE 0xba
#define KVM 0xae

/* struct kvm_device_attr, and what in it says that files of VFIO are told of. */
struct device_attribute {
	uint32_t flags;
	uint32_t group;
	uint64_t attribute;
	uint64_t address;
};
#define KVM_CREATE_VM 0xae01ul
#define KVM_SET_DEVICE_ATTR 0x4018aee1ul
#define KVM_DEV_VFIO_FILE 1
#define KVM_DEV_VFIO_FILE_DEL 2

/* The program runs guests of KVM, which writes memory past our page protection, or not at all. */
static volatile int hosts_guests;

/*
 * A KVM that is told of a file of VFIO looks into it for what it is: it would find a socket. There
 * is no real device whose memory the KVM must know of, so the answer is yes.
 */
static int told_by_kvm(unsigned long command, void *arg, int result)
{
	const struct device_attribute *said = arg;
	int error = errno;

	if (command == KVM_CREATE_VM && result >= 0)
		hosts_guests = 1;
	/* KVM read the struct before it refused what is in it: no file of VFIO, none it was told of. */
	if (command == KVM_SET_DEVICE_ATTR && result < 0 &&
	    (error == EINVAL || error == EBADF || error == ENOENT) &&
	    said->group == KVM_DEV_VFIO_FILE && said->attribute <= KVM_DEV_VFIO_FILE_DEL) {
		int32_t file = *(const int32_t *)(uintptr_t)said->address;
		uint64_t inode = inode_of(file);

		if (inode && device_of(NULL, inode) > 0)
			return 0;
	}
	errno = error;
	return result;
}

int ioctl(int fd, unsigned long command, ...)
{
	struct request request = { .op = OP_IOCTL, .command = (uint32_t)command, .fd = fd };
	unsigned letter = (command >> 8) & 0xff;
	int64_t result;
	va_list list;
	void *arg;

	REAL(ioctl);
	va_start(list, command);
	arg = va_arg(list, void *);
	va_end(list);
	if (letter == KVM && socket_path)
		return told_by_kvm(command, arg, real_ioctl(fd, command, arg));
	if (!socket_path || (letter != IOMMUFD_AND_VFIO && letter != LIVE_UPDATE))
		return real_ioctl(fd, command, arg);
	request.inode = inode_of(fd);
	if (!request.inode)
		return real_ioctl(fd, command, arg);
	request.arg = (uintptr_t)arg;
	request.length = arg ? ARGUMENT_BYTES : 0;
	/* Sessions and what is in them: these calls make descriptors by the thousand. */
	if (letter == LIVE_UPDATE)
		request.offset = lowest_free(fd);
	result = call(&request, arg, NULL);
	if (result < 0) {
		errno = (int)-result;
		return -1;
	}
	return (int)result;
}
