// Why a recorded layout is what it is: which attributes the source must have had.
import { extentOf, layoutOf, type Layout } from "../../layout/index.ts";
import { type CRecord, type Member, scalarType, type Span, type Type } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";

/** What a compiler recorded of one struct or union. */
export interface Recorded {
  /** Its members, without the attributes that led to its layout: BTF has none. */
  readonly record: CRecord;
  /** Bytes. */
  readonly size: number;
  /** Bits from the record's start, one a member. */
  readonly offsets: readonly number[];
}

/**
 * How a recorded layout comes about: by the plain rules, by `packed` or `aligned` attributes on the
 * record or on members, by bit-fields without a name (BTF leaves those out), or not at all.
 */
export interface BtfRecord extends Recorded {
  readonly by: "natural" | "packed" | "aligned" | "unnamed" | "unexplained";
  /** The record with the attributes under which our layout equals the recorded one. */
  readonly record: CRecord;
  /** For "unexplained": the first member out of place, with both offsets in bits. */
  readonly reason?: string;
}

/** The widest bit-field a gap is filled with, bits: an int's. */
const fillBits = 32;
/** More of a record is not filled: that is an alignment, or hostile. */
const restBitsMax = 4096 * 8;

const boundaries = [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

/** Finds the smallest set of attributes under which our layout equals the recorded one. */
export function explain(recorded: Recorded, target: Target): BtfRecord {
  const { record, size, offsets } = recorded;
  const plain = layoutOf(record, target);
  if (matches(recorded, plain)) return { by: "natural", record, size, offsets };
  const packed = sized(recorded, { ...record, packed: true }, target);
  if (packed !== undefined) return { by: "packed", record: packed, size, offsets };
  const aligned = sized(recorded, withMemberAttributes(recorded, target), target);
  if (aligned !== undefined) return { by: "aligned", record: aligned, size, offsets };
  const filled = withUnnamedBitFields(recorded, target);
  for (const candidate of [filled, { ...filled, packed: true }]) {
    const unnamed = sized(recorded, candidate, target);
    if (unnamed !== undefined) return { by: "unnamed", record: unnamed, size, offsets };
  }
  return { by: "unexplained", record, size, offsets, reason: reasonOf(recorded, plain) };
}

/** Where the members BTF lists start, bits; it lists no unnamed bit-fields. */
function startsOf(layout: Layout): readonly number[] {
  return layout.slots
    .filter(({ bits, member }) => bits === undefined || member.name !== "")
    .map((slot) => slot.bits?.offset ?? slot.offset * 8);
}

function placesMatch({ offsets }: Recorded, { exact, slots }: Layout): boolean {
  if (!exact) return false;
  let at = 0;
  for (const { bits, member, offset } of slots) {
    if (bits !== undefined && member.name === "") continue;
    if ((bits?.offset ?? offset * 8) !== offsets[at++]) return false;
  }
  return at === offsets.length;
}

const matches = (recorded: Recorded, layout: Layout): boolean =>
  layout.size === recorded.size && placesMatch(recorded, layout);

/** The record, with whatever alignment of its own makes its size right; places must match. */
function sized(recorded: Recorded, record: CRecord, target: Target): CRecord | undefined {
  const plain = layoutOf(record, target);
  if (matches(recorded, plain)) return record;
  if (!placesMatch(recorded, plain)) return undefined;
  for (const aligned of boundaries) {
    const wider = { ...record, aligned };
    if (matches(recorded, layoutOf(wider, target))) return wider;
  }
  return undefined;
}

/**
 * Gives every member that lies further on than the rules put it the smallest `aligned(n)` that
 * explains it, and packs every one that lies before. One walk: where the member in front ends is
 * recorded too.
 */
function withMemberAttributes({ record, offsets }: Recorded, target: Target): CRecord {
  let end = 0;
  const members = record.members.map((member, index) => {
    const wanted = offsets[index] ?? 0;
    const { size, align } = extentOf(member.type, target);
    const from = record.kind === "union" ? 0 : end;
    end = wanted + (member.bits ?? size * 8);
    return attributed(member, from, wanted, member.bits === undefined ? align * 8 : 1);
  });
  return { ...record, members };
}

/** The member with what moves it from `from` to `wanted` (bits), if anything of one member can. */
function attributed(member: Member, from: number, wanted: number, unit: number): Member {
  const rounded = (to: number): number => Math.ceil(from / to) * to;
  if (rounded(unit) === wanted && member.bits === undefined) return member;
  const aligned = boundaries.find((boundary) => rounded(boundary * 8) === wanted);
  const packed = member.bits !== undefined || rounded(unit) > wanted;
  const isNext = wanted === (member.bits === undefined ? rounded(8) : from);
  if (isNext) return { ...member, packed };
  if (aligned === undefined) return member;
  return packed ? { ...member, aligned, packed } : { ...member, aligned };
}

/**
 * Fills every gap beside a bit-field, or of whole words or bytes, and an empty rest with bit-fields
 * that have no name.
 */
function withUnnamedBitFields({ record, size, offsets }: Recorded, target: Target): CRecord {
  const members: Member[] = [];
  let end = 0;
  let left = restBitsMax;
  // A record that has some may have left bytes to others.
  const unit = record.members.some(({ bits }) => bits !== undefined) ? 8 : fillBits;
  const fill = (to: number, like: Type, span: Span): void => {
    const widest = like.kind === "scalar" && like.scalar === "uchar" ? 8 : fillBits;
    for (let bits; end < to; end += bits) {
      bits = Math.min(to - end, widest - (end % widest));
      members.push({ name: "", type: like, span, spelling: `unsigned : ${bits}`, bits });
    }
  };
  record.members.forEach((member, index) => {
    const start = offsets[index] ?? 0;
    const like = member.bits === undefined ? scalarType("uchar") : member.type;
    const gap = start - end;
    const isWhole = start % unit === 0 && (unit === 8 || gap % unit === 0);
    if (gap < fillBits || (isWhole && gap <= left)) fill(start, like, member.span);
    left -= Math.max(gap, 0);
    members.push(member);
    end = start + (member.bits ?? extentOf(member.type, target).size * 8);
  });
  // A rest of a page or more is an alignment, not bit-fields; hostile sizes end here too.
  if (size * 8 - end < restBitsMax) fill(size * 8, scalarType("uint"), record.span);
  return { ...record, members };
}

function reasonOf(recorded: Recorded, layout: Layout): string {
  if (!layout.exact) return "a member's type is not known";
  const starts = startsOf(layout);
  const index = recorded.offsets.findIndex((offset, at) => starts[at] !== offset);
  if (index < 0) return `size ${recorded.size} recorded, ${layout.size} computed`;
  const name = recorded.record.members[index]?.name ?? "";
  return `'${name}' at bit ${recorded.offsets[index]} recorded, ${starts[index]} computed`;
}
