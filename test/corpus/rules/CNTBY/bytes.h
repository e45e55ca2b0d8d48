// path: include/uapi/linux/bay.h
/* Bytes with a length of their own are not what something else counts, */
struct bay_config {
	__u32 vq_num;
	__u32 config_size;
	__u8 config[];
};

/* while of words the length may be in bytes. */
struct bay_words {
	__u32 nr_words;
	__u32 words_size;
	__u32 words[];
	//    ^^^^^ advice: 'words' does not say that 'nr_words' counts it: __counted_by(nr_words)
};
