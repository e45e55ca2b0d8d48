// path: include/linux/bay.h
struct bay_head {
	unsigned int size;
};

/* The kernel's own, built as the kernel is. */
struct bay_private {
	struct bay_head;
	void *own;
};
