// What keeps a record from being laid out to its end.
import { type CRecord, elementOf, type Member } from "../model/index.ts";
import type { Target } from "../targets/index.ts";
import { layoutOf } from "./lay.ts";
import type { Layout } from "./layout.ts";

/** A member of which too little is known; no member: the record itself was cut off. */
export interface Unknown {
  readonly record: CRecord;
  readonly member: Member | undefined;
}

/** The innermost that a layout which is not exact ends at, in whichever record it stands. */
export function unknownIn({ record, slots, target }: Layout): Unknown {
  // Slots end before the first member whose place is not certain.
  const member = record.members[slots.length];
  const inner = member && unexact(member, target);
  return inner === undefined ? { record, member } : unknownIn(inner);
}

/** The layout of the record a member is made of, where that is what is not certain. */
function unexact({ type }: Member, target: Target): Layout | undefined {
  const element = elementOf(type);
  if (element.kind !== "record" || element.record.completeness === "opaque") return undefined;
  const layout = layoutOf(element.record, target);
  return layout.exact ? undefined : layout;
}
