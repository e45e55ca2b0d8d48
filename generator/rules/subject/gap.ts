// Gaps of a record seen over all targets at once: one value a place, whatever its size there.
import { bestKnown, obsolete } from "../../finding/index.ts";
import {
  extentOf,
  type Gap,
  groupLayouts,
  type Layout,
  type LayoutGroup,
  layoutOf,
} from "../../layout/index.ts";
import { keptFor } from "../../lists/index.ts";
import { type CRecord, elementOf, type Member } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { bytes } from "./said.ts";
import { inlineOf, nestingMax, numberOf, type Subject } from "./subject.ts";

/** What a gap is on some targets. */
export interface GapThere {
  /** Bytes for holes and tails, bits for `bits`. */
  readonly size: number;
  /** Bytes (bits for `bits`) from the start of the outermost record. */
  readonly offset: number;
  readonly targets: readonly string[];
}

/** One place between or after members where some target leaves bytes to nobody. */
export interface SharedGap {
  readonly kind: Gap["kind"];
  readonly holder: CRecord;
  readonly before?: Member;
  readonly after?: Member;
  /** A flexible array starts inside this padding. */
  readonly flexible: boolean;
  readonly there: readonly GapThere[];
  readonly on: readonly string[];
}

interface Gathering extends SharedGap {
  readonly there: { size: number; offset: number; targets: string[] }[];
  readonly on: string[];
}

/** Every gap of a record and of the untagged records in it, in declaration order. */
export const sharedGaps: (subject: Subject) => readonly SharedGap[] = keptFor(gather);

function gather(subject: Subject): readonly SharedGap[] {
  const found = new Map<string, Gathering>();
  for (const group of [...subject.groups(), ...unplaced(subject)]) {
    const names = group.targets.map((target) => target.name);
    for (const { gap, base, holder } of gapsWithin(group.layout, 0)) {
      const [before, after] = [gap.before?.member, gap.after?.member];
      const key = [gap.kind, ...[holder, before, after].map(placeOf)].join(" ");
      let shared = found.get(key);
      if (shared === undefined) {
        shared = {
          kind: gap.kind,
          holder,
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
          flexible: gap.flexible,
          there: [],
          on: [],
        };
        found.set(key, shared);
      }
      const offset = base * (gap.kind === "bits" ? 8 : 1) + gap.offset;
      const same = shared.there.find((at) => at.size === gap.size && at.offset === offset);
      if (same === undefined) shared.there.push({ size: gap.size, offset, targets: [...names] });
      else same.targets.push(...names);
      shared.on.push(...names);
    }
  }
  const main = subject.layout().target.name;
  return [...found.values()].filter(
    (gap) => gap.on.some((name) => name !== obsolete) && !isOfShortWord(gap, main),
  );
}

/** Declarations for different targets that share a line are one place. */
const placeOf = (thing: CRecord | Member | undefined): string =>
  thing === undefined ? "-" : `${thing.name}@${thing.span.line}:${thing.span.column}`;

/**
 * A pointer or long is short on 32-bit, an enum on hexagon, and an inner record may be shorter
 * somewhere: what follows then leaves a gap there, a few members on as well. The member itself is
 * remarked on; once that is mended the gap goes away.
 */
function isOfShortWord({ holder, before, on }: SharedGap, main: string): boolean {
  if (before === undefined || on.includes(main)) return false;
  const first = firstShort(holder);
  return first >= 0 && first <= numberOf(before, holder);
}

/** The number of the first member of a record that is short somewhere; -1 for none. */
const firstShort = keptFor(({ members }: CRecord): number => members.findIndex(isShortSomewhere));

/** Whether a type is of the machine's word, or holds what may be. */
export function isShortSomewhere({ type }: Member): boolean {
  const element = elementOf(type);
  if (element.kind !== "scalar") return true;
  return element.scalar === "long" || element.scalar === "ulong";
}

/** " (2 bytes on m68k)" where a gap is not the same everywhere; empty where it is. */
export function sizesElsewhere(gap: SharedGap): string {
  const main = mainSize(gap).size;
  const other = gap.there.find(
    (at) => at.size !== main && at.targets.some((name) => name !== obsolete),
  );
  return other === undefined ? "" : ` (${bytes(other.size)} on ${bestKnown(other.targets)})`;
}

interface GapWithin {
  readonly gap: Gap;
  readonly base: number;
  readonly holder: CRecord;
}

function* gapsWithin(layout: Layout, base: number): Generator<GapWithin> {
  for (const gap of layout.gaps) yield { gap, base, holder: layout.record };
  for (const slot of layout.slots) {
    if (slot.inner !== undefined && inlineOf(slot.member) !== undefined)
      yield* gapsWithin(slot.inner, base + slot.offset);
  }
}

/**
 * Behind something unknown no place is certain, but what lies inside an untagged record is. The
 * layouts come from each target, since the outer record's tell nothing apart there.
 */
function unplaced({ record, layout, targets }: Subject): readonly LayoutGroup[] {
  return [...unplacedIn(record, layout(), targets, 0)];
}

function* unplacedIn(
  record: CRecord,
  { exact, slots, target }: Layout,
  targets: readonly Target[],
  depth: number,
): Generator<LayoutGroup> {
  if (exact || depth > nestingMax) return;
  for (const member of record.members.slice(slots.length)) {
    const inner = inlineOf(member);
    if (inner === undefined) continue;
    yield* groupLayouts(inner, targets);
    yield* unplacedIn(inner, layoutOf(inner, target), targets, depth + 1);
  }
}

/** The sizes a gap has, widest-spread first, for a sentence. */
export function mainSize(gap: SharedGap): GapThere {
  const onMost = gap.there.toSorted((a, b) => b.targets.length - a.targets.length)[0];
  const here = gap.there.find((at) => at.targets.includes("x86_64"));
  return (here ?? onMost) as GapThere;
}

/**
 * Padding that ends an arm of a union lies under the longer arms: the union has no say in it. An
 * arm whose length nobody showed may be one.
 */
export function isUnderArm(subject: Subject, { holder, kind }: SharedGap): boolean {
  if (kind !== "tail") return false;
  const beside = longestArms(subject).get(holder);
  if (beside === undefined) return false;
  const { size } = layoutOf(holder, subject.layout().target);
  return beside.longest > size || beside.filled >= size;
}

/** Bytes of a union's longest arm, endless where not known, and of the longest without padding. */
interface Arms {
  readonly longest: number;
  readonly filled: number;
}

/** What is beside an untagged record that is an arm, by it. */
const longestArms = keptFor(({ parts, layout }: Subject): ReadonlyMap<CRecord, Arms> => {
  const { target } = layout();
  const unions = new Map<CRecord, Arms>();
  const arms = new Map<CRecord, Arms>();
  for (const { member, holder } of parts) {
    const inner = holder.kind === "union" ? inlineOf(member) : undefined;
    if (inner === undefined) continue;
    let beside = unions.get(holder);
    if (beside === undefined) {
      let [longest, filled] = [0, 0];
      for (const { type } of holder.members) {
        const { exact, size } = extentOf(type, target);
        longest = Math.max(longest, exact ? size : Infinity);
        if (exact && elementOf(type).kind === "scalar") filled = Math.max(filled, size);
      }
      unions.set(holder, (beside = { longest, filled }));
    }
    arms.set(inner, beside);
  }
  return arms;
});
