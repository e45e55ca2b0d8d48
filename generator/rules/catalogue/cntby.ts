// CNTBY: a flexible array names its count.
import {
  byteOrderOf,
  type CRecord,
  elementOf,
  isFlexible,
  type Member,
  type Type,
  underlying,
} from "../../model/index.ts";
import { isCountName } from "../subject/naming.ts";
import { everyRecord } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

export const cntby: RecordRule = rule({
  id: "CNTBY",
  title: "a flexible array names its count",
  level: "advice",
  appliesTo: everyRecord,
  since: "0.1.0",
  says: "{array} {problem}: {call}",
  writes: "{sentence}",
  why:
    "With the count named, the compiler and the sanitizers know where the array ends; they read " +
    "it in the machine's own byte order, so that one in another order bounds the array wrongly.",
  fix: "add __counted_by(count), or __counted_by_le and _be",
  wrong: "struct bay { __u32 nr_keys; __u32 keys[]; };",
  right: "struct bay { __u32 nr_keys; __u32 keys[] __attribute__((counted_by(nr_keys))); };",
  *check({ record }) {
    const array = record.members.at(-1);
    if (array === undefined || !isFlexible(array)) return;
    const said = array.countedBy;
    const count = said === undefined ? countIn(record, array) : wrongCount(record, array, said);
    if (count === undefined || count === array) return;
    const { name } = count;
    const order = byteOrderOf(count.type);
    const macro = order === undefined ? "__counted_by" : `__counted_by_${order}`;
    const call = `${macro}(${name})`;
    const own = order === undefined ? "of the machine's own byte order" : orders[order];
    yield {
      at: array.span,
      about: array.name,
      array: called(array),
      call,
      ...(said === undefined
        ? {
            problem: `does not say that '${name}' counts it`,
            sentence: `${called(array)} could say ${call}, for the compiler to check its bounds.`,
          }
        : {
            level: "warning" as const,
            problem: `is counted by '${name}', which is ${own}`,
            sentence: `'${name}' is ${own}, so please make it ${call}.`,
          }),
    };
  },
});

const orders = { le: "little-endian", be: "big-endian" };

/**
 * The member that by its name counts elements, not bytes, of what the record ends in. Bytes that
 * have a length of their own, `<array>_len` or `<array>_size`, are not what another one counts.
 */
function countIn({ members }: CRecord, array: Member): Member | undefined {
  const words = members.filter(({ type }) => elementOf(type).kind === "scalar");
  const own = new RegExp(`^${array.name}_(?:len|length|size|bytes)$`);
  if (isOfBytes(array.type) && words.some(({ name }) => own.test(name))) return undefined;
  const count = words.find(({ name }) => isCountName(name));
  return count === undefined || /(?:size|len|bytes)/.test(count.name) ? undefined : count;
}

const byteScalars: ReadonlySet<string> = new Set(["char", "schar", "uchar"]);

/** Whether a type is an array whose elements are of one byte each. */
function isOfBytes(type: Type): boolean {
  const array = underlying(type);
  if (array.kind !== "array") return false;
  const element = underlying(array.of);
  return element.kind === "scalar" && byteScalars.has(element.scalar);
}

/** The count an array names, where the macro it does so with is for another byte order. */
function wrongCount({ members }: CRecord, array: Member, said: string): Member | undefined {
  const macro = /\b(?:__)?counted_by(?:_(le|be))?\s*\(/.exec(array.spelling);
  const count = members.find(({ name }) => name === said);
  if (macro === null || count === undefined) return undefined;
  return macro[1] === byteOrderOf(count.type) ? undefined : count;
}
