// path: include/hyperv/bay.h
struct hv_bay_page {
	bool valid;
	//   ^^^^^ error: 'valid' is a bool: use u8
	u8 pad[7];
	u64 base;
	u64 mask : 12;
	u64 rest : 52;
} __packed;
