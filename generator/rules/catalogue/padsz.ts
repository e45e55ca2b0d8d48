// PADSZ: a pad that does not fill its gap.
import { onTargets } from "../../finding/index.ts";
import { groupedBy } from "../../lists/index.ts";
import { elementOf, type Member, underlying } from "../../model/index.ts";
import { extentOf } from "../../layout/index.ts";
import { isUnderArm, mainSize, type SharedGap, sharedGaps } from "../subject/gap.ts";
import { isPaddingName } from "../subject/naming.ts";
import { widest } from "../subject/natural.ts";
import { everyWidth } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { bytes } from "../subject/said.ts";
import { called, type Subject } from "../subject/subject.ts";

export const padsz: RecordRule = rule({
  id: "PADSZ",
  title: "a pad fills its gap",
  level: "error",
  appliesTo: everyWidth,
  since: "0.1.0",
  concerns: "gaps",
  says: "{member} leaves {left} unfilled{where}: it needs {needed}",
  writes: "{member} does not fill the gap: it leaves {left}{where}. It needs to be {needed}.",
  why: "A pad that leaves part of its gap to the compiler looks as if the matter were settled.",
  fix: "give the pad the size of the gap",
  wrong: "struct bay { __u32 key; __u8 kind; __u8 pad[2]; };",
  right: "struct bay { __u32 key; __u8 kind; __u8 pad[3]; };",
  *check(subject) {
    const [target] = subject.targets;
    if (target === undefined) return;
    const short = sharedGaps(subject).flatMap((gap) => {
      const pad = shortPad(gap, subject);
      return pad === undefined ? [] : [{ gap, pad }];
    });
    for (const [pad, sides] of groupedBy(short, (each) => each.pad)) {
      // One remark for both sides: either alone would ask for a pad that is too short still.
      const before = sides.find(({ gap }) => gap.after === pad)?.gap;
      const after = sides.find(({ gap }) => gap.before === pad)?.gap;
      const own = extentOf(pad.type, target).size;
      const needed = own + sizeOf(before) + sizeOf(after);
      const at = underlying(pad.type);
      const unit = extentOf(at.kind === "array" ? at.of : at, target).size;
      const on = [...new Set(sides.flatMap(({ gap }) => gap.on))];
      yield {
        at: pad.span,
        about: pad.name,
        beside: sides
          .flatMap(({ gap }) => [gap.before, gap.after])
          .flatMap((one) => one?.span ?? []),
        on,
        member: called(pad),
        left: [...leftBy(before, "before"), ...leftBy(after, "after")].join(" and "),
        where: onTargets(on, subject.everywhere),
        needed: unit === 1 ? `[${needed}]` : bytes(needed),
      };
    }
  },
});

const sizeOf = (gap: SharedGap | undefined): number => (gap === undefined ? 0 : mainSize(gap).size);

const leftBy = (gap: SharedGap | undefined, place: string): readonly string[] =>
  gap === undefined ? [] : [`${bytes(mainSize(gap).size)} ${place} it`];

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
