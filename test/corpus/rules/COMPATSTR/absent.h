// path: include/linux/kho/abi/bay.h
#ifndef _LINUX_KHO_ABI_BAY_H
#define _LINUX_KHO_ABI_BAY_H
struct bay_ser {
//     ^^^^^^^ warning: no compatible string is defined for the records of this header
	u64 root_pa;
} __packed;
#endif
