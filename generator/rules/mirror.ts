// Records that only name a group of another one's members.
import { type CRecord, type Member, recordOf } from "../model/index.ts";
import { inlineOf, isInline, nestingMax } from "./subject.ts";

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
  for (const member of members) {
    const inner = inlineOf(member);
    if (inner === undefined || depth > nestingMax) continue;
    addIn(inner, mirrors, depth + 1);
    if (kind !== "union") continue;
    for (const { type } of members) {
      const named = recordOf(type);
      if (named !== undefined && !isInline(named) && isSamePlace(named, inner)) mirrors.add(named);
    }
  }
}

/** Whether two records have the very same lines, which a macro wrote twice. */
function isSamePlace({ members: [a] }: CRecord, { members: [b] }: CRecord): boolean {
  return a !== undefined && b !== undefined && placeOf(a) === placeOf(b);
}

const placeOf = ({ span: { file, line, column } }: Member): string => `${file} ${line} ${column}`;
