// path: include/uapi/linux/bay.h
struct bay_list {
	__u16 count;
	__u8 first[1];
	//   ^^^^^ advice: 1 byte of padding after 'first'
};

struct bay_padded {
	__u16 count;
	__u8 kind;
	//   ^^^^ error: 1 byte of padding after 'kind'
};


/* What the one element becomes where its size is published: the name goes on behind it. */
struct bay_named {
	__u32 key;
	__u8 length;
	union {
// column 2 advice: 2 bytes of padding after the unnamed union on x86_64 and 33 other targets
		__u8 legacy;
		__DECLARE_FLEX_ARRAY(__u8, name);
	};
};

struct bay_either {
	__u32 key;
	__u8 length;
	union {
// column 2 error: 2 bytes of padding after the unnamed union on x86_64 and 33 other targets
		__u8 legacy;
		__u8 code;
	};
};
