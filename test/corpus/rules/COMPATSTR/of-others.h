// path: include/linux/kho/abi/bay.h
/* Whoever builds on this raises the version in BAY_USER_COMPATIBLE. */
#ifndef _LINUX_KHO_ABI_BAY_H
#define _LINUX_KHO_ABI_BAY_H
struct bay_ser {
	u64 root_pa;
} __packed;
#endif
