// CNTBY: a flexible array names its count.
import { byteOrderOf, elementOf, isFlexible } from "../model/index.ts";
import { isCountName } from "./naming.ts";
import { everyRecord } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { called } from "./subject.ts";

export const cntby: RecordRule = rule({
  id: "CNTBY",
  title: "a flexible array names its count",
  level: "advice",
  appliesTo: everyRecord,
  since: "0.1.0",
  says: "{array} does not say that '{count}' counts it: {macro}({count})",
  writes: "{array} could say {macro}({count}), so that the compiler can check its bounds.",
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
    const order = byteOrderOf(count.type);
    const macro = order === undefined ? "__counted_by" : `__counted_by_${order}`;
    yield { at: array.span, about: array.name, array: called(array), count: count.name, macro };
  },
});
