// path: include/uapi/linux/bay.h
/* SPDX-License-Identifier: MIT */
struct bay {
	__u32 key;
};
