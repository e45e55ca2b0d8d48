// path: include/uapi/linux/bay.h
/* Each is a type of its own, so that each is named. */
enum bay_width { BAY_NARROW };
enum bay_height { BAY_LOW };
enum bay_order { BAY_FIRST };
enum bay_mode { BAY_SLOW };

struct bay_config {
	enum bay_width width;
	//             ^^^^^ warning: 'width' is an enum bay_width: use __u32
	enum bay_height height;
	//              ^^^^^^ warning: 'height' is an enum bay_height: use __u32
	enum bay_order order;
	//             ^^^^^ warning: 'order' is an enum bay_order: use __u32
	enum bay_mode mode;
	//            ^^^^ warning: 'mode' is an enum bay_mode: use __u32
};
