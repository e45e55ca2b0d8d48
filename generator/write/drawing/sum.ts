// The account under a drawing: what members, holes and padding add up to.
import type { Layout, Slot } from "../../layout/index.ts";

/** `members 20 + holes 4 = size 24, align 8`, in bytes, or in bits where bit-fields leave some. */
export function sumLine(layout: Layout): string {
  if (!layout.exact) return "size not known: not every type is";
  const end = `size ${layout.size}, align ${layout.align}`;
  if (layout.record.kind === "union") return end;
  let members = 0;
  for (const { size, bits } of layout.slots) members += bits?.size ?? size * 8;
  const gaps = { hole: 0, bits: 0, tail: 0 };
  for (const { kind, size } of layout.gaps) gaps[kind] += kind === "bits" ? size : size * 8;
  const total = members + gaps.hole + gaps.bits + gaps.tail;
  if (total !== layout.size * 8)
    throw new Error(
      `${layout.record.name} on ${layout.target.name}: the parts make ${total} bits, ` +
        `the size is ${layout.size * 8}`,
    );
  if (total === members) return end;
  const parts: readonly (readonly [string, number])[] = [
    ["members", members],
    ["holes", gaps.hole],
    ["unused", gaps.bits],
    ["padding", gaps.tail],
  ];
  const unit = parts.every(([, size]) => size % 8 === 0) ? 8 : 1;
  const shown = parts.filter(([, size]) => size > 0);
  if (shown.length < 2) return end;
  const sum = shown.map(([name, size]) => `${name} ${size / unit}`).join(" + ");
  return unit === 8 ? `${sum} = ${end}` : `${sum} = ${total} bits, ${end}`;
}

/**
 * What a record's rows do not show at a glance: how many members, holes and cache lines of `line`
 * bytes it has, and how much padding lies inside its members. Nothing for a record that fits one
 * line and has none inside.
 */
export function countLine(layout: Layout, line: number): string | undefined {
  const { size, slots, gaps, exact } = layout;
  if (!exact) return undefined;
  const padded = slots.map(paddingInside).filter((bytes) => bytes > 0);
  if (size <= line && padded.length === 0) return undefined;
  const members = slots.filter(({ bits, member }) => bits === undefined || member.name !== "");
  const forced = members.filter(({ member }) => member.aligned !== undefined).length;
  const holes = gaps.filter(({ after }) => after !== undefined).length;
  const inside = padded.reduce((sum, bytes) => sum + bytes, 0);
  const parts = [counted(members.length, "member")];
  if (holes > 0) parts.push(counted(holes, "hole"));
  if (padded.length > 0) parts.push(`${padded.length} padded inside by ${counted(inside, "byte")}`);
  if (forced > 0) parts.push(`${forced} aligned by attribute`);
  const lines = Math.ceil(size / line);
  const last = size % line === 0 ? "" : `, ${counted(size % line, "byte")} in the last`;
  return `${parts.join(", ")}; ${counted(lines, "cache line")}${last}`;
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Bytes of padding at the end of a member that is a struct, or of all elements of an array. */
function paddingInside({ inner, size }: Slot): number {
  if (inner === undefined || inner.record.kind !== "struct" || inner.size === 0) return 0;
  const tail = inner.gaps.find(({ kind }) => kind === "tail")?.size ?? 0;
  return tail * (size / inner.size);
}
