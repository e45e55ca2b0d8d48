// path: include/xen/interface/io/bay.h
struct xen_bay {
	unsigned int ref;
	//           ^^^ warning: 'ref' is a plain unsigned int: use u32
	uint32_t flags;
	unsigned long frame;
};
