// path: include/uapi/linux/bay_tree.h
/* A node of a disk: what it begins with and its items have their byte order. */
struct bay_head {
	__u8 csum[32];
	__le64 owner;
	__u8 level;
} __attribute__((packed));

struct bay_item {
	__le64 offset;
	__u8 type;
} __attribute__((packed));

struct bay_leaf {
	struct bay_head head;
	struct bay_item items[];
	//              ^^^^^ advice: 'items' starts at offset 41 and steps by 9 bytes, so its 8-byte members are not aligned
} __attribute__((packed));
