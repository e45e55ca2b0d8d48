// path: include/uapi/linux/bay.h
struct bay_group {
	struct_group(both, __u32 key; __u32 owner;);
// column 2 warning: struct_group() does not exist in user space: use __struct_group()
};

struct bay_tagged {
	struct_group_tagged(bay_pair, both, __u32 key; __u32 owner;);
// column 2 warning: struct_group_tagged() does not exist in user space: use __struct_group()
};

/* Not struct_group(), which user space does not have. */
struct bay_exported {
	__struct_group(bay_two, two, , __u32 key; __u32 owner;);
};
