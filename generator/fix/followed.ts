// Code beside a record that goes through a pointer of it: it would not compile with a number there.
import { type CRecord, elementOf } from "../model/index.ts";

/** Whether a text names, as a member of something, a pointer that a correction makes a number. */
export function isFollowedIn(text: string, record: CRecord, corrected: CRecord): boolean {
  const kept = new Set(pointersOf(corrected));
  // `<linux/types.h>` names no member h.
  const code = text.replaceAll(/^[ \t]*#[ \t]*include\b.*$/gm, "");
  return pointersOf(record).some(
    (name) => !kept.has(name) && new RegExp(`(?:->|\\.)\\s*${name}\\b`).test(code),
  );
}

/** The names of a record's pointers, and of those in its untagged records. */
const pointersOf = ({ members }: CRecord): readonly string[] =>
  members.flatMap(({ name, type }) => {
    const element = elementOf(type);
    if (element.kind === "pointer") return [name];
    return element.kind === "record" && element.record.name === ""
      ? pointersOf(element.record)
      : [];
  });
