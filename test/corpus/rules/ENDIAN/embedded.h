// path: include/uapi/linux/virtio_bay.h
struct virtio_bay_head {
	__le16 type;
	__le16 length;
};

struct virtio_bay_mask {
	struct virtio_bay_head head;
	__u8 reserved[4];
	__u64 sizes;
	//    ^^^^^ advice: 'sizes' is a __u64 beside members that state their byte order: use __le64
};

struct virtio_bay_seen_elsewhere {
	struct virtio_lane_head head;
	__u32 key;
	//    ^^^^^ advice: 'key' is a __u32 beside members that state their byte order: use __le32
};

struct virtio_bay_local {
	__u32 key;
	__u32 owner;
};
