// The account under a drawing: what members, holes and padding add up to.
import type { Layout } from "../../layout/index.ts";

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
