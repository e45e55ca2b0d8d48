// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
struct bay_slot_ser {
	u64 root_pa;
	u8 spent;
} __packed;

struct bay_ser {
	u32 nr_slots;
	struct bay_slot_ser slots[] __counted_by(nr_slots);
	//                  ^^^^^ error: 'slots' starts at offset 4 and steps by 9 bytes, so its 8-byte members are not aligned
} __packed;

struct bay_bytes_ser {
	u32 len;
	u8 bytes[];
} __packed;
