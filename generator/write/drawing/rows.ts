// What a drawing shows, line by line, before any of it has a width.
import type { Gap, Layout, LayoutGroup, Slot } from "../../layout/index.ts";

/** Offset and size on one layout; undefined where that layout has no such thing. */
export interface Cell {
  /** The byte it starts in, from the start of the outermost record. */
  readonly byte: number;
  /** Bytes, or `byte:bit`. */
  readonly offset: string;
  /** Bytes, or `3b` for bits. */
  readonly size: string;
}

/** One line: C on the left, a cell a layout on the right. */
export interface Row {
  readonly depth: number;
  readonly text: string;
  readonly cells: readonly (Cell | undefined)[];
  /** Bytes or bits that belong to nobody: of no interest where no layout shown has them. */
  readonly gap?: true;
}

/** The rows between the braces. The groups are layouts of one record. */
export function rowsOf(groups: readonly LayoutGroup[]): readonly Row[] {
  const rows: Row[] = [];
  const all = groups.map(({ layout }) => new Walk(layout, 0));
  if (all.length > 0) addRows(rows, all, 1);
  return rows;
}

/** One layout on the way from member to member, with its place inside the outermost record. */
class Walk {
  readonly layout: Layout;
  /** Bytes. */
  readonly base: number;
  /** Gaps in front of this one were shown. */
  private gap = 0;
  /** How many gaps from there on lie in front of the member at hand. */
  gaps = 0;
  /** Where the member at hand lies; an inexact layout ends early. */
  slot: Slot | undefined;

  constructor(layout: Layout, base: number) {
    this.layout = layout;
    this.base = base;
  }

  /** Goes to a member by its index. */
  enter(index: number): void {
    this.slot = this.layout.slots[index];
    this.gap += this.gaps;
    this.gaps = 0;
    if (this.slot !== undefined) this.count();
  }

  /** Goes behind the last member. */
  leave(): void {
    const { gaps } = this.layout;
    this.slot = undefined;
    this.gap = gaps.length;
    this.gaps = 0;
    while (this.gap > 0 && gaps[this.gap - 1]!.after === undefined) this.gap--;
    this.count();
  }

  private count(): void {
    const { gaps } = this.layout;
    for (let at = this.gap; at < gaps.length && gaps[at]!.after === this.slot; at++) this.gaps++;
  }

  /** One of the gaps in front of the member at hand. */
  gapAt(index: number): Gap | undefined {
    return index < this.gaps ? this.layout.gaps[this.gap + index] : undefined;
  }

  cell(): Cell | undefined {
    return this.slot && slotCell(this.slot, this.base);
  }

  /** The untagged record the member at hand is made of. */
  inner(): Walk | undefined {
    const inner = this.slot?.inner;
    if (inner === undefined || inner.record.name !== "") return undefined;
    return new Walk(inner, this.base + this.slot!.offset);
  }
}

function addRows(rows: Row[], layouts: readonly Walk[], depth: number): void {
  const { members } = layouts[0]!.layout.record;
  for (let index = 0; index < members.length; index++) {
    const member = members[index]!;
    for (const layout of layouts) layout.enter(index);
    addGaps(rows, layouts, depth);
    const nested = innerOf(layouts);
    const cells = layouts.map((layout) => layout.cell());
    if (nested === undefined) rows.push({ depth, text: `${member.spelling};`, cells });
    else {
      rows.push({ depth, text: `${nested[0]!.layout.record.kind} {`, cells: [] });
      addRows(rows, nested, depth + 1);
      rows.push({ depth, text: `${closing(member.spelling, member.name)};`, cells });
    }
  }
  for (const layout of layouts) layout.leave();
  addGaps(rows, layouts, depth);
}

/** The untagged record the member at hand is made of, where every layout knows it. */
function innerOf(layouts: readonly Walk[]): readonly Walk[] | undefined {
  const nested: Walk[] = [];
  for (const layout of layouts) {
    const inner = layout.inner();
    if (inner === undefined) return undefined;
    nested.push(inner);
  }
  return nested;
}

/** What closes an untagged record: its brace, and the name and bounds of the member it is. */
function closing(spelling: string, name: string): string {
  const brace = spelling.lastIndexOf("}");
  if (brace >= 0) return spelling.slice(brace);
  return name === "" ? "}" : `} ${name}`;
}

const gapTexts = { hole: "/* hole */", bits: "/* unused bits */", tail: "/* padding */" };

/** The gaps in front of the member at hand: one row for each that any layout has. */
function addGaps(rows: Row[], layouts: readonly Walk[], depth: number): void {
  for (let at = 0; ; at++) {
    const first = layouts.find((layout) => at < layout.gaps);
    if (first === undefined) return;
    const cells = layouts.map((layout) => gapCell(layout.gapAt(at), layout.base));
    rows.push({ depth, text: gapTexts[first.gapAt(at)!.kind], cells, gap: true });
  }
}

function slotCell({ bits, offset, size }: Slot, base: number): Cell {
  if (bits !== undefined) return bitCell(base * 8 + bits.offset, bits.size);
  return byteCell(base + offset, size);
}

function gapCell(gap: Gap | undefined, base: number): Cell | undefined {
  if (gap === undefined) return undefined;
  if (gap.kind === "bits") return bitCell(base * 8 + gap.offset, gap.size);
  return byteCell(base + gap.offset, gap.size);
}

function byteCell(byte: number, size: number): Cell {
  return { byte, offset: `${byte}`, size: `${size}` };
}

function bitCell(offset: number, size: number): Cell {
  const byte = Math.floor(offset / 8);
  return { byte, offset: `${byte}:${offset % 8}`, size: `${size}b` };
}
