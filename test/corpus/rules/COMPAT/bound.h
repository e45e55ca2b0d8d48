// path: include/uapi/linux/bay.h
// As many bytes of pad as a pointer leaves of 64, and no pointer: the bound alone parts the two.
#include <linux/types.h>

struct bay_status {
	__u32 size;
	__u32 flags;
	__u8 pad[64 - sizeof(void *)];
	//   ^ error: 'pad' has 56 bytes on x86_64, 60 on i386; the record has 64 bytes on x86_64, 68 on i386
};

// The pad makes up for the pointer, which is told of as one.
struct bay_buffer {
	void *data;
	__u8 pad[64 - sizeof(void *)];
};

// The pointer's fault again, though its sizes differ by the pad as well.
struct bay_names {
	void *data;
	__u8 pad[128 - 2 * sizeof(void *)];
};

// A union is as long as its longest arm.
union bay_reply {
	__u8 head[64 - sizeof(void *)];
	__u8 all[64];
};

// Nor does a pad in an inner union part what a pointer before it has not.
struct bay_event {
	union {
		__u32 number;
		void *data;
	} value;
	union {
		__u8 pad[64 - sizeof(void *)];
		__u32 tid;
	} more;
};
