// CHAR: plain char is for text.
import { underlying } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { fixing, respelt } from "../subject/member-rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const char: RecordRule = rule({
  id: "CHAR",
  title: "plain char is for text",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  concerns: "types",
  says: "{member} is {what}, signed on some machines only: use {instead}",
  writes: "A plain char is signed on some machines only. Please make {member} {instead}.",
  why: "Whether char is signed differs from one architecture to the next.",
  fix: "__u8 or __s8; arrays of char for text",
  wrong: "struct bay { char kind; };",
  right: "struct bay { char name[8]; };",
  *check({ parts }) {
    for (const part of parts) {
      const { member } = part;
      if (member.bits !== undefined || typeWord(member.type) !== "char") continue;
      const isSingle = underlying(member.type).kind === "scalar";
      if (!isSingle && !bytesName.test(member.name)) continue;
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, "char", "__u8")),
        member: called(member),
        what: isSingle ? "a single char" : "bytes spelt char",
        instead: isSingle ? "__u8 or __s8" : "__u8",
      };
    }
  },
});

/** Arrays that by their name hold no text. */
const bytesName = /^(?:data|payload|buf|buffer|bytes|raw|blob)$/;
