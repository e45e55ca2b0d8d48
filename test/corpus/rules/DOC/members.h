// path: include/uapi/linux/bay.h
/** struct bay_typed - its comment has another name
// column 1 advice: the comment documents 'kye', which is no member
 * @kye: which one
 * @flags: none yet
 */
struct bay_typed {
	__u32 key;
	//    ^^^ advice: 'key' is not documented, unlike other members
	__u32 flags;
};

/**
 * struct bay_told - padding needs no words, and a member may have its own
 * @key: which one
 * @both: two ways
 * @both.in: as seen from here
 * @both.list.nr: of how many
 */
struct bay_told {
	__u32 key;
	/** @flags: none yet */
	__u32 flags;
	struct {
		__u32 in;
		struct {
			__u32 nr;
		} list;
	} both;
	__u32 reserved;
};

/** struct bay_inner - no such member in there
// column 1 advice: the comment documents 'both.out', which is no member
 * @both: two ways
 * @both.out: as seen from there
 */
struct bay_inner {
	struct {
		__u32 in;
	} both;
};

/**
 * struct bay_brief - a word about the whole, none about the members
 */
struct bay_brief {
	__u32 key;
	__u32 flags;
};

/* struct bay_plain - @kye: not a comment for the documentation */
struct bay_plain {
	__u32 key;
};

/**
 * struct bay_text - an array in a union, as the macro writes it out
 * @offset: where it is
 * @text: what it is
 * @start: or where it starts
 */
struct bay_text {
	__u32 offset;
	union {
		struct {
			struct {
			} __empty_text;
			char text[];
		};
		__u32 start;
	};
};

/** struct bay_stale - a comment that is out of date is one remark
// column 1 advice: the comment documents 'owner' and 2 others, which are no members
 * @key: which one
 * @owner: whose
 * @since: when
 * @until: when not
 */
struct bay_stale {
	__u32 key;
};

/**
 * struct bay_grown - a comment that was forgotten is one remark
 * @key: which one
 */
struct bay_grown {
	__u32 key;
	__u32 owner;
	//    ^^^^^ advice: 'owner' is not documented, unlike other members (as for 2 more members)
	__u32 reserved;
	__u32 since;
	__u32 until;
};

/**
 * struct bay_owned - some write the record's own name in front
 * @bay_owned.key: which one
 * @bay_owned.flags: none yet
 */
struct bay_owned {
	__u32 key;
	__u32 flags;
};
