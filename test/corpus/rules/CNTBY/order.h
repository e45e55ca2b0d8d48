// path: include/uapi/linux/bay.h
/* The macro without an order reads the count as the machine would, */
struct bay_rx {
	__le16 length;
	__u8 sdu[] __counted_by(length);
	//   ^^^ warning: 'sdu' is counted by 'length', which is little-endian: __counted_by_le(length)
};

struct bay_frame {
	__be32 nr_words;
	__be32 words[] __attribute__((counted_by(nr_words)));
	//     ^^^^^ warning: 'words' is counted by 'nr_words', which is big-endian: __counted_by_be(nr_words)
};

/* and one with an order swaps what needs no swap. */
struct bay_list {
	__u32 nr_keys;
	__u32 keys[] __counted_by_le(nr_keys);
	//    ^^^^ warning: 'keys' is counted by 'nr_keys', which is of the machine's own byte order: __counted_by(nr_keys)
};

struct bay_said {
	__le16 length;
	__u8 sdu[] __counted_by_le(length);
};
