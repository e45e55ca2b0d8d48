// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
/* Who packs a record counts every byte. */
struct bay_ser {
	u32 key;
	u32 owner;
	u32 flags;
} __packed;
