// A record on one target: where every member lies and which bytes belong to nobody.
import type { CRecord, Member } from "../model/index.ts";
import type { Target } from "../targets/index.ts";

/**
 * A member with its place. Offsets count from the start of the record that declares the member, so
 * the layout of a nested record can be shared; `placed` walks down with absolute offsets.
 */
export interface Slot {
  readonly member: Member;
  /** Bytes. For a bit-field: the byte that holds its first bit. */
  readonly offset: number;
  /** Bytes, the whole array; 0 for a flexible array and for a bit-field. */
  readonly size: number;
  /** The alignment it was placed with, bytes; 1 when packed. For a bit-field, its type's. */
  readonly align: number;
  /** Place and width in bits, counted in the target's bit order (see `Target.endian`). */
  readonly bits: { readonly offset: number; readonly size: number } | undefined;
  /** The layout of the record it is, or of which it is an array. */
  readonly inner: Layout | undefined;
}

/**
 * Bytes or bits that belong to no member. A hole lies between two members, a tail after the last,
 * `bits` is the unused rest beside bit-fields. Source of the words: pahole.
 */
export interface Gap {
  readonly kind: "hole" | "bits" | "tail";
  /** Bytes for holes and tails, bits for `bits`. */
  readonly offset: number;
  /** Bytes for holes and tails, bits for `bits`. */
  readonly size: number;
  /** The slots it lies between; a tail has no `after`, a hole at the very start no `before`. */
  readonly before: Slot | undefined;
  readonly after: Slot | undefined;
  /** A flexible array starts inside this tail, so its first elements overlap the padding. */
  readonly flexible: boolean;
}

/** A record laid out on a target. Sizes of members, holes and tail add up to `size`. */
export interface Layout {
  readonly record: CRecord;
  readonly target: Target;
  /** Bytes. */
  readonly size: number;
  /** Bytes. */
  readonly align: number;
  /** In declaration order; unnamed bit-fields included, zero-width ones too (size 0). */
  readonly slots: readonly Slot[];
  /** In offset order. A union has none but its tail: its members do not follow each other. */
  readonly gaps: readonly Gap[];
  /**
   * False when a member's type is unknown or the record was cut off: `slots` then ends before the
   * first member whose place is not certain, `gaps` holds the holes between those, and `size`,
   * `align` and the tail mean nothing.
   */
  readonly exact: boolean;
}

/** One distinct layout and all the targets that have it. */
export interface LayoutGroup {
  readonly layout: Layout;
  readonly targets: readonly Target[];
}
