// path: include/linux/kho/abi/bay.h
struct bay_late {
	u16 kind;
	//  ^^^^ advice: 'kind' stands before the wider 'base': from wide to narrow every access is aligned
	u64 base;
	u32 key;
} __packed;

/* What is not packed has holes instead, and rules of its own for them. */
struct bay_natural {
	u16 kind;
	u64 base;
};

/* Not from wide to narrow, but each where its width asks. */
struct bay_pairs {
	u32 key;
	u32 flags;
	u64 base;
} __packed;

/* Who states the size stays in front. */
struct bay_sized {
	u32 size;
	u32 flags;
	u64 base;
} __packed;

/* Bit-fields are ordered by what they mean. */
struct bay_bits {
	u32 kind : 4;
	u32 key : 28;
	u64 base;
} __packed;
