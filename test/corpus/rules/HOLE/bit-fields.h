// path: include/uapi/linux/bay.h
/* Bit-fields that fill their word leave nothing: what follows is moved. */
struct bay_full {
	__u32 kind : 4;
	__u32 rest : 28;
	__aligned_u64 far;
	//            ^^^ error: 4-byte hole between 'rest' and 'far'
};

struct bay_left {
	__u32 kind : 4;
	//    ^^^^ error: 7-byte hole between 'kind' and 'far'
	__aligned_u64 far;
};
