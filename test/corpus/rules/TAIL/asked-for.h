// path: include/uapi/linux/bay.h
/* A cache line of its own is meant, and as long everywhere. */
struct bay_task {
	__u32 state;
	//    ^^^^^ warning: 28 bytes of padding after 'state' for aligned(32)
} __attribute__((packed, aligned(4 * sizeof(__u64))));

/* Four bytes would be there without the attribute. */
struct bay_line {
	__aligned_u64 list;
	__u32 state;
	//    ^^^^^ error: 52 bytes of padding after 'state'
} __attribute__((aligned(64)));
