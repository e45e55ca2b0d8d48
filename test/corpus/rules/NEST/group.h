// path: include/uapi/linux/bay.h
/* What TAIL says of a group of members is not said again of the group. */
struct bay_msg {
	__struct_group(bay_msg_head, head, ,
		__aligned_u64 base;
		__u32 key;
	);
	__aligned_u64 data;
};

struct bay_two {
	struct bay_msg_head head;
	__aligned_u64 more;
};

struct bay_slot {
	__aligned_u64 base;
	__u32 key;
};

/* Nor is what it says of another record said of a group that holds that. */
struct bay_deep {
	__struct_group(bay_deep_head, head, ,
		struct bay_slot slot;
	);
	__aligned_u64 data;
};
