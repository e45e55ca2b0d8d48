// path: include/uapi/linux/bay.h
struct bay_list {
	__u32 nr;
	__u32 keys[];
};

struct bay_over {
	struct bay_list list;
	//              ^^^^^ warning: 'list' ends in a flexible array, over which 'key' lies
	__u32 key;
};

struct bay_deep {
	__u32 flags;
	struct bay_list list;
};

/* Through a record that itself ends so. */
struct bay_outer {
	struct bay_deep deep;
	//              ^^^^^ warning: 'deep' ends in a flexible array, over which 'owner' lies
	__u32 owner;
};

/* In a union the arms share their bytes on purpose. */
struct bay_arms {
	union {
		struct bay_list list;
		__u32 raw[4];
	};
	__u32 key;
};

/* A count of elements is no flexible array. */
struct bay_four {
	__u32 nr;
	__u32 keys[3];
};

struct bay_fours {
	struct bay_four first;
	struct bay_four second;
};

/* Several of them make no sense, but it is not what follows that they lie over. */
struct bay_lists {
	__u32 nr;
	struct bay_list lists[2];
	__u32 key;
};
