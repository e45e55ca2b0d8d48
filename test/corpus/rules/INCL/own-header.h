// path: include/linux/bay.h
#include <linux/slab.h>
#ifdef CONFIG_BAY
extern int bay_count;
#endif
struct bay {
	__u32 key;
};
