// path: include/uapi/linux/bay.h
struct bay_bits {
	__u32 kind : 8;
	__u32 : 24;
// column 2 advice: an unnamed bit-field is padding without a name that says so: call it 'reserved'
};

struct bay_taken {
	__u32 reserved;
	__u32 unused_;
	__u32 spare;
	//    ^^^^^ advice: 'spare' is padding without a name that says so: call it 'reserved2'
};

struct bay_aligned {
	__u8 kind;
	__u8 __align[7];
	//   ^^^^^^^ advice: '__align' is padding without a name that says so: call it 'reserved'
};

/* What a caller asks for. */
struct bay_alloc {
	__u64 size;
	__u64 align;
	__u64 alignment;
};

/* Each gets a name that no other has or gets. */
struct bay_many {
	__u32 reserved;
	__u32 reserved2;
	__u32 spare;
	//    ^^^^^ advice: 'spare' is padding without a name that says so: call it 'reserved3'
	__u32 filler;
	//    ^^^^^^ advice: 'filler' is padding without a name that says so: call it 'reserved4'
};

/* Every name that tools know for padding. */
struct bay_known {
	__u8 pad;
	__u8 pad_2;
	__u8 padding3[2];
	__u16 resv;
	__u16 rsvd2;
	__u32 unused;
	__u32 __reserved;
};

/* No bits: where the next unit begins, not padding to be named. */
struct bay_unit {
	__u32 a : 8;
	__u32 : 0;
	__u32 b : 8;
};

/* A record has a meaning, whatever its name. */
struct bay_disk {
	struct bay_bits spare;
};
