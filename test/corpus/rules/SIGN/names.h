// path: include/uapi/linux/bay.h
struct bay_range {
	__s32 count;
	//    ^^^^^ advice: 'count' is signed, but can hardly be negative
	__s64 size;
	//    ^^^^ advice: 'size' is signed, but can hardly be negative
	__s32 flags;
	//    ^^^^^ advice: 'flags' is signed, but can hardly be negative
};

struct bay_both_ways {
	__s32 size_in;
	//    ^^^^^^^ advice: 'size_in' is signed, but can hardly be negative
	__s32 count_max;
	//    ^^^^^^^^^ advice: 'count_max' is signed, but can hardly be negative
	__s32 offset_in;
};

/* Descriptors, errors and differences may be below zero. */
struct bay_below {
	__s32 fd;
	__s32 error;
	__s64 offset;
	__s32 nice;
	__u32 count;
	__u32 size;
};

/* Of a bit-field BITF speaks. */
struct bay_bits {
	__s32 count : 8;
	__s32 rest : 24;
};
