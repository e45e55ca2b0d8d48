// path: include/uapi/linux/bay.h
struct bay_moves {
	__u32 kind : 3;
	__u64 cookie;
	//    ^^^^^^ error: 'cookie' is a plain __u64, at offset 8 on x86_64 and 4 on i386: use __aligned_u64
};

/* The remark on the hole is enough. */
struct bay_behind_hole {
	__s32 fd;
	__u64 cookie;
};

struct bay_stays {
	__u64 cookie;
	//    ^^^^^^ advice: 'cookie' is a plain __u64, 8-byte aligned by its place alone: use __aligned_u64
	__s32 fd;
	__u32 flags;
};

struct bay_right {
	__aligned_u64 cookie;
	__aligned_le64 disk;
};

/* Where a byte order is stated, so is every place. */
struct bay_wire {
	__le32 key;
	__le32 owner;
	__le64 base;
};

/* What would be wiser waits for what is wrong, */
struct bay_with_pointer {
	__u64 cookie;
	void *data;
};

struct bay_with_tail {
	__u64 cookie;
	__u32 key;
};

/* unless the record itself does it both ways. */
struct bay_mixed {
	__aligned_u64 base;
	__u64 cookie;
	//    ^^^^^^ advice: 'cookie' is a plain __u64, 8-byte aligned by its place alone: use __aligned_u64
	void *data;
};

/* A descriptor is to be another type anyway. */
struct bay_descriptor {
	__u64 bay_fd;
};

/* What packs one member has settled its place. */
struct bay_packed_member {
	__aligned_u64 base;
	__u32 key;
	__u64 cookie __attribute__((packed));
	__u32 flags;
};

/* KTYPE and PLAINT ask for words of their own. */
struct bay_named {
	__aligned_u64 base;
	u64 first;
	long long second;
};
