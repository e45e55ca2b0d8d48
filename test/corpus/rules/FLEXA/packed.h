// path: include/uapi/linux/bay.h
struct bay_key {
	__aligned_u64 base;
};

/* PKMIS tells where a packed record puts them. */
struct bay_keys {
	__u32 nr;
	struct bay_key keys[];
} __attribute__((packed));
