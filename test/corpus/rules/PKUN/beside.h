// path: include/uapi/linux/bay.h
/* This one needs it, and the bytes beside it are written alike. */
struct bay_frame {
	__u8 kind;
	__u32 length;
} __attribute__((packed));

struct bay_bytes {
	__u8 key;
	__u8 lanes[3];
} __attribute__((packed));
