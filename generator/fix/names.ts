// What no two members of a record may be called.
import { type CRecord, depthMax, elementOf, recordOf } from "../model/index.ts";

/** The names of a record's members, those of records without tag and name inside among them. */
export function namesIn({ members }: CRecord, depth = 0): Set<string> {
  return new Set(
    members.flatMap(({ name, type }) => {
      const inner = name === "" && depth < depthMax ? recordOf(elementOf(type)) : undefined;
      return inner === undefined ? [name] : [...namesIn(inner, depth + 1)];
    }),
  );
}
