// path: include/uapi/linux/bay.h
struct bay_list {
	__u32 num_keys;
	__u32 flags;
	__u32 keys[];
	//    ^^^^ advice: 'keys' does not say that 'num_keys' counts it: __counted_by(num_keys)
};

struct bay_said {
	__u32 num_keys;
	__u32 flags;
	__u32 keys[] __counted_by(num_keys);
};

/* A length in bytes counts no elements of four, */
struct bay_bytes {
	__u32 len;
	__u32 data_size;
	__u32 words[];
};

/* and what is not at the end has a number of its own. */
struct bay_fixed {
	__u32 nr_keys;
	__u32 keys[4];
};

/* What is called a count and is the array counts nothing. */
struct bay_counts {
	__u32 key;
	__u32 flags;
	__u32 count[];
};
