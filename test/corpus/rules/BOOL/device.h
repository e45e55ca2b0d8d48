// path: drivers/bay/bay_fw.h
struct bay_fw_frame {
	bool on;
	//   ^^ warning: 'on' is a bool: use u8
	u8 id;
	__le16 type;
} __packed;

/* Nobody else's bytes. */
struct bay_frame {
	bool on;
	__le16 type;
};
