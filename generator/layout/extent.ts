// How many bytes a type takes, and on what boundary.
import { type CRecord, depthMax, scalarType, type Type, underlying } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import type { Ground, InnerExtent } from "./ground.ts";
import { shrinksRecords } from "./kind.ts";
import type { Layout } from "./layout.ts";
import type { Part } from "./part.ts";

const nothing: InnerExtent = { size: 0, align: 1, exact: false, inner: undefined };

/** How the layout of a nested record is found: records and types contain each other. */
export type InnerLayout = (record: CRecord, target: Target, depth: number) => Layout;

/** Size and alignment of a type that stands `depth` records deep; total. */
export function extentAt(
  part: Part,
  ground: Ground,
  depth: number,
  layoutAt: InnerLayout,
): InnerExtent {
  const { record, count, aligned } = part;
  const deep = depth + part.hops;
  if (deep > depthMax) return nothing;
  if (record !== undefined) {
    const inner = layoutAt(record, ground.target, deep + 1);
    const align = aligned ?? (isLikeInteger(inner, ground.target) ? 4 : inner.align);
    return { size: inner.size * count, align, exact: inner.exact, inner };
  }
  const word = ground.target.shortEnums ? part.shortWord : part.word;
  const one = word < 0 ? nothing : ground.extents[word]!;
  if (count === 1 && aligned === undefined) return one;
  return {
    size: one.size * count,
    align: aligned ?? one.align,
    exact: one.exact,
    inner: undefined,
  };
}

/**
 * i386 aligns to 4 in a record what is as large as its largest integer: that, and records of that
 * size. Only one that is `_Atomic` itself, or that its author aligned, stays on 8, and one that gcc
 * keeps in no integer.
 */
function isLikeInteger(layout: Layout, target: Target): boolean {
  const { size, align, record } = layout;
  const isLike = size === 8 && align === 8 && shrinksRecords(target) && !isAligned(record, 0);
  return isLike && isOfIntegers(layout, 0);
}

/**
 * Whether gcc may keep a record in an integer: no member is an array or a record of a size no
 * integer has, such as `char c[3]`, an array without a count, or something it keeps elsewhere.
 */
function isOfIntegers({ record, slots }: Layout, depth: number): boolean {
  if (depth > depthMax) return false;
  return slots.every(({ member, size, bits, inner }) => {
    const type = underlying(member.type);
    if (bits !== undefined || (type.kind !== "array" && type.kind !== "record")) return true;
    if (size === 0) return type.kind !== "array" || type.count !== null;
    if (size !== 1 && size !== 2 && size !== 4 && size !== 8) return false;
    if (inner !== undefined) return isOfIntegers(inner, depth + 1);
    // A vector of floats is in memory, a decimal that is all of a struct is a decimal.
    const of = vectorOf(member.type);
    return of === undefined || (of === scalarType("uchar") && record.kind === "union");
  });
}

/** The element of a vector or a decimal of 8 bytes that is aligned to as many. */
function vectorOf(type: Type): Type | undefined {
  let at = type;
  for (; at.kind === "typedef" || at.kind === "array"; at = at.of)
    if (at.kind === "typedef" && at.inherent === true && at.aligned === 8)
      return at.of.kind === "array" ? at.of.of : undefined;
  return undefined;
}

function isAligned({ aligned, members }: CRecord, depth: number): boolean {
  if (aligned !== undefined || depth > depthMax) return true;
  return members.some((member) => {
    if (member.aligned !== undefined) return true;
    let at = member.type;
    for (; at.kind === "typedef" || at.kind === "array"; at = at.of)
      if (at.kind === "typedef" && at.aligned !== undefined) return at.inherent !== true;
    return at.kind === "record" && isAligned(at.record, depth + 1);
  });
}
