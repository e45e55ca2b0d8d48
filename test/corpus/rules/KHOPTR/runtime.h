// path: include/linux/kho/abi/bay.h
struct bay_ser {
	struct mutex lock;
//            ^ error: 'lock' is a struct mutex, which belongs to the running kernel
	struct list_head all;
//                ^ error: 'all' is a struct list_head, which belongs to the running kernel
	refcount_t users;
//          ^ error: 'users' is a refcount_t, which belongs to the running kernel
	struct bay_slot *slots;
	u64 first_pa;
	u64 count;
} __packed;
