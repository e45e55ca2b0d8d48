// path: include/linux/bay.h
struct bay {
	__u32 key;
//     ^ advice: 'key' is a __u32, which is for exported headers: use u32
	u32 flags;
};

struct bay_plain {
	__u32 key;
	__u32 flags;
};
