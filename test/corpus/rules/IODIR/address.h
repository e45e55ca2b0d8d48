// path: include/uapi/linux/bay.h

struct bay_read {
	__aligned_u64 data_uptr;
	__u32 length;
	__u32 offset;
};

struct bay_list {
	__u32 count;
	__u32 flags;
	__u32 *marks;
};

struct bay_map {
	__aligned_u64 addr;
};

union bay_key {
	__u32 *key;
	__aligned_u64 bytes;
};

#define BAY_WRITE _IOW('b', 1, struct bay_read)
#define BAY_READ _IOR('b', 2, struct bay_read)
//      ^ advice: 'BAY_READ' is _IOR, but the kernel has to read the address in 'data_uptr' of 'struct bay_read'
#define BAY_LIST _IOR('b', 3, struct bay_list)
//      ^ advice: 'BAY_LIST' and 'BAY_RELIST' are _IOR, but the kernel has to read the address in 'marks' of 'struct bay_list'
#define BAY_RELIST _IOR('b', 4, struct bay_list)
#define BAY_BOTH _IOWR('b', 5, struct bay_list)
#define BAY_WHERE _IOR('b', 6, struct bay_map)
#define BAY_KEY _IOR('b', 7, union bay_key)
