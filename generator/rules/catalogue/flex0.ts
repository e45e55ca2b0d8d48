// FLEX0: no zero-length or one-element array at the end.
import { type CRecord, isFlexible, type Member, underlying } from "../../model/index.ts";
import { everyAbi, everyRecord } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { isPaddingName } from "../subject/naming.ts";
import { called, inlineOf, nestingMax } from "../subject/subject.ts";

export const flex0: RecordRule = rule({
  id: "FLEX0",
  title: "no zero-length or one-element array at the end",
  level: "error",
  appliesTo: everyRecord,
  since: "0.1.0",
  says: "{member} is {what} array at the end: use a flexible array",
  writes: "{member} is {what} array. Please use {instead}.",
  why:
    "The compiler cannot see how long such an array is, so it checks no bound; and sizeof counts " +
    "the one element.",
  fix: "write `type name[];`, in a union or alone __DECLARE_FLEX_ARRAY()",
  wrong: "struct bay { __u32 count; __u32 keys[0]; };",
  right: "struct bay { __u32 count; __u32 keys[]; };",
  *check({ record, profile }) {
    if (record.kind === "union") return;
    const isWhole = record.completeness === "whole";
    for (const { member, holder } of tailsOf(record, 0)) {
      const type = underlying(member.type);
      if (type.kind !== "array" || (type.count !== 0 && type.count !== 1)) continue;
      // One element behind which more may stand is one; what has none is for what follows.
      if (type.count === 1 && !isWhole) continue;
      // Elsewhere there are some: `sizeof(__u64) - sizeof(long)`.
      if (type.count === 0 && type.bound?.includes("sizeof") === true) continue;
      // A mark of where the record ends has no elements.
      if (type.count === 0 && /^_*(?:end|last)$/.test(member.name)) continue;
      if (type.count === 1 && (holder !== record || !isOneOfMany(member))) continue;
      const what = type.count === 0 ? "a zero-length" : "a one-element";
      const needsMacro = holder.members.length === 1 || holder.kind === "union";
      yield {
        at: member.span,
        about: member.name,
        // One element may mean exactly one, and its size is published; of an arm C had no word for
        // a flexible array before there was the macro.
        level:
          type.count === 0 && holder === record && everyAbi.includes(profile) ? "error" : "advice",
        ...(needsMacro ? {} : { fix: `${member.spelling.replace(/\[[^\]]*\]$/, "[]")};` }),
        ...(needsMacro ? {} : { again: `${called(member)} is ${what} array, too.` }),
        member: called(member),
        what,
        instead: needsMacro
          ? "__DECLARE_FLEX_ARRAY(), since C has no struct of a flexible array alone"
          : `a C99 flexible array, '${member.name}[]'`,
      };
    }
  },
});

/**
 * Whether an array of one element at the end of a record may be longer: of a bound that has a name
 * one is meant, and of padding too. So may a union there that has a flexible array for an arm: that
 * becomes of such an array where its size is published.
 */
export function mayBeLonger(member: Member): boolean {
  return isOneOfMany(member) || isOpenUnion(member, 0);
}

function isOneOfMany({ name, type }: Member): boolean {
  const array = underlying(type);
  const isOne = array.kind === "array" && array.count === 1 && array.bound === undefined;
  return isOne && !isPaddingName(name);
}

function isOpenUnion(member: Member, depth: number): boolean {
  const inner = depth < nestingMax ? inlineOf(member) : undefined;
  if (inner === undefined) return isFlexible(member) && depth > 0;
  // __DECLARE_FLEX_ARRAY() has it in a struct of its own, behind an empty one.
  const ends = inner.kind === "union" ? inner.members : inner.members.slice(-1);
  return (inner.kind === "union" || depth > 0) && ends.some((one) => isOpenUnion(one, depth + 1));
}

/**
 * What may be the end of a record: its last member, what stands before one without a length, and of
 * an unnamed union there every arm.
 */
function* tailsOf(record: CRecord, depth: number): Generator<Tail> {
  const { members } = record;
  const last = members.findLastIndex((member) => !isEmpty(member));
  const ends = record.kind === "union" ? members : members.slice(Math.max(0, last));
  for (const member of ends) {
    const inner = member.name === "" ? inlineOf(member) : undefined;
    if (inner === undefined) yield { member, holder: record };
    else if (depth < nestingMax) yield* tailsOf(inner, depth + 1);
  }
}

const isEmpty = ({ type }: Member): boolean => {
  const array = underlying(type);
  return array.kind === "array" && array.count === 0;
};

interface Tail {
  readonly member: Member;
  readonly holder: CRecord;
}
