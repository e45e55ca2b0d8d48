/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
#ifndef _UAPI_LINUX_BAY_H
#define _UAPI_LINUX_BAY_H

#include <linux/ioctl.h>
#include <linux/types.h>

#define BAY_TYPE	0xBA

/**
 * struct bay_map - map a part of a memory file for the device
 * @argsz: size of this struct as the caller knows it
 * @flags: none defined yet, must be 0
 * @fd: the memory file
 * @iova: where the device is to see it
 * @len: bytes
 * @writable: whether the device may write
 */
struct bay_map {
	__u32	argsz;
	__u32	flags;
	__s32	fd;
	__u64	iova;
	__u64	len;
	bool	writable;
};

#define BAY_MAP		_IOW(BAY_TYPE, 0, struct bay_map)

/**
 * struct bay_status - what became of the mappings
 * @mapped: bytes mapped now
 * @faults: faults since the bay was opened
 * @log: where to copy the fault log
 * @log_len: room there, bytes
 */
struct bay_status {
	__aligned_u64	mapped;
	unsigned long	faults;
	void __user	*log;
	__u32		log_len;
};

#define BAY_STATUS	_IOWR(BAY_TYPE, 1, struct bay_status)

#endif /* _UAPI_LINUX_BAY_H */
