// Places in bits, so that bit-fields and other members compare alike.
import type { Slot } from "./layout.ts";

/** Where a member lies, bits. */
export interface BitRange {
  readonly offset: number;
  readonly size: number;
}

/** The bits of a slot that lies `at` bytes from the start of the record they are counted from. */
export function bitRange({ bits, offset, size }: Slot, at: number = offset): BitRange {
  if (bits === undefined) return { offset: at * 8, size: size * 8 };
  // Those of a bit-field count from the record that declares it.
  return { offset: (at - offset) * 8 + bits.offset, size: bits.size };
}
