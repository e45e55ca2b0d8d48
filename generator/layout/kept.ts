// What i386 keeps a record of 8 bytes in: that decides how it is aligned inside of another.
import { depthMax, type Type, underlying } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { shrinksRecords } from "./kind.ts";
import type { Layout, Slot } from "./layout.ts";
import { alignedTypedef, ownAlign } from "./own-align.ts";

/**
 * i386 aligns to 4 in a record what is as large as its largest integer: that, and records of that
 * size. Only one that is `_Atomic` itself, or that its author aligned, stays on 8, and one that gcc
 * keeps in no integer.
 */
export function isLikeInteger(layout: Layout, target: Target): boolean {
  const { size, align } = layout;
  const isLike = size === 8 && align === 8 && shrinksRecords(target) && !isAligned(layout, 0);
  return isLike && keptIn(layout, 0) === "integer";
}

/** A complex or decimal number is kept as such, where it is all there is. */
type Kept = "integer" | "number" | "memory";

/**
 * What gcc keeps a record in: in memory where any member is kept there; a struct like the member
 * that fills it; else in an integer.
 */
function keptIn({ record, slots, size }: Layout, depth: number): Kept {
  if (depth > depthMax) return "memory";
  let whole: Kept = "integer";
  for (const slot of slots) {
    const kept = memberKeptIn(slot, depth);
    if (kept === "memory") return kept;
    if (slot.size === size) whole = kept;
  }
  return record.kind === "struct" ? whole : "integer";
}

/** A member of a size no integer has, such as `char c[3]`, or without a count is in memory. */
function memberKeptIn({ member, size, bits, inner }: Slot, depth: number): Kept {
  const type = underlying(member.type);
  if (bits !== undefined || (type.kind !== "array" && type.kind !== "record")) return "integer";
  if (size === 0) return type.kind === "array" && type.count === null ? "memory" : "integer";
  if (size !== 1 && size !== 2 && size !== 4 && size !== 8) return "memory";
  if (inner !== undefined) {
    const kept = keptIn(inner, depth + 1);
    return kept === "number" && size > inner.size ? "integer" : kept;
  }
  return numberKeptIn(member.type);
}

/** What is no record and 8 bytes at most: a vector of floats is in memory. */
function numberKeptIn(type: Type): Kept {
  let at = type;
  for (; at.kind === "typedef" || at.kind === "array"; at = at.of) {
    if (at.kind !== "typedef" || at.of.kind !== "array") continue;
    if (at.name === "_Complex float") return "number";
    if (at.inherent !== true || at.aligned !== 8) continue;
    const { of } = at.of;
    return of.kind === "scalar" && of.scalar === "uchar" ? "number" : "memory";
  }
  return "integer";
}

/** Whether its author asked for the alignment. Less than a type has by itself is not asked for. */
export function isAligned({ record, slots, target }: Layout, depth: number): boolean {
  if (record.aligned !== undefined || depth > depthMax) return true;
  return slots.some((slot) => {
    const { aligned, packed, type } = slot.member;
    const isFree = slot.bits !== undefined || packed === true || record.packed === true;
    const least = aligned === undefined || isFree ? 0 : ownAlign(type, slot.inner, target);
    if (aligned !== undefined && (aligned === "max" || aligned >= least)) return true;
    const named = alignedTypedef(type);
    if (named !== undefined) return named.inherent !== true;
    return slot.inner !== undefined && isAligned(slot.inner, depth + 1);
  });
}
