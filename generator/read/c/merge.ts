// Effects of one file on different targets, made one effect for all of them.
import type { Target } from "../../targets/index.ts";
import { sameTag, sameType, sameValue, type Same } from "./alike.ts";
import type { TableEffect } from "./atom-table.ts";
import type { Effect } from "./scope.ts";
import { meaningOn, Split, type Meaning } from "./split.ts";

/** What reading a file did for some targets. */
export interface TargetEffect<E = Effect> {
  readonly targets: readonly Target[];
  readonly effect: E;
}

/** One effect for all targets. All started from the same moment; `texts` are the words. */
export function mergeEffects(parts: readonly TargetEffect[], texts: readonly string[]): Effect {
  const only = <K extends keyof Effect>(table: K): TargetEffect<Effect[K]>[] =>
    parts.map(({ targets, effect }) => ({ targets, effect: effect[table] }));
  return {
    macros: mergeTables(only("macros"), texts, (a, b) => a === b),
    typedefs: mergeTables(only("typedefs"), texts, sameType),
    tags: mergeTables(only("tags"), texts, sameTag),
    constants: mergeTables(only("constants"), texts, sameValue),
  };
}

function mergeTables<T>(
  parts: readonly TargetEffect<TableEffect<T>>[],
  texts: readonly string[],
  same: Same<T>,
): TableEffect<T> {
  const before = new Map<number, Meaning<T>>();
  for (const { effect } of parts) {
    for (const [at, atom] of effect.reads.entries()) before.set(atom, effect.before[at]);
  }
  const written = parts.map(({ effect }) => {
    return new Map(effect.writes.map((atom, at) => [atom, effect.after[at]]));
  });
  const entries = new Map<number, Meaning<T>>();
  for (const { effect } of parts) {
    for (const [at, atom] of effect.writes.entries()) entries.set(atom, effect.entries[at]);
  }
  const writes = [...entries.keys()];
  const after = writes.map((atom) => {
    const left = written.map((part) => {
      if (part.has(atom)) return part.get(atom);
      // Some targets leave the word as it was, so what it was matters.
      before.set(atom, entries.get(atom));
      return entries.get(atom);
    });
    return joined(parts, left, texts[atom]!, same);
  });
  return {
    reads: [...before.keys()],
    before: [...before.values()],
    writes,
    entries: [...entries.values()],
    after,
  };
}

/** One meaning where targets agree, else one for each. */
function joined<T>(
  parts: readonly TargetEffect<unknown>[],
  meanings: readonly Meaning<T>[],
  name: string,
  same: Same<T>,
): Meaning<T> {
  const first = meanings[0];
  if (meanings.every((meaning) => meaning === first)) return first;
  const known: T[] = [];
  const byTarget = new Map<Target, T | undefined>();
  for (const [at, { targets }] of parts.entries()) {
    for (const target of targets) {
      const meaning = meaningOn(meanings[at], target);
      const like = meaning && known.find((one) => one === meaning || same(one, meaning));
      if (meaning !== undefined && like === undefined) known.push(meaning);
      byTarget.set(target, like ?? meaning);
    }
  }
  const distinct = new Set(byTarget.values());
  if (distinct.size === 1) return [...distinct][0];
  const of = (target: Target): T | undefined => byTarget.get(target);
  return new Split(name, of, (target) => of(target) as object | undefined);
}
