// path: include/hyperv/bay.h
struct hv_bay_short {
	u64 partition_id;
	u32 flags;
	u8 reserved[2];
	// ^^^^^^^^ error: 'reserved' leaves 2 bytes after it unfilled: it needs [4]
	u64 base;
};
