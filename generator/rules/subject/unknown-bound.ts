// Arrays whose bound nobody showed, with as many elements as they may have.
import { layoutOf } from "../../layout/index.ts";
import { arrayOf, type CRecord, type Member } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { seen } from "./fragment.ts";

/** What an array may have that nobody showed the bound of: any remainder an alignment can see. */
export const bounds: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * The count with which both are as long: what an array of unknown bound takes of the bytes another
 * member gives up may be just that.
 */
export function evening(
  old: CRecord,
  record: CRecord,
  lead: readonly Member[],
  target: Target,
  words: ReadonlySet<string>,
): readonly number[] {
  // Twice so many that no alignment makes a difference.
  const [less, more] = [8, 16].map((count) => {
    const [was, is] = [old, record].map((one) =>
      layoutOf(bounded(seen(one, lead), count, words), target),
    );
    return (is?.size ?? 0) - (was?.size ?? 0);
  }) as [number, number];
  const count = 8 - (less * 8) / (more - less);
  return Number.isInteger(count) && count > bounds.length ? [count] : [];
}

const hasBound = ({ type }: Member): boolean => type.kind !== "unknown" || type.of === undefined;

export const isBounded = ({ members }: CRecord): boolean => members.every(hasBound);

/** The bounds nobody showed the value of, as written. */
export const saidBounds = ({ members }: CRecord): string =>
  members.flatMap(({ type }) => (type.kind === "unknown" ? (type.bound ?? []) : [])).join("\n");

/** The record with so many elements in every array of unknown bound, `words` as `wordsIn` says. */
export function bounded(record: CRecord, count: number, words: ReadonlySet<string>): CRecord {
  if (isBounded(record)) return record;
  const members = record.members.map((member) => {
    const { type } = member;
    if (type.kind !== "unknown" || type.of === undefined) return member;
    const { word, more } = sumOf(type.bound);
    const elements = words.has(word) ? count + wordMin + more : count;
    return Object.assign({}, member, { type: arrayOf(type.of, elements, type.bound) });
  });
  return { ...record, members };
}

/** The words some bound is more or less than: how long arrays are by them is not all unknown. */
export function wordsIn(records: readonly CRecord[]): ReadonlySet<string> {
  const sums = records.flatMap(({ members }) =>
    members.map(({ type }) => sumOf(type.kind === "unknown" ? type.bound : undefined)),
  );
  return new Set(sums.filter(({ more }) => more !== 0).map(({ word }) => word));
}

/** A multiple of every alignment, and larger than what is taken off. */
const wordMin = 1024;

/** `WORDS - 18`, taken apart; a bound of another form is a word of its own. */
function sumOf(bound = ""): { readonly word: string; readonly more: number } {
  const [, word, sign, number] = /^\s*(\w+)\s*([-+])\s*(\d{1,3})\s*$/.exec(bound) ?? [];
  if (word === undefined) return { word: bound.trim(), more: 0 };
  return { word, more: Number(`${sign}${number}`) };
}
