// path: include/uapi/linux/bay.h
// column 1 warning: a // comment, which C90 programs cannot read
#include <linux/types.h>
#ifdef __KERNEL__
#include <linux/list.h>
#include <linux/slab.h>
#ifdef BAY_WIDE
extern int bay_wide;
#else
extern int bay_narrow;
#endif
extern int bay_count;
#else
#include <linux/mutex.h>
// column 1 warning: includes <linux/mutex.h>, which is not exported
#endif
#include <linux/device.h>
// column 1 warning: includes <linux/device.h>, which is not exported
#ifndef __KERNEL__
#include <linux/mm.h>
// column 1 warning: includes <linux/mm.h>, which is not exported
#elif defined(BAY_WIDE)
#include <linux/err.h>
#else
#include <linux/kref.h>
#endif
#if !defined(__KERNEL__)
#include <linux/gfp.h>
// column 1 warning: includes <linux/gfp.h>, which is not exported
#else
#include <linux/bug.h>
#endif
#if defined(BAY_WIDE)
#include <linux/init.h>
// column 1 warning: includes <linux/init.h>, which is not exported
#elif defined __KERNEL__
#include <linux/xarray.h>
#else
#include <linux/bitops.h>
// column 1 warning: includes <linux/bitops.h>, which is not exported
#endif
#if __KERNEL__
#include <linux/export.h>
#elif BAY_WIDE
#include <linux/printk.h>
// column 1 warning: includes <linux/printk.h>, which is not exported
#endif
struct bay {
	__u32 key;
};

/* What else the kernel is asked, programs do not see; what is asked instead they do. */
#if defined(__KERNEL__) && (defined(CONFIG_BAY) || !defined(CONFIG_BAY_OLD))
#define BAY_SIZE 3
#else
#define BAY_SIZE 2
#endif
#if defined(__KERNEL__) && defined(CONFIG_BAY) || defined(BAY_WIDE)
// column 1 warning: 'CONFIG_BAY' means nothing in user space
#define BAY_SIZE_WIDE 4
#endif
#if defined(__KERNEL__) && (defined(BAY_DEEP)) || defined(CONFIG_BAY_TOO)
// column 1 warning: 'CONFIG_BAY_TOO' means nothing in user space
#define BAY_SIZE_DEEP 5
#endif
#if defined(__KERNEL__) && defined(CONFIG_BAY)
#define BAY_SIZE_OWN 6
#elif defined(CONFIG_BAY_ELSE)
// column 1 warning: 'CONFIG_BAY_ELSE' means nothing in user space
#define BAY_SIZE_OWN 7
#elif defined(__KERNEL__)
#include <linux/kobject.h>
#endif
