// path: include/hyperv/bay.h
struct hv_bay_unmap {
	u64 partition_id;
	u32 unmap_flags;
	//  ^^^^^^^^^^^ error: 4 bytes of padding after 'unmap_flags' on x86_64 and arm64
};

/* An array begins in the padding; whoever copies the record counts it. */
struct hv_bay_list {
	u64 partition_id;
	u32 flags;
	//  ^^^^^ advice: 4 bytes of padding after 'flags' on x86_64 and arm64, where the array begins
	u8 bytes[];
};
