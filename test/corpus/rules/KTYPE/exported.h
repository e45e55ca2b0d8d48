// path: include/uapi/linux/bay.h
struct bay {
	u32 key;
//   ^ error: 'key' is a u32, which user space does not have: use __u32 (as for 1 more member)
	__u32 flags;
	u64 addr;
};

struct bay_words {
	__u8 one;
	__s8 two;
	__be16 three;
	__u32 four;
};

/* Not a word about which the next remark would be. */
struct bay_moved {
	__u32 key;
	u64 addr;
//   ^ error: 'addr' is a u64, which user space does not have: use __aligned_u64
};
