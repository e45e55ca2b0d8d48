// Which targets lay a record out alike because they agree on everything it asks for.
import { type CRecord, elementOf, type Type } from "../model/index.ts";
import { type ScalarLayout, targets, type Target } from "../targets/index.ts";

/**
 * What a record's layout depends on: a bit for each scalar in it and for pointers, or `everything`
 * when it has bit-fields, enums or alignment without a number, whose rules differ in more ways than
 * one.
 */
export type Needs = number;

const everything: Needs = -1;

/** What types ask for; their places are their bits. */
const words: readonly string[] = ["pointer", ...Object.keys(targets[0]!.scalars)];
const bits = new Map(words.map((word, place): [string, Needs] => [word, 1 << place]));

const known = new WeakMap<CRecord, Needs>();

/** `depth`: how deep inside other records it is met. */
export function needsOf(record: CRecord, depth = 0): Needs {
  let needs = known.get(record);
  if (needs === undefined) known.set(record, (needs = gather(record, depth)));
  return needs;
}

function gather({ aligned, members }: CRecord, depth: number): Needs {
  if (depth > 32 || aligned === "max") return everything;
  let needs = 0;
  for (const member of members) {
    if (member.bits !== undefined || member.aligned === "max") return everything;
    needs |= needsOfType(member.type, depth);
    if (needs === everything) return everything;
  }
  return needs;
}

function needsOfType(type: Type, depth: number): Needs {
  const element = elementOf(type);
  if (element.kind === "record") return needsOf(element.record, depth + 1);
  const word = element.kind === "scalar" ? element.scalar : element.kind;
  return bits.get(word) ?? everything;
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
  const keys = keysOf(target);
  if (needs === everything) return keys.everything;
  let key = keys.smallest;
  for (let place = 0; place < words.length; place++)
    if ((needs & (1 << place)) !== 0) key += keys.words[place]!;
  return key;
}

/** What tells a target from others: its rules as text, and size and alignment of each word. */
interface Keys {
  readonly everything: string;
  /** The smallest alignment of a record. */
  readonly smallest: string;
  readonly words: readonly string[];
}

const keysKnown = new WeakMap<Target, Keys>();

function keysOf(target: Target): Keys {
  let keys = keysKnown.get(target);
  if (keys === undefined) {
    const { name: _n, endian: _e, charSigned: _c, wcharSigned: _w, ...asked } = target;
    const { ioctl: _i, atomicMax: _a, ...rules } = asked;
    const { pointer, scalars, minRecordAlign } = target;
    const table: Readonly<Record<string, ScalarLayout>> = { ...scalars, pointer };
    keys = {
      everything: JSON.stringify(rules),
      smallest: `${minRecordAlign}`,
      words: words.map((word) => ` ${table[word]!.size}/${table[word]!.align}`),
    };
    keysKnown.set(target, keys);
  }
  return keys;
}
