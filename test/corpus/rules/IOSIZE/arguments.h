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

/* An enum has no fixed size. */
enum bay_door { BAY_OPEN, BAY_SHUT };
typedef enum { BAY_LEFT, BAY_RIGHT } bay_side_t;
#define BAY_DOOR _IOR('b', 13, enum bay_door)
//      ^^^^^^^^ warning: 'BAY_DOOR' passes enum bay_door, whose size is the compiler's choice: use __u32
#define BAY_SIDE _IOR('b', 14, bay_side_t)
//      ^^^^^^^^ warning: 'BAY_SIDE' passes bay_side_t, an enum, whose size is the compiler's choice: use __u32

/* What the others are made of: its size is one, and no direction goes with none. */
#define BAY_PARTS _IOC(_IOC_READ | _IOC_WRITE, 'b', 15, sizeof(struct bay_set))
#define BAY_NOWHERE _IOC(_IOC_NONE, 'b', 16, sizeof(struct bay_set))
//      ^^^^^^^^^^^ warning: 'BAY_NOWHERE' passes a size, but no direction: use _IOWR, _IOR or _IOW with struct bay_set
#define BAY_EMPTY _IOC(_IOC_NONE, 'b', 17, 0)
#define BAY_SAME _IOC(_IOC_READ, 'b', 18, sizeof(size_t))
//      ^^^^^^^^ error: 'BAY_SAME' passes size_t, so that its number depends on the machine's word: use a fixed width

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
