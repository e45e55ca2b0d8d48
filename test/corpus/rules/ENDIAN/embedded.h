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

struct virtio_bay_config {
	__u32 size;
	//    ^^^^ advice: 'size' is a __u32 that a device may read in another byte order: use __le32
	__u8 lanes[4];
	/* Zero has no order. */
	__u32 reserved;
};

struct bay_local {
	__u32 key;
	__u32 owner;
};
