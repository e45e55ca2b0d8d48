// MSEXT: no member that only -fms-extensions makes one.
import { recordOf } from "../../model/index.ts";
import { everyUapi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { nameFor } from "../subject/subject.ts";

/**
 * Source: "Kbuild: enable -fms-extensions", in Linux since 6.19. gcc and clang without that option
 * warn that the declaration declares nothing, and lay the record out without it.
 */
export const msext: RecordRule = rule({
  id: "MSEXT",
  title: "no unnamed member of a named type",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  each: true,
  says: "'{type}' is declared without a name: only -fms-extensions makes it a member",
  writes:
    "'{type}' is declared without a name. The kernel is built with -fms-extensions, which makes " +
    "it a member. User space is not, and has no such member there, so that the two would not " +
    "agree on the layout. Please give it a name.",
  why:
    "The kernel is built with -fms-extensions, and programs that include its headers are not: " +
    "for them the declaration declares nothing, and whatever is behind it moves up.",
  fix: "a name, or the members themselves",
  wrong: "struct bay_head { __u32 size; };\nstruct bay { struct bay_head; __u32 key; };",
  right: "struct bay_head { __u32 size; };\nstruct bay { struct bay_head head; __u32 key; };",
  *check({ parts }) {
    for (const { member } of parts) {
      const { name, type, spelling } = member;
      if (name !== "") continue;
      const inner = recordOf(type);
      if (inner === undefined || (type.kind !== "typedef" && inner.name === "")) continue;
      // Members on the spot may be another record's, where lines between the two are missing.
      if (spelling.includes("{")) continue;
      yield { at: member.span, about: nameFor(member), type: spelling };
    }
  },
});
