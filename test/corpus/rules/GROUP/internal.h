// path: drivers/bay/bay.h
struct bay_group {
	struct_group(both, u32 key; u32 owner;);
};
