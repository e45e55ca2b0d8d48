// path: include/uapi/linux/bay.h
struct bay_open {
	__aligned_u64 src;
	//            ^^^ advice: no flags, size or reserved member: any addition needs a new number
};

struct bay_set {
	__u32 flags;
	__u32 key;
};

struct bay_record {
	__u32 key;
	__u32 owner;
};

#define BAY_OPEN _IOW('b', 1, struct bay_open)
#define BAY_SET _IOW('b', 2, struct bay_set)

/* Who has a pointer to mend thinks about that first. */
struct bay_read {
	void *data;
};

#define BAY_READ _IOW('b', 3, struct bay_read)
