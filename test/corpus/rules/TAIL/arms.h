// path: include/uapi/linux/bay.h
/* All of the word is in the other arm, with the bits nobody named. */
struct bay_word {
	union {
		struct {
			__u64 near : 1;
			__u64 far : 1;
		};
		__u64 all;
	};
};

/* Neither arm has the last bytes. */
struct bay_rest {
	union {
		struct {
			__aligned_u64 key;
			__u8 kind;
			//   ^^^^ error: 7 bytes of padding after 'kind'
		};
		struct {
			__aligned_u64 other;
			__u16 size;
			//    ^^^^ error: 6 bytes of padding after 'size'
		};
	};
};
