// path: include/uapi/linux/bay.h
#include <asm/byteorder.h>
/* As a protocol has them, in the order of either machine. */
struct bay_command {
	__u8 code;
#if defined(__BIG_ENDIAN_BITFIELD)
	__u8 rest : 5;
	__u8 kind : 3;
#elif defined(__LITTLE_ENDIAN_BITFIELD)
	__u8 kind : 3;
	//   ^^^^ advice: 'kind' is a bit-field (and the next): use a sized integer and masks
	__u8 rest : 5;
#endif
} __packed;
