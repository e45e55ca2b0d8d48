// Which targets agree.
import type { CRecord } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { groupedBy } from "../lists/index.ts";
import { anatomyOf } from "./anatomy.ts";
import { declaredFor, declaring } from "./declared.ts";
import { kindsOf } from "./kind.ts";
import { layoutOf } from "./lay.ts";
import type { Layout, LayoutGroup, Slot } from "./layout.ts";

/** Whether two layouts put members of the same names, inner ones too, at the same places. */
export function sameLayout(a: Layout, b: Layout): boolean {
  if (a === b) return true;
  if (a.size !== b.size || a.align !== b.align || a.exact !== b.exact) return false;
  if (a.slots.length !== b.slots.length) return false;
  for (let at = 0; at < a.slots.length; at++)
    if (!sameSlot(a.slots[at]!, b.slots[at]!)) return false;
  return true;
}

function sameSlot(a: Slot, b: Slot): boolean {
  if (a.offset !== b.offset || a.size !== b.size || a.bits?.offset !== b.bits?.offset) return false;
  if (a.member !== b.member && a.member.name !== b.member.name) return false;
  if (a.inner === undefined || b.inner === undefined) return a.inner === b.inner;
  return sameLayout(a.inner, b.inner);
}

/**
 * The distinct layouts of a record, each with the targets that have it, in target order. A layout's
 * own `target` is one of those it stands for. Targets it is not declared for are in none, unless
 * all are such.
 */
export function groupLayouts(record: CRecord, targets: readonly Target[]): readonly LayoutGroup[] {
  if (record.variants === undefined) return groupsOf(record, targets);
  const having = declaring(record, targets);
  if (having.length === 0) return groupsOf(record, targets);
  const byVariant = groupedBy(having, (target) => declaredFor(record, target));
  const groups = [...byVariant].flatMap(([variant, some]) => groupsOf(variant, some));
  return orderLayouts(mergeLayouts(groups), having);
}

/** As `groupLayouts`, of one declaration. */
function groupsOf(record: CRecord, targets: readonly Target[]): readonly LayoutGroup[] {
  if (targets.length === 1) return [{ layout: layoutOf(record, targets[0]!), targets }];
  const kinds = kindsOf(targets, anatomyOf(record).needs);
  if (kinds.length === 1) return [{ layout: layoutOf(record, kinds[0]![0]!), targets }];
  const groups = mergeLayouts(
    kinds.map((kind) => ({ layout: layoutOf(record, kind[0]!), targets: kind })),
  );
  if (groups.length === 1) return [{ layout: groups[0]!.layout, targets }];
  if (groups.length === kinds.length) return groups;
  return groups.map(({ layout, targets: some }) => {
    return { layout, targets: targets.filter((target) => some.includes(target)) };
  });
}

/**
 * Groups with equal layouts become one, at the place of the first. They are no more than there are
 * targets; `joinLayouts` is for any number.
 */
function mergeLayouts(groups: Iterable<LayoutGroup>): readonly LayoutGroup[] {
  const merged: LayoutGroup[] = [];
  for (const group of groups) {
    const at = merged.findIndex(({ layout }) => sameLayout(layout, group.layout));
    if (at < 0) merged.push(group);
    else {
      const { layout, targets } = merged[at]!;
      merged[at] = { layout, targets: targets.concat(group.targets) };
    }
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
