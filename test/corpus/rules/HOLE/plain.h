// path: include/uapi/linux/bay.h
struct bay_slot {
	__u32 key;
	__u64 root_pa;
	//    ^^^^^^^ error: 4-byte hole between 'key' and 'root_pa' on x86_64 and 27 other targets
};
