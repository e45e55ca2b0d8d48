// path: include/uapi/linux/bay.h
struct bay_cqe {
	__u32 off;
	__u16 region;
	__u8 flags;
	__u8 __pad[2];
	//   ^^^^^ error: '__pad' leaves 3 bytes after it unfilled: it needs [5]
};

struct bay_sqe {
	__u8 op;
	__u8 pad[2];
	//   ^^^ error: 'pad' leaves 1 byte after it unfilled: it needs [3]
	__u32 len;
};

struct bay_good {
	__u8 op;
	__u8 pad[3];
	__u32 len;
};

/* A pad that is short of the gaps on both sides is asked for once, with all it needs. */
struct bay_both {
	__u8 op;
	__u16 pad;
	//    ^^^ error: 'pad' leaves 1 byte before it and 4 bytes after it unfilled: it needs 7 bytes
	__aligned_u64 len;
};
