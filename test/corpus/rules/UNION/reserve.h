// path: include/uapi/linux/bay.h
struct bay {
	__u32 kind;
	union {
		__u8 pad[4];
//     ^ error: 'pad' reserves 4 bytes, but 'name' has 8 bytes
		__u8 name[8];
		__u32 value;
	};
};

struct bay_equal {
	__u32 kind;
	union {
		__u32 value;
		__u8 reserved[4];
	};
};

struct bay_none {
	__u32 kind;
	union {
		__u32 value;
		__u8 name[8];
	};
};

union bay_arms {
	struct {
		__u64 addr;
		__u64 len;
	} range;
	__u64 reserved;
//     ^ error: 'reserved' reserves 8 bytes, but 'range' has 16 bytes
};

struct bay_deep {
	struct {
		union {
			__u16 __pad;
//       ^ error: '__pad' reserves 2 bytes, but 'mode' has 4 bytes
			__u32 mode;
		} u;
	} how;
};
