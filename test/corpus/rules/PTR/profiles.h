// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
struct bay_ser {
	struct bay *bay;
	//          ^^^ error: 'bay' is a pointer, void in the next kernel: use a u64 with the physical address
	u64 root_pa;
} __packed;
