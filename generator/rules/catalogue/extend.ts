// EXTEND: what is new goes to the end, or into reserved bytes.
import { everyUapi } from "../subject/profile.ts";
import type { Moved } from "../subject/layout-change.ts";
import { insertedBefore } from "../subject/inserted.ts";
import { changesOf, type RecordChange, seenOn, whereChanged } from "../subject/record-change.ts";
import { type ChangeRule, changeRule } from "../subject/rule.ts";
import { bitsAsBytes, fromTo } from "../subject/said.ts";
import { called, nameFor } from "../subject/subject.ts";

export const extend: ChangeRule = changeRule({
  id: "EXTEND",
  title: "new members go to the end or into reserved bytes",
  level: "error",
  appliesTo: everyUapi,
  since: "0.1.0",
  says: "{member} goes in before {other}, which moves {how}{where}",
  writes:
    "This moves {other}{how2}{where}, where programs that exist do not look for it. Please add " +
    "{member} at the end, or put reserved bytes to use.",
  why: "Programs that are already compiled go on using the old offsets.",
  fix: "append the member, or take reserved bytes of the same size",
  old: "struct bay { __u32 key; __u32 owner; };",
  wrong: "struct bay { __u32 key; __u32 kind; __u32 owner; };",
  right: "struct bay { __u32 key; __u32 owner; __u32 kind; };",
  *check(subject) {
    for (const change of changesOf(subject)) {
      const inserted = insertedBefore(change);
      const [moved] = change.moved;
      if (inserted === undefined || moved === undefined) continue;
      yield {
        at: inserted.span,
        about: nameFor(inserted),
        record: change.record.name,
        ...seenOn(change),
        where: whereChanged(change, subject.path),
        member: called(inserted),
        other: called(moved.member),
        how: howFar(change, moved),
        how2: change.isPlaced ? ` by ${bitsAsBytes(Math.abs(moved.to - moved.from))}` : "",
      };
    }
  },
});

/** "from offset 8 to 16", "by 8 bytes" where the start was not seen, or only the direction. */
export function howFar({ fromStart, isPlaced }: RecordChange, { from, to }: Moved): string {
  if (!isPlaced) return to > from ? "back" : "forward";
  return fromStart ? `from ${fromTo(from, to)}` : `by ${bitsAsBytes(Math.abs(to - from))}`;
}
