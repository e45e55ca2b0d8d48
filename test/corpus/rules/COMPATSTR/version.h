// path: include/linux/kho/abi/bay.h
#ifndef _LINUX_KHO_ABI_BAY_H
#define _LINUX_KHO_ABI_BAY_H
#define BAY_VERSION 1
struct bay_ser {
	u32 version;
	u32 key;
} __packed;
#endif
