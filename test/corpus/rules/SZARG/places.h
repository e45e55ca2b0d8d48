// path: include/uapi/linux/bay.h
struct bay_second {
	__u32 flags;
	__u32 argsz;
	//    ^^^^^ warning: 'argsz' is not the first member
};

struct bay_narrow {
	__u16 argsz;
	//    ^^^^^ advice: 'argsz' is a __u16
	__u16 flags;
	__u32 key;
};

struct bay_first {
	__u32 argsz;
	__u32 flags;
};

struct bay_apart {
	__u32 argsz;
	__u32 state;
	__u32 flags;
	//    ^^^^^ advice: 'flags' does not follow 'argsz'
};

/* The size of something else may stand where it likes. */
struct bay_other {
	__aligned_u64 addr;
	__u32 size;
	__u32 buffer_size;
};

/* On the arms of a union every member is the first. */
union bay_arms {
	__u32 flags;
	__u32 argsz;
};
