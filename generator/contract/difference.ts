// Where two accounts of a layout disagree, member by member.
import { type BitRange, bitRange, type Layout, placed } from "../layout/index.ts";

/** One account of a record: members by their dotted names. */
export interface PlacedRecord {
  /** Bytes. */
  readonly size: number;
  /** Bytes; undefined where a witness does not say, as BTF does not. */
  readonly align: number | undefined;
  readonly members: ReadonlyMap<string, BitRange>;
}

/** What one account says and the other does not. An absent side does not have the member. */
export interface Difference {
  /** The member's dotted name, or empty for the record itself. */
  readonly member: string;
  readonly what: "offset" | "size" | "align";
  /** Bits for members, bytes for the record. */
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** The account a layout gives, anonymous records opened. Unnamed bit-fields have no account. */
export function placesOf(layout: Layout): PlacedRecord {
  const members = new Map<string, BitRange>();
  for (const { slot, path, offset } of placed(layout)) {
    if (slot.member.name !== "") members.set(path.join("."), bitRange(slot, offset));
  }
  return { size: layout.size, align: layout.record.typedefAligned ?? layout.align, members };
}

/** Every disagreement, those about the record itself first, then as the left account is ordered. */
export function differences(left: PlacedRecord, right: PlacedRecord): readonly Difference[] {
  const found: Difference[] = [];
  if (left.size !== right.size)
    found.push({ member: "", what: "size", left: left.size, right: right.size });
  const bothSay = left.align !== undefined && right.align !== undefined;
  if (bothSay && left.align !== right.align)
    found.push({ member: "", what: "align", left: left.align, right: right.align });
  for (const member of new Set([...left.members.keys(), ...right.members.keys()])) {
    const a = left.members.get(member);
    const b = right.members.get(member);
    if (a?.offset !== b?.offset)
      found.push({ member, what: "offset", left: a?.offset, right: b?.offset });
    if (a !== undefined && b !== undefined && a.size !== b.size)
      found.push({ member, what: "size", left: a.size, right: b.size });
  }
  return found;
}
