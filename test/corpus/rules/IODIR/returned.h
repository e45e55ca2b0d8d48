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
