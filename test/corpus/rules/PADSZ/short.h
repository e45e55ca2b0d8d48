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
