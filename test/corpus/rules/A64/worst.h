// path: include/uapi/linux/bay.h
struct bay_stats {
	__u64 reads;
	__u64 writes;
	__u64 resets;
	__u32 key;
	__u64 rest[2];
	//    ^^^^ error: 'rest' is a plain __u64, at offset 32 on x86_64 and 28 on i386: use __aligned_u64 (as for 3 more members)
};
