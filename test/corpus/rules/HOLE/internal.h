// path: drivers/bay/bay.h
struct bay_slot {
	u32 key;
	u64 root_pa;
	bool spent;
};
