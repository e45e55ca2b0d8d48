// ORDER: members from wide to narrow.
import { type Layout, layoutOf } from "../../layout/index.ts";
import { isFlexible, type Member } from "../../model/index.ts";
import { naturalAlign } from "../subject/natural.ts";
import { everyAbi } from "../subject/profile.ts";
import { type RecordRule, rule } from "../subject/rule.ts";
import { called } from "../subject/subject.ts";

export const order: RecordRule = rule({
  id: "ORDER",
  title: "members from wide to narrow",
  level: "advice",
  appliesTo: everyAbi,
  since: "0.1.0",
  says: "{member} stands before the wider {wider}: from wide to narrow every access is aligned",
  writes:
    "Ordering the members from wide to narrow, {wider} before {member}, every access is aligned.",
  why: "In that order every member is naturally aligned without a byte of padding in between.",
  fix: "put the widest members first, while nobody depends on the order",
  wrong: "struct bay_ser { u32 key; u64 root_pa; u32 owner; } __packed;",
  right: "struct bay_ser { u64 root_pa; u32 key; u32 owner; } __packed;",
  *check(subject) {
    const { record } = subject;
    const now = subject.layout();
    // What gaps a natural layout has, HOLE and TAIL tell; another order is one way to mend them.
    if (!now.exact || record.kind === "union" || record.packed !== true) return;
    if (record.members.some((each) => each.bits !== undefined || each.name === "")) return;
    const align = (member: Member): number => naturalAlign(member.type, now.target);
    const sorted = byWidth(record.members, align);
    const then = layoutOf({ ...record, members: sorted }, now.target);
    if (misaligned(then, align) >= misaligned(now, align)) return;
    const index = record.members.findIndex((member, at) => sorted[at] !== member);
    const member = record.members[index];
    const wider = sorted[index];
    if (member === undefined || wider === undefined) return;
    yield {
      at: member.span,
      about: member.name,
      wholeRecord: true,
      member: called(member),
      wider: called(wider),
    };
  },
});

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
  if (first !== undefined && statesSize.test(first.name)) {
    fixed.add(first);
    if (second?.name === "flags") fixed.add(second);
  }
  const weight = (member: Member): number => {
    if (fixed.has(member)) return Number.MAX_SAFE_INTEGER;
    return isFlexible(member) ? 0 : align(member);
  };
  return members.toSorted((a, b) => weight(b) - weight(a));
}

const statesSize = /^(?:argsz|size|usize|struct_size)$/;

/** How many members do not start where their width asks. */
const misaligned = ({ slots }: Layout, align: (member: Member) => number): number =>
  slots.filter((slot) => slot.offset % align(slot.member) !== 0).length;
