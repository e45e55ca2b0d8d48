// path: include/uapi/linux/bay.h
struct bay_platform {
	uuid_t owner;
	//     ^^^^^ warning: 'owner' is a uuid_t, which only the kernel has: use __u8 [16]
	dma_addr_t base;
	//         ^^^^ warning: 'base' is a dma_addr_t, whose width depends on the configuration: use a fixed width
};
