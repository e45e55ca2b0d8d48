// path: include/uapi/linux/bay.h
/* Where a long is declared for one word alone, it has the width of that. */
struct bay_times {
#if __BITS_PER_LONG == 64
	long sent;
	long got;
#else
	__u32 sent;
	__u32 sent_high;
	__u32 got;
	__u32 got_high;
#endif
	long last;
	//   ^^^^ error: 'last' is a long, 4 bytes on 32-bit and 8 on 64-bit: use __aligned_s64
};
