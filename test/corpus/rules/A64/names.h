// path: include/uapi/linux/iommufd.h
/* The word for a typedef is that of the integer it stands for. */
typedef __u64 bay_addr_t;
typedef bay_addr_t bay_base_t;
typedef __s64 bay_time_t;
typedef __le64 bay_wire_t;

struct bay {
	bay_base_t base;
	//         ^^^^ warning: 'base' is a plain bay_base_t, 8-byte aligned by its place alone: use __aligned_u64
	bay_time_t time;
	//         ^^^^ warning: 'time' is a plain bay_time_t, 8-byte aligned by its place alone: use __aligned_s64
	bay_wire_t wire;
	//         ^^^^ warning: 'wire' is a plain bay_wire_t, 8-byte aligned by its place alone: use __aligned_le64
};
