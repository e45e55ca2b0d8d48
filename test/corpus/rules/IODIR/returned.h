// path: include/uapi/linux/bay.h
struct bay_command {
	__u32 cmd;
	__u32 rc; /* the bay's return code */
};

struct bay_way {
	__u32 in; /* in */
	__u32 out; /* out */
};

struct bay_part {
	__u32 in; /* in */
	__u32 out; /* out */
};

/* It comes from elsewhere. */
struct bay_handle {
	__u32 handle; /* returned by BAY_OPEN */
	__u32 flags;
};

#define BAY_COMMAND _IOW('b', 1, struct bay_command)
//      ^^^^^^^^^^^ warning: 'BAY_COMMAND' is _IOW, but 'rc' of 'struct bay_command' is documented as output
#define BAY_WAY _IOW('b', 2, struct bay_way)
//      ^^^^^^^ error: 'BAY_WAY' is _IOW, but 'out' of 'struct bay_way' is documented as output
#define BAY_CLOSE _IOW('b', 3, struct bay_handle)
#define BAY_PARTS _IOC(_IOC_WRITE, 'b', 4, sizeof(struct bay_part))
//      ^^^^^^^^^ error: 'BAY_PARTS' is _IOW, but 'out' of 'struct bay_part' is documented as output

struct bay_answer {
	__u32 key;
	/* Return value of the call. Gets returned to the driver that made it. */
	__u32 error;
};

/* A program that stands in for a device says what became of a call of the kernel's. */
#define BAY_ANSWER _IOW('b', 9, struct bay_answer)

struct bay_left {
	__u32 key;
	/* Return code, handed back to user space. */
	__u32 error;
};

#define BAY_LEAVE _IOW('b', 10, struct bay_left)
//      ^^^^^^^^^ warning: 'BAY_LEAVE' is _IOW, but 'error' of 'struct bay_left' is documented as output
