// path: include/uapi/linux/bay.h
struct bay_feature {
	__u32 argsz;
	__u32 flags;
	__u32 feature;
	__u8 data[];
	//   ^^^^ advice: what 'data' holds starts at offset 12, so its 8-byte members are not aligned
};

struct bay_option {
	__u32 argsz;
	__u32 flags;
	__u8 data[];
};

struct bay_label {
	__u32 flags;
	__u8 name[];
};

struct bay_blob {
	__u32 len;
	__u8 data[];
};

struct bay_frame {
	__u16 type;
	__u8 data[];
} __attribute__((packed));

/* Words are no bytes that another record could lie in. */
struct bay_words {
	__u32 type;
	__u32 data[];
};

struct bay_cap_header {
	__u16 id;
	__u16 version;
	__u32 next;
};

struct bay_cap {
	struct bay_cap_header header;
	__u32 flags;
	__u8 info[];
	//   ^^^^ advice: what 'info' holds starts at offset 12, so its 8-byte members are not aligned
};

/* Words are what they are, and hold no record. */
struct bay_words {
	__u32 argsz;
	__u32 flags;
	__u32 feature;
	__u32 data[];
};
