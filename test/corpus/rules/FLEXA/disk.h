// path: include/uapi/linux/bay.h
struct bay_slot {
	__le64 root_pa;
	__u8 spent;
} __packed;

/* A packed format that states its byte order is a disk's or a wire's, and stays as it is. */
struct bay_super {
	__le32 magic;
	struct bay_slot slots[4];
	//              ^^^^^ advice: 'slots' starts at offset 4 and steps by 9 bytes, so its 8-byte members are not aligned
} __packed;

struct bay_table {
	__u32 count;
	struct bay_slot slots[4];
	//              ^^^^^ warning: 'slots' starts at offset 4 and steps by 9 bytes, so its 8-byte members are not aligned
} __packed;
