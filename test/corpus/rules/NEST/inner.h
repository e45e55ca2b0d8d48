// path: include/uapi/linux/bay.h
struct bay_slot {
	__aligned_u64 base;
	__u32 key;
};

/* What TAIL says of a record is not said again where that is embedded. */
struct bay_holder {
	struct bay_slot slot;
	__aligned_u64 len;
};

struct bay_sized {
	__u32 argsz;
	__u32 flags;
};

struct bay_grows {
	struct bay_sized head;
	//               ^^^^^ warning: 'head' states its own size, so it can grow, but 'key' follows it
	__u32 key;
	__u32 flags;
};

/* That it can grow is another matter than its padding. */
struct bay_both {
	__u32 argsz;
	__u32 flags;
	__aligned_u64 base;
	__u32 key;
};

struct bay_outer {
	struct bay_both both;
	//              ^^^^^ warning: 'both' states its own size, so it can grow, but 'len' follows it
	__aligned_u64 len;
};

/* What can grow comes last, */
struct bay_last {
	__u32 key;
	__u32 flags;
	struct bay_sized tail;
};

/* and an inner record without padding of a fixed size may stand anywhere. */
struct bay_pair {
	__u32 in;
	__u32 out;
};

struct bay_pairs {
	struct bay_pair first;
	struct bay_pair second;
};

/* Only arm's old ABI rounds two bytes up, and one declared in place is the outer record's own. */
struct bay_bytes {
	__u8 low;
	__u8 high;
};

struct bay_small {
	struct bay_bytes bytes;
	__u16 key;
	struct {
		__aligned_u64 base;
		__u32 nr;
	} place;
};

/* In a union nothing follows an arm. */
union bay_either {
	struct bay_sized one;
	struct bay_pair other;
};
