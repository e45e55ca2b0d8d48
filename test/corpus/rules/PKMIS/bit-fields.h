// path: include/uapi/linux/bay.h
// A bit-field is no member that a pointer could point to: it begins where the last one ended.
struct bay_slot_bits {
	__u8 kind;
	__u32 spent : 1;
	__u32 owner : 23;
	__u16 key;
} __attribute__((packed));
