// path: include/linux/kho/abi/bay.h
struct bay_ser {
	u64 root_pa;
	u64 nr;
} __packed;
static_assert(sizeof(struct bay_ser) == 2 * sizeof(unsigned long));
// column 1 error: the assertion compares with sizeof(unsigned long), which is not the same everywhere
static_assert(offsetof(struct bay_ser, nr) == BITS_PER_LONG / 8);
// column 1 error: the assertion compares with BITS_PER_LONG, which is not the same everywhere

static_assert(sizeof(struct bay_ser) == 16);
static_assert(sizeof(struct bay_ser) == 2 * sizeof(u64));
/* Not about a record: what it says of words is true of them. */
static_assert(sizeof(unsigned long) == sizeof(void *));
