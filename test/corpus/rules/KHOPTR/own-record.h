// path: include/linux/bay.h
struct bay {
	struct mutex lock;
	struct list_head all;
	u64 first_pa;
};
