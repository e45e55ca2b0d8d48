// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
/* Between kernels a version is how a layout is told apart. */
struct bay_ser {
	u32 version;
	u32 key;
} __packed;
