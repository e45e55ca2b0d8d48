// path: drivers/bay/bay_fw.h
struct bay_fw_head {
	__le16 type;
	u16 length;
	//  ^^^^^^ advice: 'length' is a u16 beside members that state their byte order: use __le16
	u8 lanes;
} __packed;

/* Not packed: what the driver keeps for itself. */
struct bay_state {
	__le16 type;
	u16 length;
};

/* Packed to save room. */
struct bay_small {
	u8 type;
	u16 length;
} __packed;

/* Of several orders it is most likely that of the most. */
struct bay_mixed {
	__be16 type;
	__le16 length;
	__le32 base;
	u16 lanes;
	//  ^^^^^ advice: 'lanes' is a u16 beside members that state their byte order: use __le16
} __packed;

struct bay_even {
	__be16 type;
	__le16 length;
	u16 lanes;
	//  ^^^^^ advice: 'lanes' is a u16 beside members that state their byte order: use __be16
} __packed;
