// path: include/uapi/linux/bay.h
struct bay_version {
	__u16 major;
	__u16 minor;
	__u8 name[12];
};

struct bay_limit {
	__u32 key;
	__u32 most;
};

struct bay_list {
	__u32 nr;
	__u32 flags;
	__u64 keys;
};

struct bay_range {
	struct bay_limit low;
	struct bay_list high;
};

#define BAY_GET_LIMIT _IOW('b', 1, struct bay_limit)
//      ^^^^^^^^^^^^^ advice: 'BAY_GET_LIMIT' is _IOW, but gets 'struct bay_limit', which holds no address to write to
#define BAY_SET_LIMIT _IOW('b', 2, struct bay_limit)
#define BAY_GET_LIMIT_FD _IOW('b', 3, struct bay_limit)
#define BAY_WIDGET _IOW('b', 4, struct bay_limit)
#define BAY_WRITE_GET_LIMIT _IOW('b', 14, struct bay_limit)

/**
 * define BAY_VERSION - Get the version of the bay.
 *
 * Return: 0 or a negative number.
 */
#define BAY_VERSION _IOW('b', 5, struct bay_version)
//      ^^^^^^^^^^^ advice: 'BAY_VERSION' is _IOW, but gets 'struct bay_version', which holds no address to write to

/* Get a handle for this version. */
#define BAY_OPEN _IOW('b', 6, struct bay_version)
/* Set the version, as one can get it. */
#define BAY_FORCE _IOW('b', 7, struct bay_version)

/* Their keys go where the record says. */
#define BAY_GET_LIST _IOW('b', 8, struct bay_list)
#define BAY_GET_RANGE _IOW('b', 9, struct bay_range)

struct bay_clock {
	__u32 rate;
	__u32 flags;
};

#define BAY_SET_CLOCK _IOR('b', 10, struct bay_clock)
//      ^^^^^^^^^^^^^ advice: 'BAY_SET_CLOCK' is _IOR, but sets what 'struct bay_clock' says
#define BAY_CLOCK_SETUP _IOR('b', 11, struct bay_clock)
#define BAY_CLOCK_SET _IOR('b', 12, struct bay_clock)
#define BAY_QUERY_SET_CLOCK _IOR('b', 13, struct bay_clock)
#define BAY_READ_SET_CLOCK _IOR('b', 15, struct bay_clock)
#define BAY_GET_OFFSET _IOW('b', 16, struct bay_limit)
//      ^^^^^^^^^^^^^^ advice: 'BAY_GET_OFFSET' is _IOW, but gets 'struct bay_limit', which holds no address to write to
