// path: include/uapi/linux/vfio.h
/* Where all are to be aligned, so is what comes of another word. */
struct vfio_bay {
	u64 addr;
//   ^ error: 'addr' is a u64, which user space does not have: use __aligned_u64
	__u32 argsz;
	__u32 flags;
};
