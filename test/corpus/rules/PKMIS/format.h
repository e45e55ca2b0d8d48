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

/* What stands inside says whose bytes these are, */
struct bay_slot_outer {
	__u8 kind;
	struct {
		__le32 key;
	} __attribute__((packed)) in;
	__u32 owner;
	//    ^^^^^ advice: packed puts the __u32 'owner' at offset 5, which is not a multiple of 4
} __attribute__((packed));

/* A name does, too, but not of which format: */
struct bay_slot_hdr {
	__u8 kind;
	__u32 key;
	//    ^^^ warning: packed puts the __u32 'key' at offset 1, which is not a multiple of 4
} __attribute__((packed));

/**
 * struct bay_slot_entry - as it stands in the EEPROM
 */
struct bay_slot_entry {
	__u8 kind;
	__u32 key;
	//    ^^^ warning: packed puts the __u32 'key' at offset 1, which is not a multiple of 4
} __attribute__((packed));
