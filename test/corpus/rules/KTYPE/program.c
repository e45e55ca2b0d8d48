// path: tools/bay/bay.c
struct bay {
	__u32 key;
	int flags;
};
