// What kind of 64-bit integer a member is, and where 32-bit and 64-bit user space part ways.
import type { Layout, Slot } from "../../layout/index.ts";
import { elementOf, type Member, type Type } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { inlineOf, isSameMember, type Subject } from "./subject.ts";

/** A kernel's own ABI and the older one it also serves. The first pair is the one people name. */
const compatPairs: readonly (readonly [string, string])[] = [
  ["x86_64", "i386"],
  ["x86_64", "x32"],
  ["arm64", "arm"],
  ["riscv64", "riscv32"],
  ["ppc64", "ppc32"],
  ["s390x", "s390-31"],
  ["mips-n64", "mips-o32"],
  ["mips-n64", "mips-n32"],
  ["sparc64", "sparc32"],
  ["hppa64", "hppa"],
];

/** Whether the innermost type is a 64-bit integer. */
export function is64Bit(type: Type): boolean {
  const element = elementOf(type);
  return element.kind === "scalar" && (element.scalar === "llong" || element.scalar === "ullong");
}

/** Whether alignment to at least 8 is part of the type or the member, on every target. */
export function isForced8(member: Member): boolean {
  if (member.aligned === "max" || (member.aligned ?? 0) >= 8) return true;
  let type = member.type;
  for (;;) {
    if (type.kind === "typedef") {
      if ((type.aligned ?? 0) >= 8) return true;
      type = type.of;
    } else if (type.kind === "array") type = type.of;
    else if (type.kind === "unknown" && type.of !== undefined) type = type.of;
    else return false;
  }
}

/**
 * The first member at which two layouts of a record stop agreeing, or a later one that adds to it.
 */
export interface Divergence {
  readonly member: Member;
  /**
   * Which of its numbers differ for its own sake: where it starts, how long its type is, how many
   * of that there are (`pad[64 - sizeof(long)]`), what follows; or that another member is declared
   * in its place, and the record's size is another.
   */
  readonly of: "offset" | "size" | "count" | "end" | "members";
  readonly wide: Target;
  readonly narrow: Target;
  readonly wideNumber: number;
  readonly narrowNumber: number;
  readonly wideLayout: Layout;
  readonly narrowLayout: Layout;
}

const known = new WeakMap<Subject, readonly Divergence[]>();

/** Where a 64-bit kernel and its 32-bit users disagree: each member that is itself a cause. */
export function divergences(subject: Subject): readonly Divergence[] {
  let causes = known.get(subject);
  if (causes === undefined) known.set(subject, (causes = firstDivergences(subject)));
  return causes;
}

const knownMoved = new WeakMap<Subject, ReadonlyMap<Member, Divergence>>();

/** Of those, the members that start elsewhere for their own sake. */
export function movedMembers(subject: Subject): ReadonlyMap<Member, Divergence> {
  const known = knownMoved.get(subject);
  if (known !== undefined) return known;
  const moved = new Map<Member, Divergence>();
  for (const each of divergences(subject))
    if (each.of === "offset" && !moved.has(each.member)) moved.set(each.member, each);
  knownMoved.set(subject, moved);
  return moved;
}

/** Those of the first pair that disagrees. */
function firstDivergences(subject: Subject): readonly Divergence[] {
  const groups = subject.groups();
  if (groups.length === 1) return [];
  const there = new Map<string, { readonly target: Target; readonly layout: Layout }>();
  for (const { layout, targets } of groups)
    for (const target of targets) there.set(target.name, { target, layout });
  for (const [wideName, narrowName] of compatPairs) {
    const wide = there.get(wideName);
    const narrow = there.get(narrowName);
    if (wide === undefined || narrow === undefined || wide.layout === narrow.layout) continue;
    const causes: Divergence[] = [];
    for (const cause of causesBetween(wide.layout, narrow.layout))
      causes.push({
        ...cause,
        wide: wide.target,
        narrow: narrow.target,
        wideLayout: wide.layout,
        narrowLayout: narrow.layout,
      });
    if (causes.length > 0) return causes;
  }
  return [];
}

/** Whether a slot holds something else, and no type that is merely of another size. */
const isAnother = (slot: Slot, other: Slot): boolean =>
  slot.member.name !== other.member.name ||
  (slot.size !== other.size && !isSameMember(slot.member, other.member));

/** Whether two arrays are of one element, as long in both, and only not of as many. */
const isOfMore = (slot: Slot, other: Slot): boolean =>
  elementsIn(slot.member.type) !== elementsIn(other.member.type) &&
  slot.size * elementsIn(other.member.type) === other.size * elementsIn(slot.member.type);

function elementsIn(type: Type): number {
  if (type.kind === "typedef") return elementsIn(type.of);
  return type.kind === "array" ? (type.count ?? 0) * elementsIn(type.of) : 1;
}

type Cause = Pick<Divergence, "member" | "of" | "wideNumber" | "narrowNumber">;

/** `before`: by how much the wide one starts later, being inside others. */
function* causesBetween(wide: Layout, narrow: Layout, before = 0): Generator<Cause> {
  const isUnion = wide.record.kind === "union";
  let apart = 0;
  let last: Member | undefined;
  for (const [index, slot] of wide.slots.entries()) {
    const other = narrow.slots[index];
    const { member } = slot;
    if (other === undefined || isAnother(slot, other)) {
      const sizes = { wideNumber: wide.size, narrowNumber: narrow.size };
      const areKnown = wide.exact && narrow.exact;
      if (areKnown && wide.size !== narrow.size) yield { member, of: "members", ...sizes };
      return;
    }
    const start = slot.offset - other.offset;
    // No arm of a union starts elsewhere.
    if (start !== apart && start !== 0)
      yield { member, of: "offset", wideNumber: slot.offset, narrowNumber: other.offset };
    const ends = start + slot.size - other.size;
    if (slot.inner !== undefined && other.inner !== undefined && inlineOf(member) !== undefined)
      yield* causesBetween(slot.inner, other.inner, before + start);
    else if (slot.size !== other.size) {
      const sizes = { member, wideNumber: slot.size, narrowNumber: other.size };
      if (!isOfMore(slot, other)) yield { ...sizes, of: "size" };
      // A pad that makes up for what lies before it brings both together again.
      else if (before + ends !== 0 && (!isUnion || wide.size !== narrow.size))
        yield { ...sizes, of: "count" };
    }
    apart = ends;
    last = member;
  }
  if (last === undefined || !wide.exact || isUnion) return;
  if (wide.size - narrow.size !== apart)
    yield { member: last, of: "end", wideNumber: wide.size, narrowNumber: narrow.size };
}
