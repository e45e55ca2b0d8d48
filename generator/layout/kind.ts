// Which targets lay a record out alike because they agree on everything it asks for.
import { groupedBy } from "../lists/index.ts";
import type { Member } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { integersByWidth } from "./cursor.ts";
import { groundOf, wordOf, words } from "./ground.ts";

/** What a record's layout depends on: a bit for each word of `Ground` in it, and for each rule. */
export type Needs = number;

/** What is known of a record only while it is laid out. */
export const everything: Needs = -1;

/** Rules that targets differ in, beside sizes and alignments; each has its bit. */
type Rule =
  /** Whether enums are shortened. */
  | "enums"
  /** Where a bit-field goes. */
  | "bitFields"
  /** What `aligned` without a number means. */
  | "aligned"
  /** What i386 makes of a record of 8 bytes that its author did not align. */
  | "inherent"
  /** What `ms_struct` means. */
  | "msStruct";

export const rules: Readonly<Record<Rule, Needs>> = {
  enums: 1 << words.length,
  bitFields: 1 << (words.length + 1),
  aligned: 1 << (words.length + 2),
  inherent: 1 << (words.length + 3),
  msStruct: 1 << (words.length + 4),
};

/** Whether a record of 8 bytes stands where an integer of its size would. */
export const shrinksRecords = ({ compiler, name }: Target): boolean =>
  compiler === "gcc" && name === "i386";

export const needsOfWord = (word: number): Needs => (word < 0 ? 0 : 1 << word);

/** What a member asks for beside what its type does. */
export function needsOfMember({ bits, aligned }: Member): Needs {
  const needs = aligned === "max" ? rules.aligned : 0;
  if (bits === undefined) return needs;
  const integer = integersByWidth[bits];
  return needs | rules.bitFields | (integer === undefined ? 0 : needsOfWord(wordOf(integer)));
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
    kinds = [...groupedBy(targets, (target) => keyOf(target, needs)).values()];
    byNeeds.set(needs, kinds);
  }
  return kinds;
}

/** Targets that were asked about, by what they answer to some needs. */
interface Alike {
  readonly byKey: Map<string, Target>;
  /** The first with the same answers, by target. */
  readonly first: Map<Target, Target>;
}

const alikeByNeeds = new Map<Needs, Alike>();

/** The first target asked about that lays out whatever has these needs as this one does. */
export function firstLike(target: Target, needs: Needs): Target {
  let alike = alikeByNeeds.get(needs);
  if (alike === undefined)
    alikeByNeeds.set(needs, (alike = { byKey: new Map(), first: new Map() }));
  let first = alike.first.get(target);
  if (first === undefined) {
    const key = keyOf(target, needs);
    first = alike.byKey.get(key) ?? target;
    alike.byKey.set(key, first);
    alike.first.set(target, first);
  }
  return first;
}

/** What a target answers to some needs, as text. */
function keyOf(target: Target, needs: Needs): string {
  const keys = keysOf(target);
  let key = "";
  for (let place = 0; place < keys.length; place++)
    if ((needs & (1 << place)) !== 0) key += keys[place]!;
  return `${target.minRecordAlign}${target.msStruct === "all" ? keys.join("") : key}`;
}

const keysKnown = new WeakMap<Target, readonly string[]>();

/** A target's answer to each bit of `Needs`. */
function keysOf(target: Target): readonly string[] {
  let keys = keysKnown.get(target);
  if (keys === undefined) {
    const { compiler, maxAlign, shortEnums, bitFieldTypeMatters, msStruct } = target;
    const { unnamedBitFieldAligns, zeroWidthAligns } = target;
    const fields = [
      compiler,
      maxAlign,
      bitFieldTypeMatters,
      unnamedBitFieldAligns,
      zeroWidthAligns,
    ];
    const sizes = groundOf(target).extents.map(({ size, align }) => `${size}/${align}`);
    // In the order of `rules`.
    const answers = [
      ...sizes,
      `${shortEnums}`,
      fields.join(),
      `${maxAlign}`,
      `${shrinksRecords(target)}`,
      `${msStruct}/${compiler}/${shrinksRecords(target)}`,
    ];
    keys = answers.map((answer) => ` ${answer}`);
    keysKnown.set(target, keys);
  }
  return keys;
}
