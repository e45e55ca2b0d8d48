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
