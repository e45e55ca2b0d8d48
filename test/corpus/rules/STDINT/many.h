// path: include/uapi/linux/bay.h
struct bay_two {
	uint32_t a;
	//       ^ warning: 'a' is a uint32_t: use __u32
	int8_t b[4];
	//     ^ warning: 'b' is an int8_t: use __s8
};

struct bay_four {
	uint32_t a;
	//       ^ warning: 'a' is a uint32_t: use __u32 (as for 3 more members)
	uint32_t b;
	uint32_t c;
	uint32_t d;
};
