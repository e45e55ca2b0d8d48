// path: include/uapi/linux/bay.h
struct bay_alone {
	__u8 data[];
	//   ^^^^ error: 'data' is a flexible array alone in a struct: use __DECLARE_FLEX_ARRAY()
};

struct bay_either {
	__u32 kind;
	union {
		__u32 words[];
		//    ^^^^^ error: 'words' is a flexible array in a union: use __DECLARE_FLEX_ARRAY()
		__u8 bytes[4];
	};
};

/* Wrapped, the two may share their place; */
struct bay_both {
	__u32 kind;
	union {
		__DECLARE_FLEX_ARRAY(__u32, words);
		__DECLARE_FLEX_ARRAY(__u8, bytes);
	};
};

/* behind a member it needs no wrapping. */
struct bay_tail {
	__u32 nr;
	__u8 data[];
};
