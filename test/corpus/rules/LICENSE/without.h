// path: include/uapi/linux/bay.h
/* SPDX-License-Identifier: GPL-2.0+ */
// column 1 warning: the licence GPL-2.0+ lacks 'WITH Linux-syscall-note'
struct bay {
	__u32 key;
};
