// path: include/uapi/linux/bay.h
struct bay_alloc {
	__u32 size;
	__u32 key;
	__u32 owner;
	__u32 __reserved;
	__aligned_u64 root;
	__u32 lane;
	//    ^^^^ advice: 'lane' could stand in the place of '__reserved': without either pad it has 24 bytes instead of 32
	__u32 __reserved2;
};

/* Nothing is as narrow as the pad. */
struct bay_free {
	__u32 key;
	__u32 __reserved;
	__aligned_u64 root;
	__u16 lane;
	__u16 __reserved2[3];
};

/* Room for later members is no pad. */
struct bay_room {
	__u32 key;
	__u32 __reserved;
	__aligned_u64 root;
	__u32 lane;
	__u32 __reserved2[3];
};

struct bay_last {
	__u32 key;
	__u32 __reserved;
	__aligned_u64 root;
};
