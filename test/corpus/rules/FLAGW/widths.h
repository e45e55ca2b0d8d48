// path: include/uapi/linux/bay.h
struct bay_set {
	__u16 flags;
	//    ^^^^^ advice: 'flags' has only the bits of a __u16: use __u32
	__u8 open_flags;
	//   ^^^^^^^^^^ advice: 'open_flags' has only the bits of a __u8: use __u32
	__u8 pad;
	__u32 key;
};
#define BAY_SET _IOW('b', 1, struct bay_set)

struct bay_wide {
	__u32 flags;
	__u32 open_flags;
	__aligned_u64 new_flags;
};
#define BAY_WIDE _IOW('b', 2, struct bay_wide)

/* No ioctl takes it: what a device wrote has the width the device has. */
struct bay_event {
	__u16 flags;
	__u16 kind;
};

/* Of a bit-field BITF speaks. */
struct bay_bits {
	__u8 flags : 4;
	__u8 kind : 4;
};
#define BAY_BITS _IOW('b', 3, struct bay_bits)
