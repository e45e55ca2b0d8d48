// path: include/uapi/linux/bay.h
/* Bytes have no holes. */
struct bay_bytes {
	__u8 key;
	__u8 lanes[3];
} __attribute__((packed));
// column 1 advice: packed removes no byte
