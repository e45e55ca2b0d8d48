// What a drawing shows, line by line, before any of it has a width.
import type { Gap, Layout, LayoutGroup, Slot } from "../../layout/index.ts";

/** Offset and size on one layout; undefined where that layout has no such thing. */
export interface Cell {
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

/** A layout with its place inside the outermost record. */
interface Based {
  readonly layout: Layout;
  /** Bytes. */
  readonly base: number;
}

/** The rows between the braces. The groups are layouts of one record. */
export function rowsOf(groups: readonly LayoutGroup[]): readonly Row[] {
  return inside(
    groups.map(({ layout }) => ({ layout, base: 0 })),
    1,
  );
}

function inside(layouts: readonly Based[], depth: number): readonly Row[] {
  const [first] = layouts;
  if (first === undefined) return [];
  const rows: Row[] = [];
  for (const [index, member] of first.layout.record.members.entries()) {
    const slots = layouts.map(({ layout }) => slotAt(layout, index));
    rows.push(...gapRows(layouts, index, depth));
    const cells = layouts.map((based, at) => slotCell(slots[at], based.base));
    const inner = slots.map((slot) => (slot?.inner?.record.name === "" ? slot.inner : undefined));
    const nested = inner.flatMap((layout, at) => {
      const base = (layouts[at]?.base ?? 0) + (slots[at]?.offset ?? 0);
      return layout === undefined ? [] : [{ layout, base }];
    });
    if (nested.length === layouts.length && nested[0] !== undefined) {
      rows.push({ depth, text: `${nested[0].layout.record.kind} {`, cells: [] });
      rows.push(...inside(nested, depth + 1));
      rows.push({ depth, text: `${closing(member.spelling, member.name)};`, cells: [] });
    } else rows.push({ depth, text: `${member.spelling};`, cells });
  }
  rows.push(...gapRows(layouts, undefined, depth));
  return rows;
}

/** What closes an untagged record: its brace, and the name and bounds of the member it is. */
function closing(spelling: string, name: string): string {
  const brace = spelling.lastIndexOf("}");
  if (brace >= 0) return spelling.slice(brace);
  return name === "" ? "}" : `} ${name}`;
}

/** Where a member lies; an inexact layout ends early. */
function slotAt(layout: Layout, index: number): Slot | undefined {
  const member = layout.record.members[index];
  const slot = layout.slots[index];
  return slot?.member === member ? slot : layout.slots.find((one) => one.member === member);
}

/** The gaps in front of a member, or at the end: one row for each that any layout has. */
function gapRows(layouts: readonly Based[], index: number | undefined, depth: number): Row[] {
  const gaps = layouts.map(({ layout }) => {
    const after = index === undefined ? undefined : slotAt(layout, index);
    if (index !== undefined && after === undefined) return [];
    return layout.gaps.filter((gap) => gap.after === after);
  });
  const rows: Row[] = [];
  const longest = Math.max(0, ...gaps.map((list) => list.length));
  for (let at = 0; at < longest; at++) {
    const kind = gaps.find((list) => list[at] !== undefined)?.[at]?.kind ?? "hole";
    const names = { hole: "/* hole */", bits: "/* unused bits */", tail: "/* padding */" };
    const cells = layouts.map(({ base }, group) => gapCell(gaps[group]?.[at], base));
    rows.push({ depth, text: names[kind], cells, gap: true });
  }
  return rows;
}

function slotCell(slot: Slot | undefined, base: number): Cell | undefined {
  if (slot === undefined) return undefined;
  if (slot.bits === undefined) return { offset: `${base + slot.offset}`, size: `${slot.size}` };
  return bitCell(base * 8 + slot.bits.offset, slot.bits.size);
}

function gapCell(gap: Gap | undefined, base: number): Cell | undefined {
  if (gap === undefined) return undefined;
  if (gap.kind === "bits") return bitCell(base * 8 + gap.offset, gap.size);
  return { offset: `${base + gap.offset}`, size: `${gap.size}` };
}

function bitCell(offset: number, size: number): Cell {
  return { offset: `${Math.floor(offset / 8)}:${offset % 8}`, size: `${size}b` };
}
