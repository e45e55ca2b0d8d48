// path: include/uapi/linux/bay.h
struct bay_set {
	__u32 version;
	//    ^^^^^^^ advice: 'version' makes one number stand for several interfaces
	__u32 key;
};
#define BAY_SET _IOW('b', 1, struct bay_set)

/* What is only handed out tells a version, and asks for none; */
struct bay_state {
	__u32 version;
	__u32 key;
};
#define BAY_STATE _IOR('b', 2, struct bay_state)

/* so does a question about it, */
struct bay_version {
	__u32 version;
	__u32 flags;
};
#define BAY_VERSION _IOWR('b', 3, struct bay_version)

/* and the version of something else changes no argument. */
struct bay_image {
	__u32 firmware_version;
	__u32 key;
};
#define BAY_IMAGE _IOW('b', 4, struct bay_image)

/* What a comment calls an answer asks for nothing either. */
struct bay_told {
	__u32 key;
	__u32 version; /* out: of the firmware */
};
#define BAY_TOLD _IOWR('b', 5, struct bay_told)

/* A number that does nothing but tell the version is one to leave out. */
struct bay_api {
	__u32 api_version;
	//    ^^^^^^^^^^^ advice: 'api_version' tells programs a version to go by
	__u32 reserved;
};
#define BAY_API _IOR('b', 6, struct bay_api)
