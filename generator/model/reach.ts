// How deep a type goes and how many bytes it may take: readers hand on nothing beyond either bound,
// so that whoever walks a type may recurse, and whoever adds up bits stays exact.
import type { CRecord, Member } from "./record.ts";
import type { Type } from "./type.ts";

/** Records, typedefs and dimensions within each other, at most: deeper than any header goes. */
export const depthMax = 100;

/** Bytes of a member at most, and of a record with all its members. */
const memberMax = 2 ** 40;
const recordMax = 2 ** 45;

/** Members a member can have in all: records of two of the last one double them. */
const partsMax = 2 ** 14;

/** More bytes than any scalar takes or is aligned to. */
const scalarMax = 16;

class Reach {
  /** Records, typedefs and dimensions down to the innermost scalar. */
  readonly depth: number;
  /** An upper bound that holds on every target. */
  readonly bytes: number;
  /** Members of all records in it, an array's element counted once. */
  readonly parts: number;

  constructor(depth: number, bytes: number, parts: number) {
    this.depth = depth;
    this.bytes = bytes;
    this.parts = parts;
  }
}

const known = new WeakMap<CRecord, Reach>();

function reachOf(type: Type): Reach {
  let at: Type = type;
  let depth = 0;
  let count = 1;
  let aligned = scalarMax;
  for (;;) {
    let of: Type | undefined;
    if (at.kind === "typedef") {
      aligned = Math.max(aligned, at.aligned ?? 0);
      of = at.of;
    } else if (at.kind === "array") {
      count *= at.count ?? 0;
      of = at.of;
    } else if (at.kind === "unknown") of = at.of;
    if (of === undefined) break;
    depth += 1;
    at = of;
  }
  if (at.kind !== "record") return new Reach(depth, count * aligned, 1);
  const { depth: inside, bytes, parts } = reachOfRecord(at.record);
  return new Reach(depth + 1 + inside, count * (bytes + aligned), parts);
}

function reachOfRecord(record: CRecord): Reach {
  const said = known.get(record);
  if (said !== undefined) return said;
  // One that holds itself, by damage, is as deep as can be.
  known.set(record, new Reach(depthMax, recordMax, partsMax));
  const room = new Room();
  let depth = 0;
  let parts = 0;
  for (const member of record.members) {
    const inside = room.add(member);
    depth = Math.max(depth, inside.depth);
    // An empty record is a part like any other: records of two of the last one double it as well.
    parts += Math.max(1, inside.parts);
  }
  const reach = new Reach(depth, room.bytes + alignment(record.aligned), parts);
  // The members of an opaque one may still come.
  if (record.completeness === "opaque") known.delete(record);
  else known.set(record, reach);
  return reach;
}

const alignment = (aligned: number | "max" | undefined): number =>
  typeof aligned === "number" ? Math.max(aligned, scalarMax) : scalarMax;

/** Why a member cannot have its type. */
type Refusal = "nested too deep" | "too large" | "of too many members";

/** What room a record has left for members. Its members' records are complete. */
export class Room {
  bytes = 0;

  /** Why a member has to stay out of the record, or undefined; then it takes its bytes. */
  refuse(member: Member): Refusal | undefined {
    const { type } = member;
    if (type.kind === "scalar" || type.kind === "pointer" || type.kind === "enum") {
      this.bytes += scalarMax + alignment(member.aligned);
      return undefined;
    }
    const before = this.bytes;
    const { depth, bytes, parts } = this.add(member);
    const isLarge = bytes > memberMax || this.bytes > recordMax;
    if (depth < depthMax && !isLarge && parts <= partsMax) return undefined;
    this.bytes = before;
    if (depth >= depthMax) return "nested too deep";
    return isLarge ? "too large" : "of too many members";
  }

  add({ type, aligned }: Member): Reach {
    const reach = reachOf(type);
    this.bytes += reach.bytes + alignment(aligned);
    return reach;
  }
}

/** Whether a type can be given one more name, or be an element, and stay within bounds. */
export function isTooDeep(type: Type): boolean {
  return reachOf(type).depth >= depthMax;
}
