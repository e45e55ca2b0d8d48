// BOOL: no bool in an interface.
import { elementOf } from "../../model/index.ts";
import { fixedFor, fixing, respelt } from "../subject/member-rule.ts";
import { everyWidth } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const bool: RecordRule = rule({
  id: "BOOL",
  title: "no bool",
  level: "error",
  appliesTo: [...everyWidth, "device"],
  since: "0.1.0",
  likewise: true,
  concerns: "types",
  says: "{member} is a bool: use {instead}",
  writes:
    "{member} should not be a bool: its size is the compiler's choice, and any byte but 0 and 1 " +
    "is not a value of it. Please use {instead}.",
  why:
    "The size of bool is implementation-defined, and a byte other than 0 or 1 that comes from " +
    "outside is not a valid value of the type.",
  fix: "__u8, or a bit of a flags member",
  wrong: "struct bay_slot { __u32 key; bool spent; __u8 __reserved[3]; };",
  right: "struct bay_slot { __u32 key; __u8 spent; __u8 __reserved[3]; };",
  *check(subject) {
    for (const part of subject.parts) {
      const { member } = part;
      const element = elementOf(member.type);
      if (element.kind !== "scalar" || element.scalar !== "bool") continue;
      if (member.bits !== undefined) continue;
      const instead = fixedFor(subject, part) ?? "__u8";
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, typeWord(member.type), instead) ?? respelt(part, "_Bool", instead)),
        ...(subject.profile === "device" ? { level: "warning" } : {}),
        again: `${called(member)} should not be a bool, either.`,
        member: called(member),
        instead,
      };
    }
  },
});
