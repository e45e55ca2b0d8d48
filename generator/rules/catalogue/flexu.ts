// FLEXU: a flexible array alone or in a union is wrapped.
import { type CRecord, type Member, underlying } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

export const flexu: RecordRule = rule({
  id: "FLEXU",
  title: "a flexible array alone or in a union is wrapped",
  level: "error",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} is a flexible array {where}: use __DECLARE_FLEX_ARRAY()",
  writes:
    "C has no flexible arrays {where}. Please declare {member} with __DECLARE_FLEX_ARRAY(), " +
    "which C++ users can read too.",
  why: "C allows a flexible array only behind other members of a struct, and compilers refuse it.",
  fix: "__DECLARE_FLEX_ARRAY(type, name)",
  wrong: "struct bay { __u32 key; union { __u32 one; __u32 many[]; }; };",
  right: "struct bay { __u32 key; __u32 many[]; };",
  *check({ record, parts }) {
    for (const { member, holder } of parts) {
      if (!isOpen(member) || record.completeness !== "whole") continue;
      const where = placeIn(holder, record);
      if (where === undefined) continue;
      yield { at: member.span, about: member.name, member: called(member), where };
    }
  },
});

function isOpen({ type }: Member): boolean {
  const at = underlying(type);
  return at.kind === "array" && at.count === null;
}

function placeIn(holder: CRecord, record: CRecord): string | undefined {
  if (holder.kind === "union") return "in a union";
  // The macro itself makes an untagged struct of an empty one and the array.
  return holder === record && holder.members.length === 1 ? "alone in a struct" : undefined;
}
