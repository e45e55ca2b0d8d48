// path: include/uapi/linux/bay.h
struct bay_ratio {
	float now;
	//    ^^^ error: 'now' is a float
	long double limits[2];
	//          ^^^^^^ error: 'limits' is a long double
};

/* Fixed point under a name that sounds like it. */
struct bay_fixed {
	__u32 float_bits;
	__s32 double_rate;
};
