// path: include/uapi/linux/bay.h
/* Declared for one word alone, a pointer has one size. */
#ifdef __i386__
struct bay_small {
	void *data;
};
#endif
