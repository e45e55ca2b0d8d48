// Layouts as a picture: a grid of eight bytes a row, for a wiki or an HTML mail, light and dark.
import { bitRange, type Gap, type Layout, type LayoutGroup, type Slot } from "../layout/index.ts";
import { pushTo } from "../lists/index.ts";
import { elementOf, titleOf } from "../model/index.ts";
import { filled } from "./fill.ts";

/** A stretch of bits with one meaning. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly kind: "member" | "hole" | "bits" | "tail";
}

const rowBits = 64;
const bitWidth = 10;
const rowHeight = 28;
const left = 52;
const width = left + rowBits * bitWidth + 8;
const characterWidth = 6.7;

const style = `
  text { font: 11px ui-monospace, monospace; fill: #1b1f24 }
  .title { font-weight: bold } .at { fill: #6a737d; text-anchor: end }
  .member { fill: #dbe9ff; stroke: #5b7fb5 } .tail, .bits { fill: #eceff2; stroke: #9aa4af }
  .hole { fill: #ffd9d6; stroke: #c4372b }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .at { fill: #8b949e }
    .member { fill: #1f3350; stroke: #5b8bd0 } .tail, .bits { fill: #2a2f36; stroke: #6b7580 }
    .hole { fill: #5c1f1b; stroke: #f47067 }
  }`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What a slot is called in its cell; the arms of an anonymous union share one. */
function labelOf({ member, inner }: Slot): string {
  if (member.name !== "") return member.name;
  if (inner === undefined) return "";
  return inner.slots.map(labelOf).join(inner.record.kind === "union" ? " | " : ", ");
}

/** Members and gaps in offset order; an anonymous struct is opened, a union stays one cell. */
function stretchesOf(layout: Layout, base: number): readonly Stretch[] {
  if (layout.record.kind === "union") {
    const label = layout.slots.map(labelOf).join(" | ");
    return [{ start: base, end: base + layout.size * 8, label, kind: "member" }];
  }
  const members = layout.slots.flatMap((slot): readonly Stretch[] => {
    const { offset, size } = bitRange(slot);
    const start = base + offset;
    const end = start + size;
    const opens = slot.inner !== undefined && slot.member.name === "" && isPlain(slot);
    if (opens && slot.inner?.record.kind === "struct") return stretchesOf(slot.inner, start);
    return end > start ? [{ start, end, label: labelOf(slot), kind: "member" }] : [];
  });
  const gaps = layout.gaps.map((gap) => gapStretch(gap, base));
  return [...members, ...gaps].sort((a, b) => a.start - b.start);
}

const isPlain = ({ member }: Slot): boolean => elementOf(member.type).kind === "record";

function gapStretch({ kind, offset, size }: Gap, base: number): Stretch {
  const unit = kind === "bits" ? 1 : 8;
  const start = base + offset * unit;
  const label = kind === "hole" ? `hole ${size}` : kind === "tail" ? `padding ${size}` : "";
  return { start, end: start + size * unit, label, kind };
}

/** The part of a stretch that lies in one row, as a cell with its label when there is room. */
function cell(stretch: Stretch, row: number, y: number): string {
  const from = Math.max(stretch.start, row * rowBits) - row * rowBits;
  const to = Math.min(stretch.end, (row + 1) * rowBits) - row * rowBits;
  const x = left + from * bitWidth;
  const wide = (to - from) * bitWidth;
  const room = Math.floor((wide - 6) / characterWidth);
  const isFirst = stretch.start >= row * rowBits;
  const text =
    isFirst && room >= Math.min(3, stretch.label.length) ? stretch.label.slice(0, room) : "";
  return (
    `<g><title>${escaped(stretch.label)} @${stretch.start / 8}</title>` +
    `<rect class="${stretch.kind}" x="${x}" y="${y}" width="${wide}" height="${rowHeight - 4}"/>` +
    `<text x="${x + 4}" y="${y + 16}">${escaped(text)}</text></g>\n`
  );
}

/**
 * The rows to draw. A stretch that fills many rows is drawn as its first and last with a mark
 * between, so that a page-sized array takes three rows.
 */
function rowsOf(stretches: readonly Stretch[], size: number): readonly (number | "skip")[] {
  const last = Math.max(0, Math.ceil((size * 8) / rowBits) - 1);
  const wanted = new Set([0, last]);
  for (const { start, end } of stretches) {
    wanted.add(Math.floor(start / rowBits));
    wanted.add(Math.min(last, Math.floor(Math.max(start, end - 1) / rowBits)));
  }
  const rows: (number | "skip")[] = [];
  let before = -1;
  for (const row of [...wanted].sort((a, b) => a - b)) {
    if (row === before + 2) rows.push(before + 1);
    else if (row > before + 1) rows.push("skip");
    rows.push(row);
    before = row;
  }
  return rows;
}

interface Drawn {
  readonly body: string;
  readonly y: number;
}

function drawGroup({ layout, targets }: LayoutGroup, top: number): Drawn {
  const names = targets.map((target) => target.name).join(", ");
  const title = `${titleOf(layout.record)}: ${layout.size} bytes, align ${layout.align}`;
  let body = `<text class="title" x="8" y="${top + 14}">${escaped(title)}</text>\n`;
  let y = top + 20;
  for (const line of filled(names, Math.floor((width - 16) / characterWidth))) {
    body += `<text x="8" y="${y + 12}">${escaped(line)}</text>\n`;
    y += 14;
  }
  y += 6;
  const stretches = stretchesOf(layout, 0);
  const byRow = new Map<number, Stretch[]>();
  const rows = rowsOf(stretches, layout.size);
  const shown = rows.filter((row) => row !== "skip");
  const indexOf = new Map(shown.map((row, index) => [row, index]));
  for (const stretch of stretches) {
    let index = indexOf.get(Math.floor(stretch.start / rowBits)) ?? shown.length;
    for (let row = shown[index]; row !== undefined; row = shown[++index]) {
      if (row * rowBits >= stretch.end) break;
      pushTo(byRow, row, stretch);
    }
  }
  for (const row of rows) {
    if (row === "skip") {
      body += `<text x="${left + 4}" y="${y + 12}">⋮</text>\n`;
      y += rowHeight / 2;
      continue;
    }
    body += `<text class="at" x="${left - 6}" y="${y + 16}">${(row * rowBits) / 8}</text>\n`;
    for (const stretch of byRow.get(row) ?? []) body += cell(stretch, row, y);
    y += rowHeight;
  }
  return { body, y: y + 12 };
}

/** One picture of every distinct, exact layout given. */
export function layoutsSvg(groups: readonly LayoutGroup[]): string {
  let body = "";
  let y = 8;
  for (const group of groups) {
    if (!group.layout.exact) continue;
    const drawn = drawGroup(group, y);
    body += drawn.body;
    y = drawn.y;
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" ` +
    `width="${width}" height="${y}" role="img">\n<style>${style}\n</style>\n${body}</svg>\n`
  );
}
