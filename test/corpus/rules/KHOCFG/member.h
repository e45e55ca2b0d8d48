// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
struct bay_ser {
	u64 root_pa;
#ifdef CONFIG_BAY_OWNER
	u64 owner;
	//  ^^^^^ error: 'owner' exists only under '#ifdef CONFIG_BAY_OWNER'
#endif
} __packed;
