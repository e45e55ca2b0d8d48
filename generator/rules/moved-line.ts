// Declarations a patch only moves: out of an `#ifdef` or into one, or to another indent.
import { type CRecord, type Member, recordOf } from "../model/index.ts";
import type { Remark, RecordRule } from "./subject/rule.ts";
import { isOpaqueWord } from "./subject/opaque-word.ts";
import { isInline, type Subject } from "./subject/subject.ts";
import { typedefNames } from "./subject/type-word.ts";

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

/** A macro as it is defined, whatever blanks are in it. */
export const macroSaid = (name: string, body: string): string =>
  `${name} ${body.replaceAll(/\s/g, "")}`;

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

/**
 * Whether all a patch does is to put members into a group, as __struct_group() does: they are the
 * same in the same order, and the padding among them was there.
 */
export function onlyGroups(was: CRecord | undefined, record: CRecord): boolean {
  if (was === undefined || was.members.length === record.members.length) return false;
  return saidIn(was) === saidIn(record);
}

/** What the members of a record say; a union whose arms all say the same is a group of them. */
function saidIn({ kind, members }: CRecord): string {
  const said = members.map((member) => {
    const inner = recordOf(member.type);
    const isGroup = kind === "union" || (inner !== undefined && isInline(inner));
    return inner === undefined || !isGroup ? lineSaid(member.spelling) : saidIn(inner);
  });
  if (kind === "struct") return said.join(";");
  return new Set(said).size === 1 ? (said[0] ?? "") : `{${said.join("|")}}`;
}

/**
 * Whether all a patch does is to call opaque types otherwise, `pid_t` to `__kernel_pid_t`: as wide
 * as they are now they always were, and so is the padding behind them.
 */
export function onlyRespells(was: CRecord | undefined, record: CRecord): boolean {
  if (was === undefined || isInlineAnywhere(record)) return false;
  if (was.members.length !== record.members.length) return false;
  return record.members.every((member, at) => {
    const old = was.members[at]!;
    if (old.name !== member.name) return false;
    return (
      lineSaid(old.spelling) === lineSaid(member.spelling) || (isOpaque(old) && isOpaque(member))
    );
  });
}

const isOpaque = ({ type }: Member): boolean => typedefNames(type).some(isOpaqueWord);

/** A record that is declared in its place has more members than its spelling says. */
const isInlineAnywhere = ({ members }: CRecord): boolean =>
  members.some(({ type }) => {
    const inner = recordOf(type);
    return inner !== undefined && isInline(inner);
  });
