// path: include/linux/kho/abi/bay.h
struct bay_note {
	u64 ns;
	u16 frame;
	u8 flags;
	// ^^^^^ advice: 5 bytes of padding after 'flags' (1 byte on i386), where the array begins
	u8 text[];
};
