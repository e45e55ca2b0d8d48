// path: include/uapi/linux/bay.h
struct bay_slot {
	__aligned_u64 root_pa;
	__u32 key;
	//    ^^^ error: 4 bytes of padding after 'key'
};

struct bay_list {
	__aligned_u64 root_pa;
	__u32 nr;
	//    ^^ advice: 4 bytes of padding after 'nr', where the array begins
	__u32 keys[];
};

/* The longest arm does not fill its union either. */
struct bay_address {
	__u32 family;
	union {
		__u8 mac[6];
		//   ^^^ error: 2 bytes of padding after 'mac' on x86_64 and 34 other targets
		__be32 ip;
	};
};
