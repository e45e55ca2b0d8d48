// TIME: no time_t, timeval, timespec or jiffies.
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typedefNames, typeWord } from "../subject/type-word.ts";
import { isTimeWord } from "../subject/opaque-word.ts";

export const time: RecordRule = rule({
  id: "TIME",
  title: "no time_t, timeval, timespec or jiffies",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  likewise: true,
  concerns: "types",
  says: "{member} {problem}: use 64-bit nanoseconds",
  writes: "{member} {problem}. Please use 64-bit nanoseconds and say which clock they are of.",
  why:
    "The old time types end in 2038 on 32-bit and change size between ABIs; a jiffy is whatever " +
    "the kernel was configured with.",
  fix: "__aligned_u64 nanoseconds, or __s64 seconds and __u32 nanoseconds",
  wrong: "struct timespec { long tv_sec; long tv_nsec; }; struct bay { struct timespec when; };",
  right: "struct bay { __aligned_u64 when_ns; };",
  *check({ parts }) {
    for (const { member } of parts) {
      const names = [typeWord(member.type), ...typedefNames(member.type)];
      const spelt = names.find(isTimeWord);
      const jiffies = /(?:^|_)jiffies$/.test(member.name);
      if (spelt === undefined && !jiffies) continue;
      yield {
        at: member.span,
        about: member.name,
        member: called(member),
        problem:
          spelt === undefined ? "counts jiffies, a unit of the configuration" : `is a ${spelt}`,
      };
    }
  },
});
