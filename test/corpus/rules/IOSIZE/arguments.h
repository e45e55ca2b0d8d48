// path: include/uapi/linux/bay.h
struct bay_set {
	__u32 key;
	__u32 flags;
};
#define BAY_SIZEOF _IOW('b', 1, sizeof(struct bay_set))
//      ^^^^^^^^^^ error: 'BAY_SIZEOF' passes a sizeof: pass the type itself
#define BAY_POINTER _IOW('b', 2, struct bay_set *)
//      ^^^^^^^^^^^ error: 'BAY_POINTER' passes a pointer type: pass the type itself
#define BAY_LONG _IOR('b', 3, unsigned long)
//      ^^^^^^^^ error: 'BAY_LONG' passes unsigned long, so that its number depends on the machine's word: use a fixed width
#define BAY_TYPE _IOW('b', 4, struct bay_set)
#define BAY_WIDTH _IOR('b', 5, __u64)
#define BAY_INT _IOR('b', 6, int)
#define BAY_NONE _IO('b', 7)

/* 13 bits of a number are its size. */
struct bay_most {
	__u8 data[8191];
};
#define BAY_MOST _IOR('b', 8, struct bay_most)
struct bay_more {
	__u8 data[8192];
};
#define BAY_MORE _IOR('b', 9, struct bay_more)
//      ^^^^^^^^ error: 'BAY_MORE' passes a type of 8192 bytes, but a number has room for 8191: pass a pointer to the data in a smaller struct
/* What several numbers pass is said at the first. */
struct bay_most_of_all {
	__u8 data[9000];
};
#define BAY_FIRST _IOR('b', 10, struct bay_most_of_all)
//      ^^^^^^^^^ error: 'BAY_FIRST' and 2 more pass a type of 9000 bytes, but a number has room for 8191: pass a pointer to the data in a smaller struct
#define BAY_SECOND _IOW('b', 11, struct bay_most_of_all)
#define BAY_THIRD _IOWR('b', 12, struct bay_most_of_all)
