// NORSV: room to grow.
import { isFlexible } from "../../model/index.ts";
import { isPaddingName, isSizeName } from "../subject/naming.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { endOf } from "../subject/subject.ts";

const growing = /(?:^|_)(?:flags|mask|extensions?|version|cmd|op|reserved\w*)$/;

export const norsv: RecordRule = rule({
  id: "NORSV",
  title: "an argument has room to grow",
  level: "advice",
  appliesTo: ["uapi-ioctl"],
  since: "0.1.0",
  says: "no flags, size or reserved member: any addition needs a new number",
  writes:
    "This struct has neither flags nor a size nor reserved members, so that whatever is added " +
    "needs a new ioctl. Could it have some room?",
  why: "The size is part of an ioctl's number; only what is reserved today can be used tomorrow.",
  fix: "a flags member that must be zero, or reserved members",
  wrong: "struct bay { __u32 key; __u32 owner; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  right: "struct bay { __u32 flags; __u32 key; };\n#define BAY_SET _IOW('b', 1, struct bay)",
  *check({ record, parts }) {
    if (record.kind === "union" || record.completeness !== "whole") return;
    const grows = parts.some(
      ({ member }) =>
        isPaddingName(member.name) ||
        isSizeName(member.name) ||
        growing.test(member.name) ||
        isFlexible(member),
    );
    if (!grows) yield { ...endOf(record), wholeRecord: true, waits: true };
  },
});
