// path: include/uapi/linux/bay.h
/* A hole inside an untagged struct is the holder's. */
struct bay_slot {
	__u32 flags;
	__u32 kind;
	union {
		struct {
			__u8 ar;
			__u8 key;
			__aligned_u64 old[2];
			//            ^^^ error: 6-byte hole between 'key' and 'old'
		};
		__u8 reserved[32];
	};
};
