// path: include/uapi/linux/kvm.h
struct bay_stays {
	__u64 cookie;
};
