/* SPDX-License-Identifier: MIT */
/* What the headers of a rack share: read for every target that answers differently. */
#ifndef RACK_TYPES_H
#define RACK_TYPES_H

#include <linux/types.h>

#if defined(__x86_64__) || (defined(__aarch64__) && !defined(__ILP32__))
#define RACK_WORD_BITS 64
typedef unsigned long rack_word_t;
#elif __SIZEOF_LONG__ > 4
#define RACK_WORD_BITS (8 * 8)
typedef unsigned long long rack_word_t;
#else
#define RACK_WORD_BITS 32
typedef __u32 rack_word_t;
#endif

#define RACK_NAME_LEN (1U << 5)
#define RACK_ROUND(n, to) ((((n) + (to) - 1) / (to)) * (to))
#define RACK_FIELD(type, name) type rack_##name
#define RACK_EACH(use, ...) use(__VA_ARGS__)
#define RACK_TEXT(word) #word

enum rack_kind {
	RACK_NONE,
	RACK_TALL = RACK_WORD_BITS == 64 ? 2 : 1,
	RACK_WIDE = ~0 & 0x7f,
	RACK_DEEP = RACK_ROUND(sizeof(rack_word_t) + 1, 4) | (1 << 8),
	RACK_KINDS = 'k' % 5 ^ 3,
};

typedef struct rack_stamp {
	__s64 seconds;
	long nanoseconds;
} rack_stamp_t;

#ifdef __BIG_ENDIAN
struct rack_pair { __be32 high, low; };
#else
struct rack_pair { __le32 low, high; };
#endif

#endif
