// path: include/uapi/linux/virtio_bay.h
struct virtio_bay_config {
	__le16 nr_bays;
	__u8 padding[2];
	__le32 names_size;
	__u8 names[];
	//   ^^^^^ advice: no member can be added before 'names': there is neither a size nor reserved room
};

struct virtio_bay_names {
	__le32 len;
	__u8 names[];
};
