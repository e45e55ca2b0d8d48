// A file read again in other surroundings: what it declares as before is the very same as before.
import type { Target } from "../../targets/index.ts";
import { sameTag, sameType, sameValue, type Same } from "./alike.ts";
import type { TableEffect } from "./atom-table.ts";
import type { Effect } from "./scope.ts";
import { meaningOn, Split, type Meaning } from "./split.ts";

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
    constants: inTable(effect.constants, earlier.constants, targets, sameValue),
  };
}

function inTable<T>(
  table: TableEffect<T>,
  earlier: TableEffect<T>,
  targets: readonly Target[],
  same: Same<T>,
): TableEffect<T> {
  if (table.writes.length === 0 || earlier.writes.length === 0) return table;
  const known = new Map<number, Meaning<T>>();
  for (const [at, atom] of earlier.writes.entries()) known.set(atom, earlier.after[at]);
  const after = table.writes.map((atom, at) => {
    const now = table.after[at];
    const then = known.get(atom);
    return now !== then && alike(now, then, targets, same) ? then : now;
  });
  return { ...table, after };
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
