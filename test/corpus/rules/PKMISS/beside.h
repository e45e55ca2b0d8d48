// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
struct bay_node {
	u64 table[512];
};
// column 1 warning: serialised struct 'bay_node' is not packed

struct bay_head {
	u64 first;
} __packed;
