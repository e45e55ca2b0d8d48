// Which targets lay a record out alike because they agree on everything it asks for.
import { type CRecord, elementOf, type Type } from "../model/index.ts";
import type { Target } from "../targets/index.ts";

/**
 * What a record's layout depends on, as one word: the scalars in it, `pointer`, or `all` when it
 * has bit-fields, enums or alignment without a number, whose rules differ in more ways than one.
 */
export type Needs = string;

const known = new WeakMap<CRecord, Needs>();

export function needsOf(record: CRecord): Needs {
  let needs = known.get(record);
  if (needs === undefined) {
    const words = new Set<string>();
    gather(record, words, 0);
    needs = words.has("all") ? "all" : [...words].toSorted().join(" ");
    known.set(record, needs);
  }
  return needs;
}

function gather(record: CRecord, words: Set<string>, depth: number): void {
  if (depth > 32 || record.aligned === "max") words.add("all");
  for (const { type, bits, aligned } of record.members) {
    if (words.has("all")) return;
    if (bits !== undefined || aligned === "max") words.add("all");
    else gatherType(type, words, depth);
  }
}

function gatherType(type: Type, words: Set<string>, depth: number): void {
  const element = elementOf(type);
  if (element.kind === "scalar") words.add(element.scalar);
  else if (element.kind === "pointer") words.add("pointer");
  else if (element.kind === "record") gather(element.record, words, depth + 1);
  else words.add("all");
}

type Kinds = Map<Needs, readonly (readonly Target[])[]>;

const kindsKnown = new WeakMap<readonly Target[], Kinds>();
/** The same by the targets in it: every reading has a list of its own, of the same few targets. */
const kindsByTargets = new Map<string, Kinds>();
const numbers = new WeakMap<Target, number>();
let nextNumber = 0;

function numberOf(target: Target): number {
  let number = numbers.get(target);
  if (number === undefined) numbers.set(target, (number = nextNumber++));
  return number;
}

function kindsFor(targets: readonly Target[]): Kinds {
  let kinds = kindsKnown.get(targets);
  if (kinds === undefined) {
    const key = targets.map(numberOf).join(" ");
    kinds = kindsByTargets.get(key) ?? new Map();
    kindsByTargets.set(key, kinds);
    kindsKnown.set(targets, kinds);
  }
  return kinds;
}

/** Targets that agree on some needs, together. Most records need two or three kinds of the 36. */
export function kindsOf(targets: readonly Target[], needs: Needs): readonly (readonly Target[])[] {
  const byNeeds = kindsFor(targets);
  let kinds = byNeeds.get(needs);
  if (kinds === undefined) {
    const found = new Map<string, Target[]>();
    for (const target of targets) {
      const key = keyOf(target, needs);
      const kind = found.get(key);
      if (kind === undefined) found.set(key, [target]);
      else kind.push(target);
    }
    kinds = [...found.values()];
    byNeeds.set(needs, kinds);
  }
  return kinds;
}

function keyOf(target: Target, needs: Needs): string {
  const { name: _n, endian: _e, charSigned: _c, wcharSigned: _w, ioctl: _i, ...rules } = target;
  if (needs === "all") return JSON.stringify(rules);
  const { pointer, scalars, minRecordAlign } = target;
  const table: Readonly<Record<string, unknown>> = { ...scalars, pointer };
  return JSON.stringify([minRecordAlign, ...needs.split(" ").map((word) => table[word])]);
}
