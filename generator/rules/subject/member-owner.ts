// Which record a member belongs to, where code shows only the member's name.
import type { CodeSubject } from "./rule.ts";
import type { Part } from "./subject.ts";

type Records = CodeSubject["records"];

/**
 * Gives the tag of the record by the name of a member, for the members `takes` wants; of two
 * records with one the first. A patch's texts all ask, so the answer is kept for its records.
 */
export function ownersBy(
  takes: (part: Part) => boolean,
): (records: Records) => ReadonlyMap<string, string> {
  const known = new WeakMap<Records, ReadonlyMap<string, string>>();
  return (records) => {
    const found = known.get(records);
    if (found !== undefined) return found;
    const owners = new Map<string, string>();
    for (const [tag, { parts }] of records)
      for (const part of parts)
        if (takes(part) && !owners.has(part.member.name)) owners.set(part.member.name, tag);
    known.set(records, owners);
    return owners;
  };
}
