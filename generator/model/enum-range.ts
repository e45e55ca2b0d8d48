// The least and the greatest value of an enum.
import type { EnumType } from "./type.ts";

/** What the values of an enum lie between; both 0 where none is known. */
export interface EnumRange {
  readonly least: bigint;
  readonly most: bigint;
}

const known = new WeakMap<EnumType, EnumRange>();

/** The range of an enum's values, 0 always in it. It is looked for once. */
export function enumRange(type: EnumType): EnumRange {
  const found = known.get(type);
  if (found !== undefined) return found;
  let least = 0n;
  let most = 0n;
  for (const { value } of type.values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const range = { least, most };
  known.set(type, range);
  return range;
}
