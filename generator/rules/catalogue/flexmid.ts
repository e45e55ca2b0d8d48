// FLEXMID: a record with a flexible tail stands last, and not in arrays.
import { type CRecord, isFlexible, recordOf } from "../../model/index.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called, inlineOf, nestingMax } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";

export const flexmid: RecordRule = rule({
  id: "FLEXMID",
  title: "nothing follows a record that ends in a flexible array",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} ends in a flexible array, over which {after} lies",
  writes:
    "The {type} {member} ends in a flexible array, and {after} lies where its elements would be. " +
    "Please put it last, or split the header off.",
  why: "The elements of the array and what follows it share their bytes.",
  fix: "put it last, or embed only the part before the array",
  wrong:
    "struct bay_list { __u32 nr; __u32 keys[]; }; struct bay { struct bay_list list; __u32 k; };",
  right:
    "struct bay_list { __u32 nr; __u32 keys[]; }; struct bay { __u32 k; struct bay_list list; };",
  *check({ parts }) {
    for (const { member, holder, next: after } of parts) {
      const inner = recordOf(member.type);
      if (inner === undefined || inlineOf(member) !== undefined || !isOpenEnded(inner, 0)) continue;
      if (holder.kind === "union" || after === undefined) continue;
      yield {
        at: member.span,
        about: member.name,
        beside: [after.span],
        again: `The ${typeWord(member.type)} ${called(member)} ends in a flexible array, too.`,
        member: called(member),
        type: typeWord(member.type),
        after: called(after),
      };
    }
  },
});

/** Whether a record ends in an array without a count; an array of none is an old way to say so. */
function isOpenEnded(record: CRecord, depth: number): boolean {
  const last = record.members.at(-1);
  if (last === undefined || record.kind === "union" || depth > nestingMax) return false;
  const inner = recordOf(last.type);
  return isFlexible(last) || (inner !== undefined && isOpenEnded(inner, depth + 1));
}
