// Records that only name a group of another one's members.
import { type CRecord, recordOf } from "../model/index.ts";
import { inlineOf, nestingMax } from "./subject/subject.ts";

/**
 * Records as __struct_group() declares them beside the same members without a name: the record
 * around them is told of those.
 */
export function mirrorsIn(records: readonly CRecord[]): ReadonlySet<CRecord> {
  const mirrors = new Set<CRecord>();
  for (const record of records) addIn(record, mirrors, 0);
  return mirrors;
}

function addIn({ kind, members }: CRecord, mirrors: Set<CRecord>, depth: number): void {
  const inners = members.flatMap((member) => inlineOf(member) ?? []);
  if (inners.length === 0 || depth > nestingMax) return;
  for (const inner of inners) addIn(inner, mirrors, depth + 1);
  if (kind !== "union") return;
  // The very same lines, which a macro wrote twice.
  const places = new Set(inners.map(placeOf));
  for (const { type } of members) {
    const named = recordOf(type);
    if (named === undefined || named.members.length === 0) continue;
    if (places.has(placeOf(named))) mirrors.add(named);
  }
}

/** Where a record's first member stands. */
function placeOf({ members: [first] }: CRecord): string {
  return first === undefined ? "" : `${first.span.file} ${first.span.line} ${first.span.column}`;
}
