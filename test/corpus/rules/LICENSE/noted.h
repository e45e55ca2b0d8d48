// path: include/uapi/linux/bay.h
/* SPDX-License-Identifier: ((GPL-2.0 WITH Linux-syscall-note) OR BSD-3-Clause) */
struct bay {
	__u32 key;
};
