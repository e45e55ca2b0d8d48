// PADSZ: a pad that does not fill its gap.
import { onTargets } from "../../finding/index.ts";
import { elementOf, type Member, underlying } from "../../model/index.ts";
import { extentOf } from "../../layout/index.ts";
import { isUnderArm, mainSize, type SharedGap, sharedGaps } from "../subject/gap.ts";
import { isPaddingName } from "../subject/naming.ts";
import { everyWidth } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { called, type Subject } from "../subject/subject.ts";

/** No scalar an interface uses asks for more, bytes: a pad that fills a gap is smaller. */
const widest = 8;

export const padsz: RecordRule = rule({
  id: "PADSZ",
  title: "a pad fills its gap",
  level: "error",
  appliesTo: everyWidth,
  since: "0.1.0",
  concerns: "gaps",
  says: "{member} leaves {left} {place} it unfilled{where}: it needs {needed}",
  writes:
    "{member} does not fill the gap: it leaves {left} {place} it{where}. It needs to be {needed}.",
  why: "A pad that leaves part of its gap to the compiler looks as if the matter were settled.",
  fix: "give the pad the size of the gap",
  wrong: "struct bay { __u32 key; __u8 kind; __u8 pad[2]; };",
  right: "struct bay { __u32 key; __u8 kind; __u8 pad[3]; };",
  *check(subject) {
    const [target] = subject.targets;
    if (target === undefined) return;
    for (const gap of sharedGaps(subject)) {
      const pad = shortPad(gap, subject);
      if (pad === undefined) continue;
      const { size } = mainSize(gap);
      const { size: own } = extentOf(pad.type, target);
      const at = underlying(pad.type);
      const unit = extentOf(at.kind === "array" ? at.of : at, target).size;
      yield {
        at: pad.span,
        about: pad.name,
        beside: [gap.before?.span, gap.after?.span].filter((span) => span !== undefined),
        on: gap.on,
        member: called(pad),
        left: bytes(size),
        place: pad === gap.before ? "after" : "before",
        where: onTargets(gap.on, subject.everywhere),
        needed: unit === 1 ? `[${own + size}]` : bytes(own + size),
      };
    }
  },
});

/** The pad beside a gap that was to fill it. */
export function shortPad(gap: SharedGap, subject: Subject): Member | undefined {
  const [target] = subject.targets;
  if (gap.kind === "bits" || gap.flexible || isUnderArm(subject, gap)) return undefined;
  const pad = [gap.before, gap.after].find(
    (member) => member !== undefined && isPaddingName(member.name),
  );
  if (target === undefined || pad === undefined || pad.bits !== undefined) return undefined;
  if (elementOf(pad.type).kind !== "scalar") return undefined;
  // Room to grow is as large as its author likes; what it leaves is said by TAIL and HOLE.
  return extentOf(pad.type, target).size >= widest ? undefined : pad;
}
