// How many bytes a type takes, and on what boundary.
import type { CRecord, EnumType, Scalar, Type } from "../model/index.ts";
import type { ScalarLayout, Target } from "../targets/index.ts";
import type { Layout } from "./layout.ts";

/** Size and alignment inside a record, bytes; not exact when something unknown is inside. */
export interface Extent extends ScalarLayout {
  readonly exact: boolean;
  /** The layout behind it when the type is a record or an array of records. */
  readonly inner?: Layout;
}

const nothing: Extent = { size: 0, align: 1, exact: false };

/** Deeper nesting than any header has; beyond it a type counts as unknown, so recursion ends. */
export const depthMax = 100;

/** How the layout of a nested record is found: records and types contain each other. */
export type InnerLayout = (record: CRecord, target: Target, depth: number) => Layout;

/** The extents of a target's scalars and pointers, made once: most members are one of these. */
interface Plain {
  readonly scalars: Readonly<Record<string, Extent>>;
  readonly pointer: Extent;
}

const plainOf = new WeakMap<Target, Plain>();
/** Members come by the thousand for one target. */
let last: { readonly target: Target; readonly plain: Plain } | undefined;

function plain(target: Target): Plain {
  if (last?.target === target) return last.plain;
  let known = plainOf.get(target);
  if (known === undefined) {
    const exact = ({ size, align }: ScalarLayout): Extent => ({ size, align, exact: true });
    const scalars = Object.entries(target.scalars).map(([name, one]) => [name, exact(one)]);
    known = { scalars: Object.fromEntries(scalars), pointer: exact(target.pointer) };
    plainOf.set(target, known);
  }
  last = { target, plain: known };
  return known;
}

/** Size and alignment of a type that stands `depth` records deep; total. */
export function extentAt(type: Type, target: Target, depth: number, layoutAt: InnerLayout): Extent {
  if (depth > depthMax) return nothing;
  switch (type.kind) {
    case "scalar":
      return plain(target).scalars[type.scalar] ?? nothing;
    case "pointer":
      return plain(target).pointer;
    case "enum":
      return plain(target).scalars[enumScalar(type, target)] ?? nothing;
    case "typedef": {
      const of = extentAt(type.of, target, depth + 1, layoutAt);
      return type.aligned === undefined ? of : { ...of, align: type.aligned };
    }
    case "array": {
      const { size, align, exact, inner } = extentAt(type.of, target, depth + 1, layoutAt);
      const all = size * (type.count ?? 0);
      return inner === undefined ? { size: all, align, exact } : { size: all, align, exact, inner };
    }
    case "record": {
      const inner = layoutAt(type.record, target, depth + 1);
      const align = isLikeInteger(inner, target) ? 4 : inner.align;
      return { size: inner.size, align, exact: inner.exact, inner };
    }
    case "function":
    case "unknown":
      return nothing;
  }
}

/**
 * i386 aligns to 4 in a record what is as large as its largest integer: that, and records of that
 * size. Only one that is `_Atomic` itself, or that its author aligned, stays on 8.
 */
function isLikeInteger({ size, align, record }: Layout, target: Target): boolean {
  if (size !== 8 || align !== 8 || target.name !== "i386") return false;
  return target.compiler === "gcc" && !isAligned(record, 0);
}

function isAligned({ aligned, members }: CRecord, depth: number): boolean {
  if (aligned !== undefined || depth > depthMax) return true;
  return members.some((member) => {
    if (member.aligned !== undefined) return true;
    let at = member.type;
    for (; at.kind === "typedef" || at.kind === "array"; at = at.of)
      if (at.kind === "typedef" && at.aligned !== undefined) return at.atomic !== true;
    return at.kind === "record" && isAligned(at.record, depth + 1);
  });
}

/**
 * The integer an enum becomes: unsigned int, int when a value is negative, 64 bits when one needs
 * it; the smallest that fits when packed or where the compiler shortens enums.
 */
function enumScalar(type: EnumType, target: Target): Scalar {
  let least = 0n;
  let most = 0n;
  for (const { value } of type.values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const fits = (bits: bigint): boolean =>
    least < 0n ? least >= -(1n << (bits - 1n)) && most < 1n << (bits - 1n) : most < 1n << bits;
  // An enum without known values is one whose definition was not at hand: an int in practice.
  const short = (type.packed === true || target.shortEnums) && type.values.length > 0;
  if (short && fits(8n)) return "uchar";
  if (short && fits(16n)) return "ushort";
  return fits(32n) ? "uint" : "ullong";
}
