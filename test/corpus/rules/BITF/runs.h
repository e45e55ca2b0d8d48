// path: include/uapi/linux/bay.h
struct bay_flags {
	__u32 a : 1;
	//    ^ error: 'a' is a bit-field (and the next 2): use a sized integer and masks
	__u32 b : 1;
	__u32 c : 30;
	__u32 plain;
	__u32 d : 32;
	//    ^ error: 'd' is a bit-field: use a sized integer and masks
};
