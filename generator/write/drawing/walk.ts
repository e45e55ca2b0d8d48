// From member to member of a record, in all its layouts at once.
import type { Gap, Layout, Slot } from "../../layout/index.ts";
import type { Rows } from "./rows.ts";

/** Adds the rows between the braces. The layouts are those of one record, at least one. */
export function addRows(rows: Rows, layouts: readonly Layout[]): void {
  addMembers(
    rows,
    layouts.map((layout) => new Walk(layout, 0)),
    1,
  );
}

/** One layout on the way from member to member, with its place inside the outermost record. */
class Walk {
  readonly layout: Layout;
  /** Bytes. */
  readonly base: number;
  private readonly all: readonly Gap[];
  /** Gaps in front of this one were shown. */
  private gap = 0;
  /** How many gaps from there on lie in front of the member at hand. */
  gaps = 0;
  /** Where the member at hand lies; an inexact layout ends early. */
  slot: Slot | undefined;

  constructor(layout: Layout, base: number) {
    this.layout = layout;
    this.base = base;
    this.all = layout.gaps;
  }

  /** Goes to a member by its index. */
  enter(index: number): void {
    const { slots } = this.layout;
    this.slot = index < slots.length ? slots[index] : undefined;
    this.gap += this.gaps;
    this.gaps = 0;
    if (this.slot !== undefined) this.count();
  }

  /** Goes behind the last member. */
  leave(): void {
    this.slot = undefined;
    this.gap = this.all.length;
    this.gaps = 0;
    while (this.gap > 0 && this.all[this.gap - 1]!.after === undefined) this.gap--;
    this.count();
  }

  private count(): void {
    const { all, slot } = this;
    for (let at = this.gap; at < all.length && all[at]!.after === slot; at++) this.gaps++;
  }

  /** One of the gaps in front of the member at hand. */
  gapAt(index: number): Gap | undefined {
    return index < this.gaps ? this.all[this.gap + index] : undefined;
  }

  /** The untagged record the member at hand is made of. */
  inner(): Layout | undefined {
    const inner = this.slot?.inner;
    return inner !== undefined && inner.record.name === "" ? inner : undefined;
  }
}

function addMembers(rows: Rows, walks: readonly Walk[], depth: number): void {
  const { members } = walks[0]!.layout.record;
  for (let index = 0; index < members.length; index++) {
    const { name, spelling } = members[index]!;
    let isNested = true;
    let hasGap = false;
    for (let at = 0; at < walks.length; at++) {
      const walk = walks[at]!;
      walk.enter(index);
      if (walk.gaps > 0) hasGap = true;
      // Where every layout knows it.
      if (walk.inner() === undefined) isNested = false;
    }
    if (hasGap) addGaps(rows, walks, depth);
    if (isNested) addInner(rows, walks, depth);
    for (let at = 0; at < walks.length; at++) addCell(rows, walks[at]!);
    rows.add("member", depth, isNested ? closing(spelling, name) : spelling);
  }
  for (let at = 0; at < walks.length; at++) walks[at]!.leave();
  addGaps(rows, walks, depth);
}

function addInner(rows: Rows, walks: readonly Walk[], depth: number): void {
  const nested = walks.map((walk) => new Walk(walk.inner()!, walk.base + walk.slot!.offset));
  rows.add("opening", depth, `${nested[0]!.layout.record.kind} {`);
  addMembers(rows, nested, depth + 1);
}

function addCell(rows: Rows, { slot, base }: Walk): void {
  if (slot === undefined) rows.noCell();
  else if (slot.bits === undefined) rows.cellOfBytes(base + slot.offset, slot.size);
  else rows.cellOfBits(base * 8 + slot.bits.offset, slot.bits.size);
}

/** What closes an untagged record: its brace, and the name and bounds of the member it is. */
function closing(spelling: string, name: string): string {
  const brace = spelling.lastIndexOf("}");
  if (brace >= 0) return spelling.slice(brace);
  return name === "" ? "}" : `} ${name}`;
}

const gapTexts = { hole: "/* hole */", bits: "/* unused bits */", tail: "/* padding */" };

/** The first layout that has so many gaps in front of the member at hand, and one more. */
function withGap(walks: readonly Walk[], index: number): Walk | undefined {
  for (let at = 0; at < walks.length; at++) if (index < walks[at]!.gaps) return walks[at];
  return undefined;
}

/** The gaps in front of the member at hand: one row for each that any layout has. */
function addGaps(rows: Rows, walks: readonly Walk[], depth: number): void {
  for (let index = 0; ; index++) {
    const first = withGap(walks, index);
    if (first === undefined) return;
    for (const walk of walks) {
      const gap = walk.gapAt(index);
      if (gap === undefined) rows.noCell();
      else if (gap.kind === "bits") rows.cellOfBits(walk.base * 8 + gap.offset, gap.size);
      else rows.cellOfBytes(walk.base + gap.offset, gap.size);
    }
    rows.add("gap", depth, gapTexts[first.gapAt(index)!.kind]);
  }
}
