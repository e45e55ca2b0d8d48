// path: include/uapi/linux/bay.h
struct bay_block {
	__u32 len;
	char data[60];
	//   ^^^^ advice: 'data' is bytes spelt char, signed on some machines only: use __u8
};

struct bay_text {
	char name[64];
	char label[64];
};

struct bay_said {
	__u32 len;
	__u8 data[60];
};
