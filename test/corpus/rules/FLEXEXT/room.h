// path: include/uapi/linux/bay.h
struct bay_closed {
	__u32 nr;
	__u32 keys[];
	//    ^^^^ advice: no member can be added before 'keys': there is neither a size nor reserved room
};
#define BAY_CLOSED _IOW('b', 1, struct bay_closed)

struct bay_sized {
	__u32 argsz;
	__u32 nr;
	__u32 keys[];
};
#define BAY_SIZED _IOW('b', 2, struct bay_sized)

struct bay_roomy {
	__u32 nr;
	__u32 reserved[3];
	__u32 keys[];
};
#define BAY_ROOMY _IOW('b', 3, struct bay_roomy)

/* No ioctl takes it. */
struct bay_record {
	__u32 nr;
	__u32 keys[];
};
