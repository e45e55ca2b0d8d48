// path: include/uapi/linux/bay.h
/* Whole words leave the place of what follows certain; bytes are supposed to come in eights. */
struct bay_certain {
	__aligned_u64 slots[BAY_SLOTS];
	__u32 key;
	__aligned_u64 owner;
	//            ^^^^^ error: 4-byte hole between 'key' and 'owner'
};
struct bay_likely {
	char name[BAY_NAME_LEN];
	__u32 key;
	__aligned_u64 owner;
	//            ^^^^^ advice: 4-byte hole between 'key' and 'owner', if BAY_NAME_LEN is a multiple of 8
};
struct bay_before {
	__u32 key;
	__aligned_u64 slots[BAY_SLOTS][2];
	//            ^^^^^ error: 4-byte hole between 'key' and 'slots'
};
struct bay_known {
	__u8 mac[ETH_ALEN];
	__u8 reserved[2];
	__aligned_u64 owner;
};
