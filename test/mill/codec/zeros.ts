// Which bits of a record's bytes must be zero, worked out from its layout and what it holds: padding,
// reserved members, unused bits, and what an arm of a union leaves of it.
import type { Gap, Layout, Slot } from "../../../generator/layout/index.ts";
import { underlying } from "../../../generator/model/index.ts";
import type { Value } from "./contracts.ts";
import { camel, partsOf } from "./parts.ts";

/** A bit that must be zero: byte, bit in it, and how the error names its place. */
export interface Zero {
  readonly byte: number;
  readonly bit: number;
  readonly member: string;
  readonly code: "reserved" | "padding";
}

/** Bits `from` to `from + size` of bytes that start at `base`. */
function zeros(
  base: number,
  from: number,
  size: number,
  member: string,
  code: Zero["code"],
): readonly Zero[] {
  return Array.from({ length: size }, (_, index) => ({
    byte: base + ((from + index) >> 3),
    bit: (from + index) & 7,
    member,
    code,
  }));
}

/** Every bit that must be zero in a record that holds `value`. */
export function zerosOf(
  layout: Layout,
  value: Value,
  base = 0,
  prefix = "",
  isInner = false,
): readonly Zero[] {
  const reserved = layout.slots.flatMap((slot) => {
    const { member, offset, size, bits, inner } = slot;
    if (member.name === "" && inner?.record.kind === "struct")
      return zerosOf(inner, value, base + offset, prefix, true);
    if (member.reserved !== true) return [];
    const [from, width] = bits === undefined ? [offset * 8, size * 8] : [bits.offset, bits.size];
    return zeros(base, from, width, prefix + member.name, "reserved");
  });
  const inner = partsOf(layout)
    .filter(({ slot }) => layout.slots.includes(slot))
    .flatMap(({ slot, key, name }) =>
      memberZeros(slot, value[key], base + slot.offset, prefix + name),
    );
  const gaps = layout.gaps.flatMap((gap) => {
    const [from, size] =
      gap.kind === "bits" ? [gap.offset, gap.size] : [gap.offset * 8, gap.size * 8];
    return zeros(base, from, size, prefix + nameOf(gap, isInner), "padding");
  });
  return [...reserved, ...inner, ...gaps];
}

function memberZeros(slot: Slot, value: unknown, base: number, path: string): readonly Zero[] {
  const { inner, member } = slot;
  if (inner === undefined) return [];
  if (inner.record.kind === "union")
    return member.discriminator === undefined ? [] : armZeros(inner, value, base, path);
  if (underlying(member.type).kind === "record")
    return zerosOf(inner, value as Value, base, `${path}.`);
  return (value as readonly Value[]).flatMap((item, index) =>
    zerosOf(inner, item, base + index * inner.size, `${path}[${index}].`),
  );
}

/** What the told arm needs zero, and the bytes of the union behind it. */
function armZeros(union: Layout, value: unknown, base: number, path: string): readonly Zero[] {
  const { arm, ...content } = value as { readonly arm: string };
  const slot = union.slots.find(({ member }) => camel(member.name) === arm);
  if (slot === undefined) return [];
  const { name } = slot.member;
  const rest = (union.size - slot.size) * 8;
  return [
    ...memberZeros(slot, Object.values(content)[0], base, `${path}.${name}`),
    ...zeros(base, slot.size * 8, rest, `${path} (bytes after ${name})`, "padding"),
  ];
}

/** What errors call bytes of nobody; the end of an unnamed struct is a hole of the record. */
function nameOf({ kind, before }: Gap, isInner: boolean): string {
  if (kind === "tail" && !isInner) return "(padding at the end)";
  const word = kind === "bits" ? "unused bits" : "hole";
  return before === undefined ? `(${word} at the start)` : `(${word} after ${before.member.name})`;
}
