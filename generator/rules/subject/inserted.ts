// The member a patch puts before others.
import type { CRecord, Member, Span } from "../../model/index.ts";
import type { RecordChange } from "./record-change.ts";
import { inlineOf, nestingMax } from "./subject.ts";

/**
 * The first member that is new and stands before one that was there: in the same record, or before
 * the untagged one it is in. A new arm of a union stands before nothing.
 */
export function insertedBefore({ record, added, moved }: RecordChange): Member | undefined {
  const [first] = moved;
  if (first === undefined) return undefined;
  const fresh = new Set(added.map(({ span }) => span));
  let holder: CRecord | undefined = record;
  for (let depth = 0; holder !== undefined && depth < nestingMax; depth += 1) {
    const within: CRecord = holder;
    holder = undefined;
    for (const member of within.members) {
      if (member.span === first.member.span) return undefined;
      if (within.kind === "struct" && fresh.has(member.span)) return member;
      const inner = inlineOf(member);
      if (inner === undefined || !holdsMember(inner, first.member.span, 0)) continue;
      holder = inner;
      break;
    }
  }
  return undefined;
}

function holdsMember({ members }: CRecord, span: Span, depth: number): boolean {
  return members.some((member) => {
    const inner = inlineOf(member);
    if (member.span === span) return true;
    return inner !== undefined && depth < nestingMax && holdsMember(inner, span, depth + 1);
  });
}
