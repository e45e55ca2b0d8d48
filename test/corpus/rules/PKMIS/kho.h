// path: include/linux/kho/abi/bay.h
#define BAY_COMPATIBLE "bay-v1"
struct bay_slot_ser {
	u32 key;
	u64 root_pa;
	//  ^^^^^^^ warning: packed puts the u64 'root_pa' at offset 4, which is not a multiple of 8
	u8 spent;
	u16 owner;
	//  ^^^^^ warning: packed puts the u16 'owner' at offset 13, which is not a multiple of 2
	u8 name[5];
} __packed;
