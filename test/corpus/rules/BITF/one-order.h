// path: arch/s390/include/uapi/asm/bay.h
struct bay_bits {
	__u64 : 4;
// column 2 advice: an unnamed bit-field is a bit-field (and the next 2): use a sized integer and masks
	__u64 near : 1;
	__u64 far : 59;
};

struct bay_rest {
	__u32 near : 1;
	//    ^^^^ error: 'near' is a bit-field: use a sized integer and masks
	__u32 key;
};
