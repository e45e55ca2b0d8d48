// path: include/uapi/linux/bay.h
struct bay_info {
	unsigned int min_width, min_height;
	//           ^^^^^^^^^ warning: 'min_width' is a plain unsigned int: use __u32
	int fd;
	//  ^^ warning: 'fd' is a plain int: use __s32
	__u32 right;
	char name[16];
};

struct bay_moved {
	__u32 key;
	long long addr;
	//        ^^^^ warning: 'addr' is a plain long long: use __aligned_s64
};

struct bay_old {
	u_int count;
//     ^ warning: 'count' is a plain u_int: use __u32
	u_char kind[4];
//      ^ warning: 'kind' is a plain u_char: use __u8
};
