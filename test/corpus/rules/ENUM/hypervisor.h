// path: include/asm-generic/hyperv-tlfs.h
enum hv_bay_kind { HV_BAY_NEAR, HV_BAY_FAR };
struct hv_bay_input {
	u64 partition_id;
	enum hv_bay_kind kind;
	//               ^^^^^ warning: 'kind' is an enum hv_bay_kind: use u32
	u32 flags;
} __packed;

/* The kernel's own book-keeping beside it. */
struct hv_bay_state {
	struct list_head all;
	enum hv_bay_kind kind;
};
