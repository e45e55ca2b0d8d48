// How many bytes a type takes, and on what boundary.
import { type CRecord, depthMax } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import type { Ground, InnerExtent } from "./ground.ts";
import { isLikeInteger } from "./kept.ts";
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
