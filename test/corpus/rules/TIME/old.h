// path: include/uapi/linux/bay_types.h
struct __kernel_old_timeval {
	__kernel_long_t tv_sec;
	__kernel_long_t tv_usec;
};

/* The old struct keeps its members, under a name that says what it is; */
struct __kernel_old_bay_timer {
	struct __kernel_old_timeval interval;
	struct __kernel_old_timeval value;
};

/* a new one has no use for them. */
struct bay_timer {
	struct __kernel_old_timeval interval;
	//                          ^^^^^^^^ error: 'interval' is a struct __kernel_old_timeval: use 64-bit nanoseconds
};

/* A unit of the configuration has a name. */
struct bay_wait {
	__u32 jiffies;
	//    ^^^^^^^ error: 'jiffies' counts jiffies, a unit of the configuration: use 64-bit nanoseconds
	__u32 wait_jiffies;
	//    ^^^^^^^^^^^^ error: 'wait_jiffies' counts jiffies, a unit of the configuration: use 64-bit nanoseconds
	__u32 jiffies_left;
	__u32 flags;
};
