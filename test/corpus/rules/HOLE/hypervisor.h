// path: include/asm-generic/hyperv-tlfs.h
struct hv_bay_map {
	u64 partition_id;
	u32 map_flags;
	u64 base;
	//  ^^^^ error: 4-byte hole between 'map_flags' and 'base' on x86_64 and arm64
};

struct hv_bay_packed {
	u32 map_flags;
	u64 base;
} __packed;

/* The kernel's own book-keeping beside it. */
struct hv_bay_state {
	struct list_head all;
	u32 kind;
	u64 base;
};
