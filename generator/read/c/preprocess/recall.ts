// A file read again in other surroundings: what it declares as before is the very same as before.
import type { Target } from "../../../targets/index.ts";
import { sameTag, sameType, sameConstant, type Same } from "../scope/alike.ts";
import { AtomIndex } from "../scope/atom-index.ts";
import type { TableEffect } from "../scope/atom-table.ts";
import type { Effect } from "../scope/scope.ts";
import { meaningOn, Split, type Meaning } from "../scope/split.ts";

/**
 * An effect with the meanings of an earlier one of the same file wherever both say the same on
 * every target. Outcomes are told apart by identity: with a new `__u32` for each reading of
 * `linux/types.h`, all that is included behind it would be read again as well.
 */
export function recalled(effect: Effect, earlier: Effect, targets: readonly Target[]): Effect {
  return {
    macros: inTable(effect.macros, earlier.macros, targets, (a, b) => a === b),
    typedefs: inTable(effect.typedefs, earlier.typedefs, targets, sameType),
    tags: inTable(effect.tags, earlier.tags, targets, sameTag),
    constants: inTable(effect.constants, earlier.constants, targets, sameConstant),
  };
}

/** Where words stand in the earlier effect. */
const known = new AtomIndex();

function inTable<T>(
  table: TableEffect<T>,
  earlier: TableEffect<T>,
  targets: readonly Target[],
  same: Same<T>,
): TableEffect<T> {
  if (table.writes.length === 0 || earlier.writes.length === 0) return table;
  known.clear();
  for (let at = 0; at < earlier.writes.length; at++) known.set(earlier.writes[at]!, at);
  let after: Meaning<T>[] | undefined;
  for (let at = 0; at < table.writes.length; at++) {
    const place = known.get(table.writes[at]!);
    if (place < 0) continue;
    const then = earlier.after[place];
    if (then === table.after[at] || !alike(table.after[at], then, targets, same)) continue;
    after ??= table.after.slice();
    after[at] = then;
  }
  return after === undefined ? table : { ...table, after };
}

function alike<T>(
  now: Meaning<T>,
  then: Meaning<T>,
  targets: readonly Target[],
  same: Same<T>,
): boolean {
  if (now === undefined || then === undefined) return false;
  if (!(now instanceof Split) && !(then instanceof Split)) return same(now, then);
  // Who asks a word of many meanings asks the target: that one is no word of one meaning.
  if (!(now instanceof Split) || !(then instanceof Split)) return false;
  return targets.every((target) => {
    const a = meaningOn(now, target);
    const b = meaningOn(then, target);
    return a === b || (a !== undefined && b !== undefined && same(a, b));
  });
}
