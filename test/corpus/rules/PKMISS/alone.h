// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
struct bay_node {
	u64 table[512];
};
// column 1 advice: serialised struct 'bay_node' is not packed

struct bay_ser {
	u64 root_pa;
};
// column 1 warning: serialised struct 'bay_ser' is not packed

struct bay_slot_lu {
	u64 root_pa;
};
// column 1 warning: serialised struct 'bay_slot_lu' is not packed

struct bay_loose {
	u64 root_pa;
	u32 key;
};
// column 1 error: serialised struct 'bay_loose' is not packed

/* A union lays out nothing: its arms do. */
union bay_word {
	u64 whole;
	u32 halves[2];
};
