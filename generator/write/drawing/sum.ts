// The account under a drawing: what members, holes and padding add up to.
import type { Layout } from "../../layout/index.ts";

/** `members 20 + holes 4 = size 24, align 8`, in bytes, or in bits where bit-fields leave some. */
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
  const unit = parts.every(([, size]) => size % 8 === 0) ? 8 : 1;
  const shown = parts.filter(([, size]) => size > 0);
  if (shown.length < 2) return end;
  const sum = shown.map(([name, size]) => `${name} ${size / unit}`).join(" + ");
  return unit === 8 ? `${sum} = ${end}` : `${sum} = ${total} bits, ${end}`;
}
