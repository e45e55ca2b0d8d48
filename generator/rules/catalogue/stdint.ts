// STDINT: exported headers use the kernel's own fixed-width names.
import { alignedIfMoved, saidWith } from "./a64.ts";
import { fixing, hasWordsOfC, respelt } from "../subject/member-rule.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { aWord } from "../subject/said.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

const standard = /^(u?)int(8|16|32|64)_t$/;

export const stdint: RecordRule = rule({
  id: "STDINT",
  title: "no uint32_t and friends in uAPI",
  level: "warning",
  appliesTo: everyUapi,
  since: "0.1.0",
  style: true,
  likewise: true,
  concerns: "words",
  says: "{member} is {word}: use {instead}",
  writes: "Exported headers do not use <stdint.h> names; please use {instead} for {member}.",
  why: "An exported header must not need stdint.h, whose names can clash with the C library's.",
  fix: "__u8, __u16, __u32, __u64 and their signed twins",
  wrong: "struct bay { uint32_t key; };",
  right: "struct bay { __u32 key; };",
  *check(subject) {
    if (hasWordsOfC(subject.path)) return;
    for (const part of subject.parts) {
      const { member } = part;
      const spelt = typeWord(member.type);
      const match = standard.exec(spelt);
      if (match === null) continue;
      const sized = `__${match[1] === "u" ? "u" : "s"}${match[2]}`;
      const instead = alignedIfMoved(subject, member, sized);
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, spelt, instead)),
        ...saidWith(instead),
        member: called(member),
        word: aWord(spelt),
        instead,
      };
    }
  },
});
