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
