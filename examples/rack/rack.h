/* SPDX-License-Identifier: MIT */
/*
 * A rack of ports. Header of no kernel: it has a little of everything that headers of the kernel
 * have, so that what reading them takes is among the code that is kept.
 */
#ifndef RACK_H
#define RACK_H

#include "types.h"
#include "port.h"
#include <linux/ioctl.h>

#define RACK_MAGIC	'R'
#define RACK_GET	_IOR(RACK_MAGIC, 1, struct rack)
#define RACK_SET	_IOW(RACK_MAGIC, 2, struct rack_port)

#ifdef __cplusplus
extern "C" {
#endif

/** struct rack - all of it */
struct rack {
	__u32 count;		/* of ports */
	rack_word_t flags;
	struct rack_port first, *more;
	struct rack_pair pair[2][3];
	struct rack_unseen unseen;
	__u8 tail;
};

struct rack_list {
	rack_word_t next;
	__u64 __attribute__((packed)) key;
	__u16 count;
	struct rack_pair pairs[] __counted_by(count);
};

union rack_any {
	struct rack_list *list;
	long double wide;
	_Bool is_there;
	unsigned int words[sizeof(struct rack_port) / sizeof(__u32)];
};

static inline int rack_is_empty(const struct rack *rack)
{
	return rack->count == 0;
}

extern struct rack_list *rack_lists[RACK_WIDE];

#ifdef __cplusplus
}
#endif
#endif
