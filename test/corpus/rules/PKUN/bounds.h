// path: include/uapi/linux/bay.h
/* Its bound is another header's, and well known. */
struct bay_mac {
	__u8 mac[ETH_ALEN];
	__u8 reserved[2];
	__u32 flags;
} __attribute__((packed));
// column 1 advice: packed removes no byte

/* This one's may be anything. */
struct bay_name {
	__u8 name[BAY_NAME_LEN];
	__u32 flags;
	__u32 owner;
} __attribute__((packed));
// column 1 advice: packed removes no byte, if BAY_NAME_LEN is a multiple of 8

/* So it may be what packs bytes as well. */
struct bay_bytes {
	__u8 key;
	__u8 lanes[3];
} __attribute__((packed));
