// path: include/uapi/linux/bay.h
struct bay_set {
	__u32 key;
	__u32 flags;
};
struct bay_get {
	__u32 key;
	__u32 flags;
	__u32 state[2];
};
#define BAY_SET _IOW('b', 1, struct bay_set)
#define BAY_PUT _IOW('b', 1, struct bay_set)
//      ^^^^^^^ error: 'BAY_PUT' has the number of 'BAY_SET' (type 'b', nr 1)
#define BAY_GET _IOR('b', 1, struct bay_get)
//      ^^^^^^^ advice: 'BAY_GET' has the number of 'BAY_SET' (type 'b', nr 1), told apart by size and direction alone

/* Another letter, and another number, are other calls; */
#define BAY_BACK _IOW('c', 1, struct bay_set)
#define BAY_NEXT _IOW('b', 2, struct bay_set)

/* a later struct has the number of the earlier one on purpose, */
struct bay_set_v2 {
	__u32 key;
	__u32 flags;
	__u32 more[2];
};
#define BAY_NEXT_V2 _IOW('b', 2, struct bay_set_v2)

/* and without an argument the file that is asked tells them apart. */
#define BAY_START _IO('b', 3)
#define BAY_STOP _IO('b', 3)

/* Whose letter or number nobody shows may well differ. */
#define BAY_FAR _IOW(FAR_MAGIC, 9, struct bay_set)
#define BAY_OFF _IOW(OFF_MAGIC, 9, struct bay_set)

/* The same definition again is no other number. */
#define BAY_BACK _IOW('c', 1, struct bay_set)
