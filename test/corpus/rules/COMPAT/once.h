// path: include/uapi/linux/bay.h
struct bay_map {
	__u32 argsz;
	__s32 fd;
	__u32 flags;
	__u64 iova;
	//    ^^^^ error: 'iova' is at offset 16 on x86_64, at 12 on i386; the record has 40 bytes on x86_64, 32 on i386
	__u64 len;
	__u32 prot;
};

struct bay_log {
	__u32 len;
	__u32 flags;
	void *data;
};

/* Alignment alone differs: nothing moves. */
struct bay_same {
	__u64 iova;
	__u64 len;
};

/* TAIL only advises on padding behind one element, so that somebody has to say this. */
struct bay_one {
	__u64 iova;
	__u8 keys[1];
	//   ^^^^ warning: the record has 16 bytes on x86_64, 12 on i386
};
