// path: include/net/bay.h
struct bay_reply {
	__u8 status;
	__u16 mtu;
	//    ^^^ advice: 'mtu' is a __u16 in a record whose bytes others read: use __le16
} __packed;

struct bay_link {
	__u8 status;
	__u16 mtu;
};
