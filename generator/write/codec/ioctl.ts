// ioctl numbers as the target encodes them.
import type { IoctlUse } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";

const directions = {
  generic: { _IO: 0, _IOR: 2, _IOW: 1, _IOWR: 3, shift: 30 },
  wide: { _IO: 1, _IOR: 2, _IOW: 4, _IOWR: 6, shift: 29 },
  parisc: { _IO: 0, _IOR: 1, _IOW: 2, _IOWR: 3, shift: 30 },
} as const;

/**
 * The number of a command whose argument has `size` bytes: number in bits 0 to 7, type in 8 to 15,
 * size from 16, direction at the top. Source: asm/ioctl.h of each architecture.
 */
export function ioctlNumber(use: IoctlUse, size: number, target: Target): number {
  const table = directions[target.ioctl];
  const carried = use.macro === "_IO" ? 0 : size;
  return table[use.macro] * 2 ** table.shift + carried * 0x10000 + use.type * 0x100 + use.nr;
}
