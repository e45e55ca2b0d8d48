// KHOCFG: no member that depends on the kernel's configuration.
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

export const khocfg: RecordRule = rule({
  id: "KHOCFG",
  title: "no member under #ifdef CONFIG_",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} exists only under '{condition}'",
  writes:
    "{member} depends on the configuration ({condition}), so two kernels or a kernel and its " +
    "users can disagree on the layout. Please declare it always.",
  why: "User space has no CONFIG_ symbols, and the next kernel may be configured otherwise.",
  fix: "declare the member unconditionally",
  wrong: "struct bay {\n\t__u32 key;\n#ifdef CONFIG_BAY\n\t__u32 owner;\n#endif\n};",
  right: "struct bay {\n\t__u32 key;\n\t__u32 owner;\n};",
  *check({ parts }) {
    for (const { member } of parts) {
      const { condition } = member;
      if (condition === undefined || !/\bCONFIG_/.test(condition)) continue;
      yield {
        at: member.span,
        about: member.name,
        member: called(member),
        condition: condition.trim(),
      };
    }
  },
});
