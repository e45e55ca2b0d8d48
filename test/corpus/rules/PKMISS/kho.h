// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
struct bay_slot_ser {
	u64 root_pa;
	u32 key;
};
// column 1 error: serialised struct 'bay_slot_ser' is not packed

struct bay_ser {
	u64 first;
} __packed;
