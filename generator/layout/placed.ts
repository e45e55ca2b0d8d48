// Walking a layout with offsets from the start of the outermost record.
import type { Layout, Slot } from "./layout.ts";

/** A slot seen from the outermost record. */
export interface Placed {
  readonly slot: Slot;
  /** Member names from the outermost record down; anonymous records add none. */
  readonly path: readonly string[];
  /** Bytes from the start of the outermost record. */
  readonly offset: number;
  /** How many records it lies inside. */
  readonly depth: number;
}

/**
 * Every slot in order. An anonymous record's members follow it; those of a named one follow only
 * when `into` is "all" (for an array of records: those of element 0).
 */
export function* placed(
  layout: Layout,
  into: "anonymous" | "all" = "anonymous",
  base = 0,
  path: readonly string[] = [],
  depth = 0,
): Generator<Placed> {
  for (const slot of layout.slots) {
    const { name } = slot.member;
    const here = name === "" ? path : [...path, name];
    yield { slot, path: here, offset: base + slot.offset, depth };
    if (slot.inner !== undefined && (into === "all" || name === ""))
      yield* placed(slot.inner, into, base + slot.offset, here, depth + 1);
  }
}
