// Effects of one file on different targets, made one effect for all of them.
import type { Target } from "../../../targets/index.ts";
import { sameTag, sameType, sameConstant, type Same } from "../scope/alike.ts";
import { AtomIndex } from "../scope/atom-index.ts";
import type { TableEffect } from "../scope/atom-table.ts";
import type { Effect } from "../scope/scope.ts";
import { meaningOn, Split, type Meaning } from "../scope/split.ts";

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
    constants: mergeTables(only("constants"), texts, sameConstant),
  };
}

/** Where words stand in the lists that are being put together. */
const readAt = new AtomIndex();
const writeAt = new AtomIndex();

/** Stands for a word that some targets leave as it was. */
const untouched = Symbol("untouched");

/** Words, and what each meant at the start. */
interface Started<T> {
  readonly words: number[];
  readonly meanings: Meaning<T>[];
}

function mergeTables<T>(
  parts: readonly TargetEffect<TableEffect<T>>[],
  texts: readonly string[],
  same: Same<T>,
): TableEffect<T> {
  const reads = readByAny(parts);
  const writes = writtenByAny(parts);
  const written = parts.map(({ effect }) => columnOf(effect, writes.words.length));
  const after: Meaning<T>[] = [];
  const meanings: Meaning<T>[] = [];
  for (let at = 0; at < writes.words.length; at++) {
    const word = writes.words[at]!;
    for (let part = 0; part < written.length; part++) {
      let meaning = written[part]![at];
      if (meaning === untouched) {
        // Some targets leave the word as it was, so what it was matters.
        meaning = writes.meanings[at];
        note(reads, word, meaning);
      }
      meanings[part] = meaning;
    }
    after.push(joined(parts, meanings, texts[word]!, same));
  }
  return {
    reads: reads.words,
    before: reads.meanings,
    writes: writes.words,
    entries: writes.meanings,
    after,
  };
}

function note<T>({ words, meanings }: Started<T>, word: number, meaning: Meaning<T>): void {
  const at = readAt.get(word);
  if (at >= 0) {
    meanings[at] = meaning;
    return;
  }
  readAt.set(word, words.length);
  words.push(word);
  meanings.push(meaning);
}

function readByAny<T>(parts: readonly TargetEffect<TableEffect<T>>[]): Started<T> {
  const all: Started<T> = { words: [], meanings: [] };
  readAt.clear();
  for (const { effect } of parts)
    for (let at = 0; at < effect.reads.length; at++)
      note(all, effect.reads[at]!, effect.before[at]);
  return all;
}

function writtenByAny<T>(parts: readonly TargetEffect<TableEffect<T>>[]): Started<T> {
  const all: Started<T> = { words: [], meanings: [] };
  writeAt.clear();
  for (const { effect } of parts)
    for (let at = 0; at < effect.writes.length; at++) {
      const word = effect.writes[at]!;
      if (writeAt.get(word) >= 0) continue;
      writeAt.set(word, all.words.length);
      all.words.push(word);
      all.meanings.push(effect.entries[at]);
    }
  return all;
}

/** What an effect leaves of each word that is written by any. */
function columnOf<T>(
  { writes, after }: TableEffect<T>,
  count: number,
): (Meaning<T> | typeof untouched)[] {
  const column: (Meaning<T> | typeof untouched)[] = [];
  for (let at = 0; at < count; at++) column.push(untouched);
  for (let at = 0; at < writes.length; at++) column[writeAt.get(writes[at]!)] = after[at];
  return column;
}

/** One meaning where targets agree, else one for each. */
function joined<T>(
  parts: readonly TargetEffect<unknown>[],
  meanings: readonly Meaning<T>[],
  name: string,
  same: Same<T>,
): Meaning<T> {
  const first = meanings[0];
  if (isOne(first, meanings, same)) return first;
  const known: T[] = [];
  const byTarget = new Map<Target, T | undefined>();
  for (let at = 0; at < parts.length; at++) {
    for (const target of parts[at]!.targets) {
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

/** Whether a word means the same on all targets that it means on the first. */
function isOne<T>(first: Meaning<T>, meanings: readonly Meaning<T>[], same: Same<T>): boolean {
  for (let at = 1; at < meanings.length; at++) {
    const meaning = meanings[at];
    if (meaning === first) continue;
    if (meaning === undefined || first === undefined) return false;
    if (meaning instanceof Split || first instanceof Split || !same(first, meaning)) return false;
  }
  return true;
}
