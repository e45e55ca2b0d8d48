// SIGN: sizes, counts and flags are unsigned.
import { elementOf, type Scalar } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

const signed: ReadonlySet<Scalar> = new Set(["schar", "short", "int", "long", "llong"]);
/** Which way it goes, or which end it is, changes nothing: `size_in`, `count_max`. */
const neverNegative = new RegExp(
  "(?:^|_)(?:(?:size|len|length|count)(?:_(?:in|out|min|max))?|flags?|mask|nr|num)$|^(?:nr|num)_",
);

export const sign: RecordRule = rule({
  id: "SIGN",
  title: "sizes, counts and flags are unsigned",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  likewise: true,
  concerns: "types",
  says: "{member} is signed, but can hardly be negative",
  writes: "{member} should be unsigned, should it not?",
  why: "A negative size passes a comparison with an upper bound.",
  fix: "the unsigned type of the same width",
  wrong: "struct bay { __s32 size; __u32 key; };",
  right: "struct bay { __u32 size; __u32 key; };",
  *check({ parts }) {
    for (const { member } of parts) {
      const element = elementOf(member.type);
      if (element.kind !== "scalar" || !signed.has(element.scalar)) continue;
      if (member.bits !== undefined || !neverNegative.test(member.name)) continue;
      yield { at: member.span, about: member.name, member: called(member) };
    }
  },
});
