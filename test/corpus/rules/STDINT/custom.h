// path: include/uapi/linux/fuse.h
struct fuse_bay_out {
	uint64_t fh;
};
