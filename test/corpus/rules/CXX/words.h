// path: include/uapi/linux/bay.h
struct bay_words {
	__u32 class;
	//    ^^^^^ advice: 'class' is a word of C++, whose programs cannot include this
	__u32 operator;
	//    ^^^^^^^^ advice: 'operator' is a word of C++, whose programs cannot include this
};

/* Part of a name, or in other letters, it is none. */
struct bay_names {
	__u32 class_id;
	__u32 New;
	__u32 this_one;
};
