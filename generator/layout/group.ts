// Which targets agree.
import type { CRecord } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { kindsOf, needsOf } from "./kind.ts";
import { layoutOf } from "./lay.ts";
import type { Layout, LayoutGroup } from "./layout.ts";

/** Whether two layouts put members of the same names, inner ones too, at the same places. */
export function sameLayout(a: Layout, b: Layout): boolean {
  if (a === b) return true;
  if (a.size !== b.size || a.align !== b.align || a.exact !== b.exact) return false;
  if (a.slots.length !== b.slots.length) return false;
  return a.slots.every((slot, index) => {
    const other = b.slots[index];
    if (other === undefined) return false;
    if (slot.member.name !== other.member.name) return false;
    if (slot.offset !== other.offset || slot.size !== other.size) return false;
    if (slot.bits?.offset !== other.bits?.offset) return false;
    if (slot.inner === undefined || other.inner === undefined) return slot.inner === other.inner;
    return sameLayout(slot.inner, other.inner);
  });
}

/**
 * The distinct layouts of a record, each with the targets that have it, in target order. A layout's
 * own `target` is one of those it stands for.
 */
export function groupLayouts(record: CRecord, targets: readonly Target[]): readonly LayoutGroup[] {
  const [only, ...others] = targets;
  if (only !== undefined && others.length === 0)
    return [{ layout: layoutOf(record, only), targets }];
  const kinds = kindsOf(targets, needsOf(record));
  const groups = mergeLayouts(
    kinds.map((kind) => ({ layout: layoutOf(record, kind[0] as Target), targets: kind })),
  );
  if (groups.length === 1) return [{ layout: (groups[0] as LayoutGroup).layout, targets }];
  return groups.map(({ layout, targets: some }) => {
    const members = new Set(some);
    return { layout, targets: targets.filter((target) => members.has(target)) };
  });
}

/** Groups with equal layouts become one, at the place of the first. */
export function mergeLayouts(groups: Iterable<LayoutGroup>): readonly LayoutGroup[] {
  const merged: { layout: Layout; targets: Target[] }[] = [];
  for (const { layout, targets } of groups) {
    const same = merged.find((known) => sameLayout(known.layout, layout));
    if (same === undefined) merged.push({ layout, targets: [...targets] });
    else same.targets.push(...targets);
  }
  return merged;
}

/** The same in the order of `targets`, whatever order they were read in. */
export function orderLayouts(
  groups: readonly LayoutGroup[],
  targets: readonly Target[],
): readonly LayoutGroup[] {
  const place = new Map(targets.map((target, at) => [target, at]));
  const placeOf = (target: Target | undefined): number => (target && place.get(target)) ?? -1;
  return groups
    .map((group) => {
      const ordered = group.targets.toSorted((a, b) => placeOf(a) - placeOf(b));
      return { layout: group.layout, targets: ordered };
    })
    .toSorted((a, b) => placeOf(a.targets[0]) - placeOf(b.targets[0]));
}
