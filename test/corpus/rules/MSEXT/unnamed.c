// path: include/uapi/linux/bay.h
struct bay_head {
	__u32 size;
	__u32 flags;
};

typedef struct {
	__u32 first;
	__u32 last;
} bay_range_t;

/* What a tag is declared with beside it makes no difference. */
struct bay_map {
	struct bay_head;
// column 2 error: 'struct bay_head' is declared without a name: only -fms-extensions makes it a member
	bay_range_t;
// column 2 error: 'bay_range_t' is declared without a name: only -fms-extensions makes it a member
	const struct bay_head;
// column 2 error: 'const struct bay_head' is declared without a name: only -fms-extensions makes it a member
	struct {
		struct bay_head;
//^ error: 'struct bay_head' is declared without a name: only -fms-extensions makes it a member
	} inner;
};

/* Members by the standard of C. */
struct bay_ask {
	struct bay_head head;
	struct {
		__u32 first;
		__u32 last;
	};
	struct bay_limits {
		__u32 most;
	} limits;
	bay_range_t range;
	__struct_group(bay_group, group, , __u32 one; __u32 two;);
	__u32 one_bit : 1;
	__u32 : 31;
};

/* What lacks lines between two structs seems to hold the second. */
struct bay_cut {
	__u32 one;
	struct bay_late {
		__u32 two;
	};
};
