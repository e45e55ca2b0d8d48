// path: include/uapi/linux/bay.h
struct bay_slot {
	__u32 key;
	__u32 __reserved;
	__aligned_u64 root_pa;
};

/* Only the old ABI of arm rounds this up: nobody would act on it. */
struct bay_name {
	char name[13];
};

union bay_any {
	__u8 narrow;
	__aligned_u64 wide;
};
