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
