// SZ8: a size that is a multiple of 8, even without a 64-bit member.
import { isFlexible } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { endOf } from "../subject/subject.ts";

export const sz8: RecordRule = rule({
  id: "SZ8",
  title: "a size that is a multiple of 8",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "the size, {size} bytes, is not a multiple of 8",
  writes:
    "The struct is {size} bytes, not a multiple of 8. A spare __u32 now avoids a hole once a " +
    "64-bit member is added.",
  why:
    "The first 64-bit member that is added, or a use inside an array or before one, makes a " +
    "hole. Some maintainers think 4 bytes are alignment enough.",
  fix: "one reserved __u32, or a wider member",
  wrong: "struct bay { __u32 key; __u32 owner; __u32 flags; };",
  right: "struct bay { __u32 key; __u32 owner; __u32 flags; __u32 __reserved; };",
  *check({ record, layout }) {
    const { exact, size } = layout();
    if (!exact || record.kind === "union" || record.packed === true) return;
    // Of bytes alone nobody expects more than their own alignment.
    if (size % 8 !== 4 || size < 8) return;
    if (record.members.some(isFlexible)) return;
    yield { ...endOf(record), waits: true, size };
  },
});
