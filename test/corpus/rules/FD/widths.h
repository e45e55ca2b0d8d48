// path: include/uapi/linux/bay.h
struct bay_source {
	__u32 event_fd;
	//    ^^^^^^^^ advice: 'event_fd' is a __u32, but a descriptor is a signed int: use __s32
	__u32 key;
	__s64 fd;
	//    ^^ advice: 'fd' is a __s64, but a descriptor is a signed int: use __s32
	__s32 out_fd;
	__u32 pad;
};

/* The flexible data rate of a CAN bus. */
struct bay_can {
	__u8 fd;
	__u8 flags;
};
