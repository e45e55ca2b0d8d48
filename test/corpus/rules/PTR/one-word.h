// path: arch/alpha/include/uapi/asm/bay.h
/* All programs of this architecture have 64-bit pointers. */
struct bay {
	void *data;
};
