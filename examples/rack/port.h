/* SPDX-License-Identifier: MIT */
#ifndef RACK_PORT_H
#define RACK_PORT_H 1
#include "types.h"
#include <rack/nowhere.h>

#pragma pack(push, 1)
struct rack_port_wire {
	__u8 kind;
	__be16 number;
	__u64 address;
};
#pragma pack(pop)

struct rack_port {
	enum rack_kind kind;
	__u32 up : 1, speed : 7, : 0, lanes : 4;
	union {
		struct {
			__u16 vendor;
			__u16 device;
		};
		__u32 id;
		__u8 raw[RACK_ROUND(RACK_NAME_LEN - 3, 8)];
	} u;
	RACK_EACH(RACK_FIELD, __u16, lane);
	char name[RACK_NAME_LEN];
	rack_stamp_t since;
	int (*notify)(struct rack_port *port, const char *why);
	const void *cookie __attribute__((aligned(8)));
} __attribute__((aligned(16)));

_Static_assert(sizeof(struct rack_port_wire) == 11, RACK_TEXT(wire));

#undef RACK_EACH
#endif /* RACK_PORT_H */
