// path: include/uapi/linux/bay.h
struct bay_kind {
	char kind;
	//   ^^^^ advice: 'kind' is a single char, signed on some machines only: use __u8 or __s8
	char name[15];
};

/* Who says which sign it has leaves nothing to the machine; PLAINT has the rest. */
struct bay_signed {
	signed char low;
	unsigned char high;
	__u8 kind;
	__s8 level;
};

/* A pointer is PTR's, and a bit-field BITF's. */
struct bay_others {
	char *name;
	char kind : 4;
};
