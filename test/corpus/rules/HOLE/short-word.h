// path: include/uapi/linux/bay.h
/* Short enums alone leave a hole here: the rule ENUM speaks of their cause. */
enum bay_kind { BAY_ONE, BAY_TWO };

struct bay_ask {
	enum bay_kind kind;
	__u16 code;
	__u16 size;
	__aligned_u64 key;
};

/* So does a pointer on 32-bit machines: the rule PTR speaks of it. */
struct bay_data {
	void *data;
	__u32 size;
	__u32 flags;
	__aligned_u64 key;
};
