// CHAR: plain char is for text.
import { underlying } from "../model/index.ts";
import { everyAbi } from "./profile.ts";
import { type RecordRule, rule } from "./rule.ts";
import { fixing, respelt } from "./member-rule.ts";
import { called } from "./subject.ts";
import { typeWord } from "./type-word.ts";

export const char: RecordRule = rule({
  id: "CHAR",
  title: "plain char is for text",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} is a single char, signed on some machines only: use __u8 or __s8",
  writes: "A plain char is signed on some machines only. Please make {member} a __u8 or a __s8.",
  why: "Whether char is signed differs from one architecture to the next.",
  fix: "__u8 or __s8; arrays of char for text",
  wrong: "struct bay { char kind; };",
  right: "struct bay { char name[8]; };",
  *check({ parts }) {
    for (const part of parts) {
      const { member } = part;
      const type = underlying(member.type);
      if (type.kind !== "scalar" || type.scalar !== "char" || member.bits !== undefined) continue;
      if (typeWord(member.type) !== "char") continue;
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, "char", "__u8")),
        member: called(member),
      };
    }
  },
});
