// The account under a drawing: what members, holes and padding add up to.
import type { Layout } from "../../layout/index.ts";

/** `members 20 + hole 4 = size 24, align 8`, bytes; bits are named where they are unused. */
export function sumLine(layout: Layout): string {
  if (!layout.exact) return "size not known: not every type is";
  const end = `size ${layout.size}, align ${layout.align}`;
  if (layout.record.kind === "union") return end;
  const bits = (kind: string): number =>
    layout.gaps
      .filter((gap) => gap.kind === kind)
      .reduce((sum, gap) => sum + gap.size * (kind === "bits" ? 1 : 8), 0);
  const members = layout.slots.reduce((sum, { size, bits }) => sum + (bits?.size ?? size * 8), 0);
  const parts: readonly (readonly [string, number])[] = [
    ["members", members],
    ["holes", bits("hole")],
    ["unused", bits("bits")],
    ["padding", bits("tail")],
  ];
  const total = parts.reduce((sum, [, size]) => sum + size, 0);
  if (total !== layout.size * 8)
    throw new Error(
      `${layout.record.name} on ${layout.target.name}: the parts make ${total} bits, ` +
        `the size is ${layout.size * 8}`,
    );
  const shown = parts
    .filter(([, size]) => size > 0)
    .map(([name, size]) => `${name} ${amount(size)}`);
  return shown.length < 2 ? end : `${shown.join(" + ")} = ${end}`;
}

/** Whole bytes as a number, anything else in bits. */
function amount(bits: number): string {
  return bits % 8 === 0 ? `${bits / 8}` : `${bits} bits`;
}
