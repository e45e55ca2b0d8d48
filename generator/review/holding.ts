// What records hold others by value.
import { type CRecord, depthMax, elementOf, recordOf } from "../model/index.ts";

/** Whether a record holds one of some tags, at any depth. */
export function holdsOneOf({ members }: CRecord, tags: ReadonlySet<string>, depth = 0): boolean {
  if (tags.size === 0 || depth > depthMax) return false;
  return members.some(({ type }) => {
    const inner = recordOf(elementOf(type));
    return inner !== undefined && (tags.has(inner.name) || holdsOneOf(inner, tags, depth + 1));
  });
}
