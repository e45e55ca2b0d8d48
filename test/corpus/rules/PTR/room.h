// path: include/uapi/linux/netfilter/xt_bay.h
struct xt_bay_info {
	__u32 mode;
	__u32 limit;
	struct bay *bay __attribute__((aligned(8)));
	//          ^^^ advice: 'bay' is a pointer, 4 bytes on 32-bit and 8 on 64-bit: use __aligned_u64
};

struct xt_bay_list {
	__u32 mode;
	__u32 limit;
	void __user *list __attribute__((aligned(8)));
	//           ^^^^ error: 'list' is a pointer, 4 bytes on 32-bit and 8 on 64-bit: use __aligned_u64
	void *next;
	//    ^^^^ error: 'next' is a pointer, 4 bytes on 32-bit and 8 on 64-bit: use __aligned_u64
};

/* The alignment of the type it points to is its own as well. */
struct bay_data {
	__aligned_u64 len;
	__aligned_u64 *data;
	//             ^^^^ error: 'data' is a pointer, 4 bytes on 32-bit and 8 on 64-bit: use __aligned_u64
};
