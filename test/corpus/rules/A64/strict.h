// path: include/uapi/linux/iommufd.h
struct bay_stays {
	__u64 cookie;
	//    ^^^^^^ warning: 'cookie' is a plain __u64, 8-byte aligned by its place alone: use __aligned_u64
};
