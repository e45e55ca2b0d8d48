// path: include/linux/kho/abi/bay.h
#define DECLARE_BITMAP(name, bits) unsigned long name[(bits) / 8 / sizeof(long)]

struct bay_leaf_ser {
	DECLARE_BITMAP(taken, 4096);
	//             ^^^^^ advice: 'taken' is an unsigned long, 4 bytes on 32-bit and 8 on 64-bit: use u64
	unsigned long base;
	//            ^^^^ warning: 'base' is an unsigned long, 4 bytes on 32-bit and 8 on 64-bit: use u64
} __packed;
