// path: include/uapi/linux/bay.h
/* A number of an enumeration is one as well. */
struct bay_key {
	__u32 key;
	__u32 owner;
	//    ^^^^^ advice: no flags, size or reserved member: any addition needs a new number
};

enum bay_commands {
	BAY_GET = _IOR(0xba, 1, struct bay_key),
};
