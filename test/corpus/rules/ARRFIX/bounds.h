// path: include/uapi/linux/bay.h
struct bay_cpus {
	__u32 load[NR_CPUS];
	//    ^^^^ error: the length of 'load' is NR_CPUS, which differs between kernels
};

struct bay_nodes {
	__u32 use[2 * MAX_NUMNODES];
	//    ^^^ error: the length of 'use' is MAX_NUMNODES, which differs between kernels
};

/* A number of the interface's own, whatever it is near to. */
#define BAY_NR_CPUS 64
#define BAY_PAGE_SIZE 4096
struct bay_own {
	__u32 load[BAY_NR_CPUS];
	__u8 page[BAY_PAGE_SIZE];
};
