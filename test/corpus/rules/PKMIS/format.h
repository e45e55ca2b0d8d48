// path: include/uapi/linux/bay_disk.h
struct bay_slot_disk {
	__u8 kind;
	__le32 key;
	//     ^^^ advice: packed puts the __le32 'key' at offset 1, which is not a multiple of 4
} __attribute__((packed));

struct bay_slot_arg {
	__u8 kind;
	__u32 key;
	//    ^^^ warning: packed puts the __u32 'key' at offset 1, which is not a multiple of 4
} __attribute__((packed));
