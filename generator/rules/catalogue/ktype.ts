// KTYPE: u32 is the kernel's own; exported headers spell it __u32.
import { fixing, respelt } from "../subject/member-rule.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const ktype: RecordRule = rule({
  id: "KTYPE",
  title: "uAPI headers use __u32, not u32",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  once: true,
  says: "{member} is a {word}, which user space does not have: use __{word}",
  writes: "User space does not have {word}; please use __{word} for {member}.",
  why: "The names without underscores exist in the kernel only: such a header does not compile.",
  fix: "add the two underscores",
  wrong: "struct bay { u32 key; };",
  right: "struct bay { __u32 key; };",
  *check(subject) {
    for (const part of subject.parts) {
      const { member } = part;
      const spelt = typeWord(member.type);
      if (!/^[us](?:8|16|32|64)$/.test(spelt)) continue;
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, spelt, `__${spelt}`)),
        member: called(member),
        word: spelt,
      };
    }
  },
});
