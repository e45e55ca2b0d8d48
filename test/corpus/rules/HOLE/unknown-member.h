// path: include/uapi/linux/bay.h
/* Behind a member of unknown size places are certain again from the widest one on. */
struct bay_again {
	struct bay_elsewhere first;
	__aligned_u64 base;
	__u32 key;
	__aligned_u64 owner;
	//            ^^^^^ error: 4-byte hole between 'key' and 'owner'
};
struct bay_never {
	struct bay_elsewhere first;
	__u16 key;
	__u32 owner;
};
struct bay_inner {
	struct bay_elsewhere first;
	union {
		struct {
			__u8 kind;
			__aligned_u64 owner;
			//            ^^^^^ error: 7-byte hole between 'kind' and 'owner'
		};
		__u8 room[BAY_ROOM];
	};
};
struct bay_sum {
	__u8 zero[sizeof(struct bay_elsewhere) - 8];
	__u32 key;
	__u16 kind;
	__u32 owner;
	//    ^^^^^ error: 2-byte hole between 'kind' and 'owner' on x86_64 and 34 other targets
};

/* Where 'first' starts depends on what is not known, where 'third' starts does not. */
struct bay_two_places {
	struct bay_elsewhere where;
	__u8 key;
	__u32 first;
	__u8 kind;
	__u32 third;
	//    ^^^^^ error: 3-byte hole between 'kind' and 'third' (1 byte on m68k)
};
