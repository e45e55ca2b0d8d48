// path: include/uapi/linux/bay.h
struct bay_list {
	__u16 count;
	__u8 first[1];
	//   ^^^^^ advice: 1 byte of padding after 'first'
};

struct bay_padded {
	__u16 count;
	__u8 kind;
	//   ^^^^ error: 1 byte of padding after 'kind'
};
