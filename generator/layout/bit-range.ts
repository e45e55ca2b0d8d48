// Places in bits, so that bit-fields and other members compare alike.
import type { Slot } from "./layout.ts";

/** Where a member lies, bits. */
export interface BitRange {
  readonly offset: number;
  readonly size: number;
}

/**
 * Where the ones lie in the bytes of an object whose other bits are all zero, counted in the
 * target's bit order; offset -1 where there are none. Records may be of gigabytes.
 */
export function onesIn(bytes: Uint8Array, bigEndian: boolean): BitRange {
  let offset = -1;
  let size = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      if (((byte >> (bigEndian ? 7 - bit : bit)) & 1) === 0) continue;
      if (offset < 0) offset = at * 8 + bit;
      size++;
    }
  }
  return { offset, size };
}

/** The bits of a slot that lies `at` bytes from the start of the record they are counted from. */
export function bitRange({ bits, offset, size }: Slot, at: number = offset): BitRange {
  if (bits === undefined) return { offset: at * 8, size: size * 8 };
  // Those of a bit-field count from the record that declares it.
  return { offset: (at - offset) * 8 + bits.offset, size: bits.size };
}
