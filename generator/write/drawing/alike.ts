// Layouts a drawing shows the same of, told before anything is drawn.
import type { Layout, Slot } from "../../layout/index.ts";

/**
 * Whether two layouts give every row the same offset and size, padding and all: they may differ in
 * alignment, and in what is inside a record that has a tag.
 */
export function areDrawnAlike(a: Layout, b: Layout): boolean {
  if (a.size !== b.size || a.exact !== b.exact) return false;
  const { slots } = a;
  if (a.record.kind !== b.record.kind || slots.length !== b.slots.length) return false;
  for (let at = 0; at < slots.length; at++) if (!isAlike(slots[at]!, b.slots[at]!)) return false;
  return true;
}

function isAlike(a: Slot, b: Slot): boolean {
  if (a.offset !== b.offset || a.size !== b.size) return false;
  const { bits, inner } = a;
  if (bits !== b.bits && (bits?.offset !== b.bits?.offset || bits?.size !== b.bits?.size))
    return false;
  if (inner === b.inner) return true;
  if (inner === undefined || b.inner === undefined) return false;
  if (inner.record !== b.inner.record) return false;
  return inner.record.name !== "" || areDrawnAlike(inner, b.inner);
}
