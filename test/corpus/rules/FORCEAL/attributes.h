// path: include/uapi/linux/bay.h
struct bay_ring {
	__u32 key;
	__u32 head __attribute__((aligned(16)));
	//    ^^^^ warning: aligned(16) on 'head' leaves 12 bytes before it to nobody
	__u8 rest[12];
};

/* On the record it moves no member; what it leaves is at the end. */
struct bay_line {
	__u64 base;
	__u64 len;
} __attribute__((aligned(16)));

/* Declared in front of it, nothing is left over. */
struct bay_even {
	__u32 key;
	__u32 pad[3];
	__u32 head __attribute__((aligned(16)));
	__u32 rest[3];
};

/* No more than the type asks for anyway: that hole is not the attribute's. */
struct bay_plain {
	__u16 kind;
	__u32 key __attribute__((aligned(4)));
};
