// path: include/uapi/asm-generic/siginfo.h
/* The address that failed, and what a program handed to its own handler. */
struct bay_info {
	unsigned long bits;
	void *at;
	//    ^^ advice: 'at' is a pointer, 4 bytes on 32-bit and 8 on 64-bit: use __aligned_u64
};
