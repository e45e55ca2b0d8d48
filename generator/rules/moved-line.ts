// Declarations a patch only moves: out of an `#ifdef` or into one, or to another indent.
import type { Remark, RecordRule } from "./subject/rule.ts";
import type { Subject } from "./subject/subject.ts";

/** What a patch takes out and adds. */
interface Change {
  readonly added?: (span: Subject["record"]["span"]) => boolean;
  readonly takenOut?: ReadonlySet<string>;
}

/** A line as a declaration says it: no comment, no `;`, every run of blanks one. */
export function lineSaid(text: string): string {
  const code = text.replaceAll(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, "");
  return code
    .trim()
    .replace(/(?<!\s)\s*;$/, "")
    .replaceAll(/\s+/g, " ");
}

/**
 * Tells whether a remark on a member's type was as true of a line the patch takes out of the same
 * record. What the record was cannot tell: of its conditions only one reading was taken.
 */
export function linesMoved(
  { record, parts }: Subject,
  { added, takenOut = new Set() }: Change,
): (rule: RecordRule, remark: Remark) => boolean {
  const isOld = added?.(record.span) === false || takenOut.has(`${record.kind} ${record.name} {`);
  if (!isOld || takenOut.size === 0) return () => false;
  return ({ concerns }, { finding: { span } }) => {
    if (concerns !== "words" && concerns !== "types") return false;
    const part = parts.find(({ member }) => member.span === span);
    return part !== undefined && takenOut.has(lineSaid(part.member.spelling));
  };
}
