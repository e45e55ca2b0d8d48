// The alignment of types where they stand in no record: i386 aligns some to more there.
import { type Type, type TypedefType, underlying } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { groundOf, type InnerExtent } from "./ground.ts";
import { shrinksRecords } from "./kind.ts";
import type { Layout } from "./layout.ts";
import { Part } from "./part.ts";

/** Bytes. Integers of 8 bytes are aligned to 8, and a record as it is laid out. */
export function ownAlign(type: Type, inner: Layout | undefined, target: Target): number {
  const { extents } = groundOf(target);
  const named = alignedTypedef(type);
  if (named?.aligned !== undefined) {
    const { word, count } = new Part(named);
    // A vector of integers, which lies as one integer of its size does.
    const isLikeOne = named.inherent === true && (extents[word]?.size ?? 0) * count === 8;
    return isLikeOne && shrinksRecords(target) ? 8 : named.aligned;
  }
  if (inner !== undefined) return inner.align;
  const { size, align } = extents[new Part(type).word] ?? { size: 1, align: 1 };
  return size === 8 ? 8 : align;
}

/**
 * The extent of a member's type as `ms_struct` has it. clang aligns there every scalar to its size,
 * even where a typedef asks for less, but no array without a count.
 */
export function outside(type: Type, part: Part, extent: InnerExtent, target: Target): InnerExtent {
  if (target.compiler === "gcc") return { ...extent, align: ownAlign(type, extent.inner, target) };
  const size = scalarSize(type, part, target);
  const isPower = (size & (size - 1)) === 0;
  return isPower && size > extent.align ? { ...extent, align: size } : extent;
}

/** Bytes of the scalar a type is, or is an array of; 0: it is a vector, an atomic, a complex. */
function scalarSize(type: Type, { word }: Part, target: Target): number {
  const outer = underlying(type);
  if (outer.kind === "array" && outer.count === null) return 0;
  let at = type;
  for (; at.kind === "typedef" || at.kind === "array"; at = at.of)
    if (at.kind === "typedef" && (at.inherent === true || at.name.startsWith("_Complex"))) return 0;
  return at.kind === "scalar" ? (groundOf(target).extents[word]?.size ?? 0) : 0;
}

/** The outermost typedef that says how a type, or its elements, are aligned. */
export function alignedTypedef(type: Type): TypedefType | undefined {
  for (let at = type; at.kind === "typedef" || at.kind === "array"; at = at.of)
    if (at.kind === "typedef" && at.aligned !== undefined) return at;
  return undefined;
}
