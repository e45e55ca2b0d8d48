// path: include/uapi/linux/bay.h
struct bay_three {
	__u32 key;
	__u32 flags;
	__u32 owner;
	//    ^^^^^ advice: the size, 12 bytes, is not a multiple of 8
};

/* One word alone has nothing to spare, */
struct bay_word {
	__u32 key;
};

/* bytes have no alignment to keep, */
struct bay_bytes {
	__u8 mac[6];
	__u8 kind;
	__u8 port;
	__u8 rest[2];
};

/* and with a 64-bit member the end is TAIL's. */
struct bay_tail {
	__aligned_u64 base;
	__u32 key;
};

/* What follows a header of 12 bytes is its array. */
struct bay_list {
	__u32 key;
	__u32 flags;
	__u32 nr;
	__u32 keys[];
};

/* A member that is to change, or a hole, comes first. */
struct bay_kinds {
	__u32 key;
	__u32 owner;
	int kind;
};

struct bay_holed {
	__u16 key;
	__u32 owner;
	__u32 flags;
};
