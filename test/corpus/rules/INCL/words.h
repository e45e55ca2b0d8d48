// path: include/uapi/linux/bay.h
// column 1 warning: a // comment, which C90 programs cannot read
#include <asm/types.h>
// column 1 warning: includes <asm/types.h>: use <linux/types.h>
#include <stdint.h>
// column 1 advice: includes <stdint.h>, a header of the C library
#include <linux/ioctl.h>
#include "bay_more.h"
#if defined(CONFIG_BAY)
// column 1 warning: 'CONFIG_BAY' means nothing in user space
#endif
/* #include <linux/slab.h> */
extern "C" {
extern int bay_open(int nr);
// column 1 warning: 'bay_open' is declared extern, but user space cannot link to it
extern int (*bay_hook)(int nr);
// column 1 warning: 'bay_hook' is declared extern, but user space cannot link to it
extern int bay_pure(int nr,
// column 1 warning: 'bay_pure' is declared extern, but user space cannot link to it
		    int more) __attribute__((const));
extern struct bay *bay_first;
// column 1 warning: 'bay_first' is declared extern, but user space cannot link to it
extern const char bay_name[];
// column 1 warning: 'bay_name' is declared extern, but user space cannot link to it
extern const __u32 bay_sizes[2][3];
// column 1 warning: 'bay_sizes' is declared extern, but user space cannot link to it
}
struct bay {
	__u32 key;
};
