// TAIL: padding after the last member.
import { largest } from "../../lists/index.ts";
import { obsolete, onTargets } from "../../finding/index.ts";
import { extentOf, groupLayouts, layoutOf } from "../../layout/index.ts";
import { type CRecord, isFlexible, type Member } from "../../model/index.ts";
import {
  isUnderArm,
  mainSize,
  type SharedGap,
  sharedGaps,
  sizesElsewhere,
} from "../subject/gap.ts";
import { mayBeLonger } from "./flex0.ts";
import { naturalAlign } from "../subject/natural.ts";
import { shortPad } from "./padsz.ts";
import { everyUapi, everyWidth } from "../subject/profile.ts";
import { type RecordRule, rule, type Where } from "../subject/rule.ts";
import { aByte, bytes } from "../subject/said.ts";
import { called, nameFor, type Subject } from "../subject/subject.ts";
import { typeWord } from "../subject/type-word.ts";
import { divergences } from "../subject/word-size.ts";

export const tail: RecordRule = rule({
  id: "TAIL",
  title: "no implicit padding after the last member",
  level: "error",
  appliesTo: everyWidth,
  since: "0.1.0",
  concerns: "gaps",
  says: "{size} of padding after {last}{where}",
  writes:
    "The compiler adds {size} of padding after {last}{where}. " +
    "Please declare {them}, so that {reason}.",
  why:
    "Padding at the end leaks memory when copied out, and its size depends on the ABI, so that " +
    "arrays and size-checked calls break between 32-bit and 64-bit users.",
  fix: "declare a reserved member that fills the record up to its alignment",
  wrong: "struct bay_slot { __aligned_u64 root_pa; __u32 key; };",
  right: "struct bay_slot { __aligned_u64 root_pa; __u32 key; __u32 __reserved; };",
  *check(subject) {
    for (const gap of sharedGaps(subject)) {
      const last = gap.flexible ? lastFixed(gap.holder) : lastOf(gap, subject);
      if (gap.kind !== "tail" || last === undefined || isUnderArm(subject, gap)) continue;
      const { size } = mainSize(gap);
      const asked = askedFor(subject, gap);
      const by = asked === undefined ? "" : ` for aligned(${asked})`;
      const where = `${by}${onTargets(gap.on, subject.everywhere)}${sizesElsewhere(gap)}`;
      yield {
        at: last.span,
        about: nameFor(last),
        ...(shortPad(gap, subject) === undefined ? {} : { restates: "PADSZ" }),
        ...(asked === undefined ? {} : { level: "warning" }),
        ...(isOpenTail(gap) ? whereArrayBegins(subject) : {}),
        on: gap.on,
        size: bytes(size),
        last: called(last),
        again: `The compiler adds ${bytes(size)} of padding after ${called(last)}, too.`,
        reason:
          asked === undefined
            ? "the size is the same everywhere and stays put"
            : "it can be checked for zero",
        where: gap.flexible ? `${where}, where the array begins` : where,
        them:
          gap.holder.kind === "union"
            ? `an arm of ${wholeSize(gap, subject)}`
            : isOfWord(last, size, subject)
              ? `the bits that are left of its ${typeWord(last.type)}`
              : size === 1
                ? "it"
                : `${aByte(size)} reserved member`,
      };
    }
  },
});

/** "258 bytes", what a union has; in words where that is not known, or not the same everywhere. */
function wholeSize({ holder }: SharedGap, { targets }: Subject): string {
  const living = targets.filter(({ name }) => name !== obsolete);
  const [first, ...others] = groupLayouts(holder, living).map(({ layout }) => layout);
  const isKnown = first?.exact === true && others.every(({ size }) => size === first.size);
  return isKnown ? bytes(first.size) : "as many bytes as the union has";
}

/** Whether bytes behind a bit-field are of the word that it is a part of. */
const isOfWord = ({ bits, type }: Member, size: number, { layout }: Subject): boolean =>
  bits !== undefined && size < extentOf(type, layout().target).size;

/** Whether the padding a record ends in lies under an array: what follows one element is more. */
export function isOpenTail({ kind, flexible, before, holder }: SharedGap): boolean {
  const last = before ?? holder.members.at(-1);
  return kind === "tail" && (flexible || (last !== undefined && mayBeLonger(last)));
}

/** What stands before the padding at the end; of arms, which all start alike, the longest. */
function lastOf({ before, holder }: SharedGap, subject: Subject): Member | undefined {
  if (before !== undefined || holder.kind === "struct") return before ?? holder.members.at(-1);
  const { slots } = layoutOf(holder, subject.layout().target);
  const most = largest(
    slots.map(({ size }) => size),
    0,
  );
  return slots.findLast(({ size }) => size === most)?.member;
}

/**
 * The alignment a record asks for itself, where there was no padding but for that: its size is
 * chosen, and the same everywhere.
 */
function askedFor({ record, layout }: Subject, gap: SharedGap): number | undefined {
  const { aligned } = record;
  if (gap.holder !== record || gap.flexible || typeof aligned !== "number") return undefined;
  const { target, size } = layout();
  const most = record.members.reduce(
    (align, { type }) => Math.max(align, naturalAlign(type, target)),
    1,
  );
  return aligned > most && (size - mainSize(gap).size) % most === 0 ? aligned : undefined;
}

/** The member before a flexible array. */
export function lastFixed({ members }: CRecord): Member | undefined {
  return members.findLast((member) => !isFlexible(member));
}

/**
 * Padding an array begins in is counted by whoever copies the record; where the size depends on the
 * word, COMPAT tells people of it.
 */
function whereArrayBegins(subject: Subject): Pick<Where, "level" | "restates"> {
  const tells =
    everyUapi.includes(subject.profile) && divergences(subject).some(({ of }) => of === "end");
  return { level: "advice", ...(tells ? { restates: "COMPAT" } : {}) };
}
