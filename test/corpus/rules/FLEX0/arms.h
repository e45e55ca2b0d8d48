// path: include/uapi/linux/bay.h
struct bay_message {
	__u32 kind;
	union {
		__u32 word;
		__u8 bytes[0];
		//   ^^^^^ advice: 'bytes' is a zero-length array at the end: use a flexible array
		__u8 name[1];
	};
};

/* What stands before an end without a length is an end as well. */
struct bay_frame {
	__u32 kind;
	union {
		__u32 word;
		__u8 bytes[0];
		//   ^^^^^ advice: 'bytes' is a zero-length array at the end: use a flexible array
	};
	__u8 trailer[0];
	//   ^^^^^^^ error: 'trailer' is a zero-length array at the end: use a flexible array
};

/* In the middle such an array only names a place. */
struct bay_body {
	__u32 kind;
	union {
		__u32 word;
		__u8 bytes[0];
	};
	__u32 length;
};

/* An array with a length ends the record, and one element before it is one. */
struct bay_header {
	__u32 kind;
	__u8 version[1];
	__u8 rest[3];
};

/* Of padding one element is meant. */
struct bay_slot {
	__u64 key;
	__u32 owner;
	__u32 reserved[1];
};
