// path: include/xen/interface/io/bay.h
struct xen_bay {
	unsigned int ref;
	//           ^^^ advice: 'ref' is a plain unsigned int: use uint32_t
	uint32_t flags;
	unsigned long frame;
};
