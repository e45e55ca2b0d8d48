// path: arch/bay/include/asm/processor.h
/* SPDX-License-Identifier: GPL-2.0 */
struct bay {
	__u32 key;
};
