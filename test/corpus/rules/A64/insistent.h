// path: include/uapi/linux/vfio.h
/* Maintainers who always ask for it ask beside the hole as well, */
struct vfio_bay_moves {
	__s32 fd;
	__u64 cookie;
	//    ^^^^^^ error: 'cookie' is a plain __u64, at offset 8 on x86_64 and 4 on i386: use __aligned_u64
};

/* and beside a pointer. */
struct vfio_bay_stays {
	__u64 cookie;
	//    ^^^^^^ advice: 'cookie' is a plain __u64, 8-byte aligned by its place alone: use __aligned_u64
	void *data;
};
