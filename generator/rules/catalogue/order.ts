// ORDER: members from wide to narrow.
import { type Layout, layoutOf } from "../../layout/index.ts";
import { type CRecord, isFlexible, type Member } from "../../model/index.ts";
import { isRecordSize, isSpare } from "../subject/naming.ts";
import { naturalAlign } from "../subject/natural.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule, type Where } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

export const order: RecordRule = rule({
  id: "ORDER",
  title: "members from wide to narrow",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} {stands}: {gain}",
  writes: "{better}.",
  why:
    "In that order every member is naturally aligned without a byte of padding in between, and " +
    "what is as narrow as a pad can stand in its place.",
  fix: "put the widest members first, while nobody depends on the order",
  wrong: "struct bay_ser { u32 key; u64 root_pa; u32 owner; } __packed;",
  right: "struct bay_ser { u64 root_pa; u32 key; u32 owner; } __packed;",
  *check({ record, layout }) {
    const now = layout();
    // What gaps a natural layout has, HOLE and TAIL tell; another order is one way to mend them.
    if (!now.exact || record.kind === "union") return;
    if (record.members.some((each) => each.bits !== undefined || each.name === "")) return;
    if (record.packed === true) yield* narrowFirst(record, now);
    else yield* besidePads(record, now);
  },
});

type Hit = Where & Readonly<Record<"member" | "stands" | "gain" | "better", string>>;

/** A packed record whose members would be aligned in another order. */
function* narrowFirst(record: CRecord, now: Layout): Generator<Hit> {
  const align = (member: Member): number => naturalAlign(member.type, now.target);
  const sorted = byWidth(record.members, align);
  const then = layoutOf({ ...record, members: sorted }, now.target);
  if (misaligned(then, align) >= misaligned(now, align)) return;
  const index = record.members.findIndex((member, at) => sorted[at] !== member);
  const member = record.members[index];
  const wider = sorted[index];
  if (member === undefined || wider === undefined) return;
  const [one, other] = [called(member), called(wider)];
  yield {
    at: member.span,
    about: member.name,
    wholeRecord: true,
    member: one,
    stands: `stands before the wider ${other}`,
    gain: "from wide to narrow every access is aligned",
    better:
      `Ordering the members from wide to narrow, ${other} before ${one}, ` +
      "every access is aligned",
  };
}

/** A last member with a pad behind it that is as long as the pad before a wider one. */
function* besidePads(record: CRecord, now: Layout): Generator<Hit> {
  const [last, end] = now.slots.slice(-2);
  if (last === undefined || end === undefined) return;
  if (!isSpare(end.member) || isSpare(last.member) || end.size >= now.align) return;
  // All such pads are alike: what the record comes to without one is one question.
  const pad = now.slots.find((slot, at) => {
    const wider = now.slots[at + 1]?.align ?? 0;
    return isSpare(slot.member) && slot.size === last.size && slot.size < wider;
  });
  if (pad === undefined) return;
  const members = record.members
    .slice(0, -2)
    .map((member) => (member === pad.member ? last.member : member));
  const then = layoutOf({ ...record, members }, now.target);
  if (then.size !== now.size - pad.size - end.size) return;
  const [one, spare] = [called(last.member), called(pad.member)];
  const fewer = `${then.size} bytes instead of ${now.size}`;
  yield {
    at: last.member.span,
    about: last.member.name,
    wholeRecord: true,
    member: one,
    stands: `could stand in the place of ${spare}`,
    gain: `without either pad it has ${fewer}`,
    better: `With ${one} in the place of ${spare} the struct needs neither pad: ${fewer}`,
  };
}

/**
 * Widest first, otherwise as they were. A flexible array stays last, and the size a caller states
 * first, with the flags that by custom share its eight bytes.
 */
export function byWidth(
  members: readonly Member[],
  align: (member: Member) => number,
): readonly Member[] {
  const [first, second] = members;
  const fixed = new Set<Member | undefined>();
  if (first !== undefined && (isRecordSize(first.name) || first.name === "size")) {
    fixed.add(first);
    if (second?.name === "flags") fixed.add(second);
  }
  const weight = (member: Member): number => {
    if (fixed.has(member)) return Number.MAX_SAFE_INTEGER;
    return isFlexible(member) ? 0 : align(member);
  };
  return members.toSorted((a, b) => weight(b) - weight(a));
}

/** How many members do not start where their width asks. */
const misaligned = ({ slots }: Layout, align: (member: Member) => number): number =>
  slots.filter((slot) => slot.offset % align(slot.member) !== 0).length;
