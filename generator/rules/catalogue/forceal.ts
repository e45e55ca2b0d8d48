// FORCEAL: an alignment asked for makes a hole.
import { extentOf } from "../../layout/index.ts";
import { mainSize, type SharedGap, sharedGaps } from "../subject/gap.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { called, nameFor, type Subject } from "../subject/subject.ts";

export const forceal: RecordRule = rule({
  id: "FORCEAL",
  title: "an alignment attribute makes no hole",
  level: "warning",
  appliesTo: everyAbi,
  since: "0.1.0",
  concerns: "gaps",
  says: "aligned({align}) on {member} leaves {size} before it to nobody",
  writes:
    "The alignment asked for on {member} leaves {size} before it to nobody. Please declare them " +
    "as a reserved member.",
  why:
    "An attribute moves a member as silently as the compiler does; the bytes before it are " +
    "copied like any other.",
  fix: "declare the bytes in front of the member",
  wrong: "struct bay { __u32 key; __u32 ring[4] __attribute__((aligned(16))); };",
  right:
    "struct bay { __u32 key; __u8 reserved[12]; __u32 ring[4] __attribute__((aligned(16))); };",
  *check(subject) {
    for (const gap of sharedGaps(subject)) {
      const { after } = gap;
      if (after === undefined || !isForced(subject, gap)) continue;
      yield {
        at: after.span,
        about: nameFor(after),
        beside: gap.before === undefined ? [] : [gap.before.span],
        on: gap.on,
        align: after.aligned === "max" ? "max" : (after.aligned ?? 1),
        member: called(after),
        size: bytes(mainSize(gap).size),
      };
    }
  },
});

/** Whether a hole is there because its member asks for more alignment than its type has. */
export function isForced({ targets }: Subject, gap: SharedGap): boolean {
  const { after, kind } = gap;
  const [target] = targets;
  if (kind !== "hole" || after?.aligned === undefined || target === undefined) return false;
  return after.aligned === "max" || after.aligned > extentOf(after.type, target).align;
}
