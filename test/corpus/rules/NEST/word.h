// path: include/uapi/linux/bay.h
/* Padding that goes once the word is mended is not told of again. */
struct bay_time {
	__s64 seconds;
	long nanoseconds;
};

struct bay {
	struct bay_time first;
	__aligned_u64 last;
};

/* What pads where a pointer is short is the pointer's doing. */
struct bay_far {
	__aligned_u64 len;
	__aligned_u64 *far;
};

struct bay_holds {
	__u32 key;
	__u32 way;
	struct bay_far far;
};
