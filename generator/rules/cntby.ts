// CNTBY: a flexible array names its count.
import { elementOf, isFlexible } from "../model/index.ts";
import { isCountName } from "./naming.ts";
import { everyAbi } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { called } from "./subject.ts";

export const cntby: RecordRule = rule({
  id: "CNTBY",
  title: "a flexible array names its count",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{array} does not say that '{count}' counts it: __counted_by({count})",
  writes: "{array} could say __counted_by({count}), so that the compiler can check its bounds.",
  why: "With the count named, the compiler and the sanitizers know where the array ends.",
  fix: "add __counted_by(count), or __counted_by_le and _be",
  wrong: "struct bay { __u32 nr_keys; __u32 keys[]; };",
  right: "struct bay { __u32 nr_keys; __u32 keys[] __attribute__((counted_by(nr_keys))); };",
  *check({ record }) {
    const array = record.members.at(-1);
    if (array === undefined || !isFlexible(array) || array.countedBy !== undefined) return;
    const count = record.members.find(
      (member) => isCountName(member.name) && elementOf(member.type).kind === "scalar",
    );
    if (count === undefined || count === array || /(?:size|len|bytes)/.test(count.name)) return;
    yield { at: array.span, about: array.name, array: called(array), count: count.name };
  },
});
