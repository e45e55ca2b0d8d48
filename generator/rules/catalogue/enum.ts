// ENUM: no member of an enumerated type.
import { elementOf } from "../../model/index.ts";
import { fixedFor, fixing, respelt } from "../subject/member-rule.ts";
import { everyWidth } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const enumeration: RecordRule = rule({
  id: "ENUM",
  title: "no enum-typed member",
  level: "warning",
  appliesTo: [...everyWidth, "device"],
  since: "0.1.0",
  style: true,
  each: true,
  likewise: true,
  concerns: "types",
  says: "{member} is an {word}: use {instead}",
  writes:
    "{member} is an {word}, whose width and sign are the compiler's choice. Please make it " +
    "{instead} and keep the enum for the values.",
  why:
    "Width and signedness of an enum are the compiler's choice, and a value outside the list can " +
    "come in.",
  fix: "__u32, with the values listed in an enum or in defines",
  wrong: "enum bay_kind { BAY_A, BAY_B }; struct bay { __u32 key; enum bay_kind kind; };",
  right: "enum bay_kind { BAY_A, BAY_B }; struct bay { __u32 key; __u32 kind; };",
  *check(subject) {
    for (const part of subject.parts) {
      const { member } = part;
      if (member.bits !== undefined || elementOf(member.type).kind !== "enum") continue;
      const instead = fixedFor(subject, part) ?? "__u32";
      const spelt = typeWord(member.type);
      const word = spelt.startsWith("enum") ? spelt : `enum (${spelt})`;
      yield {
        at: member.span,
        about: member.name,
        ...fixing(respelt(part, spelt, instead)),
        member: called(member),
        again: `${called(member)} is an ${word}, too.`,
        word,
        instead,
      };
    }
  },
});
