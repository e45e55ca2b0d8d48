// path: include/uapi/hyperv/bay.h
/* The order is the hypervisor's to choose. */
union bay_port {
	__u32 as_uint32;
	struct {
		__u32 id : 24;
		//    ^^ advice: 'id' is a bit-field (and the next): use a sized integer and masks
		__u32 rest : 8;
	};
};
