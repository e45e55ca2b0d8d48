// path: include/uapi/linux/bay.h
/* A 64-bit arm gives the union one size everywhere. */
struct bay_either {
	union {
		void *ptr;
		__u64 : 64;
	} __attribute__((aligned(8)));
	union {
		void *log;
		//    ^^^ error: 'log' is a pointer, 4 bytes on 32-bit and 8 on 64-bit: use __aligned_u64
		__u32 key;
	};
};
