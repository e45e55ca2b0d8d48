// Headers of the kernel and of glibc that each architecture has in a form of its own.

/** A header in terms of the target's predefined macros, and the common one it is built on. */
export interface MachineHeader {
  readonly builtOn: string;
  readonly text: string;
}

/** What `asm-generic/posix_types.h` leaves to architectures; the words are built in. */
const ownWords = "long ino mode ipc_pid uid suseconds daddr old_uid old_dev size";

const posixTypes = `${ownWords
  .split(" ")
  .map((word) => `#define __kernel_${word}_t __kernel_${word}_t\n`)
  .join("")}#include <asm-generic/posix_types.h>
`;

const byteOrder = `#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#include <linux/byteorder/big_endian.h>
#else
#include <linux/byteorder/little_endian.h>
#endif
`;

/** Which bits of a number hold what: see `Target.ioctl`. */
const ioctl = `#if defined __alpha__ || defined __mips__ || defined __powerpc__ || defined __sparc__
#define _IOC_SIZEBITS 13
#define _IOC_DIRBITS 3
#define _IOC_NONE 1U
#define _IOC_READ 2U
#define _IOC_WRITE 4U
#elif defined __hppa__
#define _IOC_WRITE 2U
#define _IOC_READ 1U
#endif
#include <asm-generic/ioctl.h>
`;

const bitsPerLong = `#define __BITS_PER_LONG (__SIZEOF_LONG__ * 8)
#include <asm-generic/bitsperlong.h>
`;

/** glibc's, which other headers of it take for the machine's they were installed for. */
const endianness = `#ifndef __BYTE_ORDER
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define __BYTE_ORDER __BIG_ENDIAN
#else
#define __BYTE_ORDER __LITTLE_ENDIAN
#endif
#endif
`;

const wordSize = `#ifndef __WORDSIZE
#define __WORDSIZE (__SIZEOF_LONG__ * 8)
#endif
`;

const headers: ReadonlyMap<string, MachineHeader> = new Map([
  ["bits/endianness.h", { builtOn: "endian.h", text: endianness }],
  ["bits/wordsize.h", { builtOn: "features.h", text: wordSize }],
  ["asm/bitsperlong.h", { builtOn: "asm-generic/bitsperlong.h", text: bitsPerLong }],
  ["asm/byteorder.h", { builtOn: "linux/byteorder/little_endian.h", text: byteOrder }],
  ["asm/ioctl.h", { builtOn: "asm-generic/ioctl.h", text: ioctl }],
  ["asm/posix_types.h", { builtOn: "asm-generic/posix_types.h", text: posixTypes }],
  ["asm/types.h", { builtOn: "asm-generic/types.h", text: "#include <asm-generic/types.h>\n" }],
]);

/** Whether a header is an architecture's own by its name. */
export const isOfMachine = (name: string): boolean => name.startsWith("asm/") || headers.has(name);

/** What stands in for a header of every architecture; undefined for one not known so well. */
export function machineHeader(name: string): MachineHeader | undefined {
  return headers.get(name);
}
