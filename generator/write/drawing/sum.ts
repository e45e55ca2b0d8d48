// The account under a drawing: what members, holes and padding add up to.
import { counted } from "../../lists/index.ts";
import type { Layout } from "../../layout/index.ts";

/** What a layout's parts add up to: the same for all that are drawn alike. */
export class Sum {
  /** Holes in front of members, those of single bits too. */
  readonly holes: number;
  /** `members 20 + holes 4 = `, or nothing where members are all there is. */
  private readonly parts: string;

  constructor(layout: Layout) {
    const sums = { hole: 0, bits: 0, tail: 0 };
    let holes = 0;
    const { gaps } = layout;
    for (let at = 0; at < gaps.length; at++) {
      const { kind, size, after } = gaps[at]!;
      sums[kind] += kind === "bits" ? size : size * 8;
      if (after !== undefined) holes++;
    }
    this.holes = holes;
    this.parts = partsOf(layout, sums);
  }

  /** `members 20 + holes 4 = size 24, align 8`: bytes, or bits where bit-fields leave some. */
  lineFor({ exact, size, align }: Layout): string {
    if (!exact) return "size not known: not every type is";
    return `${this.parts}size ${size}, align ${align}`;
  }
}

/** `gaps` in bits, by kind. */
function partsOf(
  { exact, record, target, size, slots }: Layout,
  { hole, bits, tail }: Readonly<Record<"hole" | "bits" | "tail", number>>,
): string {
  if (!exact || record.kind === "union") return "";
  let members = 0;
  for (let at = 0; at < slots.length; at++) {
    const { size: bytes, bits: own } = slots[at]!;
    members += own === undefined ? bytes * 8 : own.size;
  }
  const total = members + hole + bits + tail;
  if (total !== size * 8)
    throw new Error(
      `${record.name} on ${target.name}: the parts make ${total} bits, the size is ${size * 8}`,
    );
  if (members === total || hole === total || bits === total || tail === total) return "";
  const unit = members % 8 === 0 && bits % 8 === 0 ? 8 : 1;
  let text = added("", "members", members / unit);
  text = added(text, "holes", hole / unit);
  text = added(text, "unused", bits / unit);
  text = added(text, "padding", tail / unit);
  return unit === 8 ? `${text} = ` : `${text} = ${total} bits, `;
}

/** A sum with another part behind it. */
function added(text: string, name: string, part: number): string {
  if (part === 0) return text;
  return text === "" ? `${name} ${part}` : `${text} + ${name} ${part}`;
}

/**
 * What a record's rows do not show at a glance: how many members, holes and cache lines of `line`
 * bytes it has, and how much padding lies inside its members. Nothing for a record that fits one
 * line and has none inside.
 */
export function countLine(
  { exact, size, slots }: Layout,
  holes: number,
  line: number,
): string | undefined {
  if (!exact) return undefined;
  let padded = 0;
  let inside = 0;
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at]!;
    if (slot.inner === undefined) continue;
    const bytes = paddingInside(slot.inner, slot.size);
    if (bytes > 0) padded++;
    inside += bytes;
  }
  if (size <= line && padded === 0) return undefined;
  let members = 0;
  let forced = 0;
  for (let at = 0; at < slots.length; at++) {
    const { bits, member } = slots[at]!;
    if (bits !== undefined && member.name === "") continue;
    members++;
    if (member.aligned !== undefined) forced++;
  }
  let text = counted(members, "member");
  if (holes > 0) text += `, ${counted(holes, "hole")}`;
  if (padded > 0) text += `, ${padded} padded inside by ${counted(inside, "byte")}`;
  if (forced > 0) text += `, ${forced} aligned by attribute`;
  const lines = Math.ceil(size / line);
  const last = size % line === 0 ? "" : `, ${counted(size % line, "byte")} in the last`;
  return `${text}; ${counted(lines, "cache line")}${last}`;
}

/** Bytes of padding at the end of a member that is a struct, or of all elements of an array. */
function paddingInside(inner: Layout, size: number): number {
  if (inner.record.kind !== "struct" || inner.size === 0) return 0;
  const tail = inner.gaps.find(({ kind }) => kind === "tail")?.size ?? 0;
  return tail * (size / inner.size);
}
