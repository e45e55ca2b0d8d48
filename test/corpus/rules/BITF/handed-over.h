// path: include/linux/kho/abi/bay.h
struct bay_folio_ser {
	u64 pfn : 52;
	//  ^^^ advice: 'pfn' is a bit-field (and the next): use a sized integer and masks
	u64 flags : 12;
	u64 index;
} __packed;

/* Four bits are left over: where they lie is the compiler's choice. */
struct bay_leaf_ser {
	u64 pfn : 52;
	//  ^^^ warning: 'pfn' is a bit-field (and the next): use a sized integer and masks
	u64 flags : 8;
	u64 index;
} __packed;
