// HOLE: bytes between two members that belong to nobody.
import { onTargets } from "../../finding/index.ts";
import type { Member } from "../../model/index.ts";
import { alignedBehindHole } from "./a64.ts";
import { fillWords } from "./bitf.ts";
import { isForced } from "./forceal.ts";
import { mainSize, type SharedGap, sharedGaps, sizesElsewhere } from "../subject/gap.ts";
import { shortPad } from "./padsz.ts";
import { spelt } from "../subject/member-rule.ts";
import { everyWidth } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { aByte } from "../subject/said.ts";
import { called, nameFor, numberOf, type Subject } from "../subject/subject.ts";

export const hole: RecordRule = rule({
  id: "HOLE",
  title: "no implicit hole between members",
  level: "error",
  appliesTo: everyWidth,
  since: "0.1.0",
  concerns: "gaps",
  says: "{size} hole {place}{where}",
  writes:
    "There is {aSize} hole {place}{where}. " +
    "Please spell it out as a reserved member, so that it can be checked for zero{too}.",
  why:
    "Bytes the compiler inserts leak memory when copied out, hold garbage when copied in, so " +
    "that they can never be given a meaning, and move from one ABI to the next.",
  fix: "declare a reserved member of exactly the hole's size, or reorder a record nobody uses yet",
  wrong: "struct bay_slot { __u32 key; __aligned_u64 root_pa; };",
  right: "struct bay_slot { __u32 key; __u32 __reserved; __aligned_u64 root_pa; };",
  *check(subject) {
    for (const gap of sharedGaps(subject)) {
      const { after } = gap;
      if (gap.kind !== "hole" || after === undefined || isForced(subject, gap)) continue;
      const { size } = mainSize(gap);
      // Bit-fields that leave bytes are mended where they stand.
      const place = firstOfRun(gap) ?? after;
      const aligned = alignedBehindHole(subject, after);
      yield {
        at: place.span,
        about: nameFor(place),
        ...(gap.before === undefined ? {} : { follows: nameFor(gap.before) }),
        beside: gap.before === undefined ? [] : [gap.before.span],
        on: gap.on,
        ...(shortPad(gap, subject) === undefined ? {} : { restates: "PADSZ" }),
        ...(aligned === undefined ? {} : { saysToo: "A64" }),
        fix: reserved(subject, size),
        size: `${size}-byte`,
        aSize: aByte(size),
        place: placeOf(gap.before, after),
        where: `${onTargets(gap.on, subject.everywhere)}${sizesElsewhere(gap)}`,
        too: aligned === undefined ? "" : `, and make ${called(after)} an ${aligned}`,
        again:
          `There is ${aByte(size)} hole ${placeOf(gap.before, after)}, too` +
          `${aligned === undefined ? "" : `; please make ${called(after)} an ${aligned}`}.`,
      };
    }
  },
});

/** The first of the bit-fields a hole follows, where they fill no words of their own. */
function firstOfRun({ holder, before }: SharedGap): Member | undefined {
  if (before?.bits === undefined) return undefined;
  const { members } = holder;
  const last = numberOf(before, holder);
  let at = last;
  while (members[at - 1]?.bits !== undefined) at -= 1;
  return fillWords(members.slice(at, last + 1)) ? undefined : members[at];
}

const placeOf = (before: Member | undefined, after: Member): string =>
  before === undefined
    ? `before ${called(after)}`
    : `between ${called(before)} and ${called(after)}`;

function reserved(subject: Subject, size: number): string {
  return size === 4
    ? `${spelt(subject, "u32")} __reserved;`
    : `${spelt(subject, "u8")} __reserved[${size}];`;
}
