// What a patch appends to a published record, corrected: the published members stay as they are.
import { layoutOf } from "../layout/index.ts";
import { type CRecord, isFlexible, type Member, type Span } from "../model/index.ts";
import { checkRecord, type CheckContext } from "../rules/index.ts";
import type { Target } from "../targets/index.ts";
import { namesIn } from "./names.ts";
import { padded } from "./pad.ts";
import type { House } from "./respell.ts";

/**
 * How many members of a record stand in the published one already, all of them and at its start.
 * Undefined where the patch did anything else to it than to append members.
 */
export function publishedIn(record: CRecord, old: CRecord): number | undefined {
  const count = old.members.length;
  const isWhole = record.completeness === "whole" && old.completeness === "whole";
  if (!isWhole || record.kind !== "struct" || old.kind !== "struct") return undefined;
  if (count === 0 || count >= record.members.length) return undefined;
  if (record.packed !== old.packed || record.aligned !== old.aligned) return undefined;
  const isKept = old.members.every(
    (member, at) => !isFlexible(member) && isAsWritten(member, record.members[at]),
  );
  return isKept ? count : undefined;
}

const isAsWritten = (was: Member, is: Member | undefined): boolean =>
  is?.name === was.name && is.spelling === was.spelling;

/**
 * The record with the first `count` members untouched and `appended` after them, the bytes named
 * that the compiler would add. Undefined when that leaves the patch an error or a warning.
 */
export function withAppended(
  record: CRecord,
  count: number,
  appended: readonly Member[],
  context: CheckContext,
  house: House,
  target: Target,
): CRecord | undefined {
  const first = record.members[count];
  if (first === undefined) return undefined;
  const plain: CRecord = { ...record, members: [...record.members.slice(0, count), ...appended] };
  const start = endOf({ ...record, members: record.members.slice(0, count) }, target);
  if (start === undefined) return undefined;
  const members = padded(plain, house, target, namesIn(plain), { count, start });
  // A pad is the patch's as much as what it stands beside.
  const own = members.map((member, at) =>
    at < count ? member : Object.assign({}, member, { span: first.span }),
  );
  const added = (span: Span): boolean => span === first.span || context.added?.(span) !== false;
  const fixed: CRecord = { ...record, members: own };
  const isClean = checkRecord(fixed, { ...context, added }).every(
    ({ level }) => level === "advice",
  );
  return isClean ? fixed : undefined;
}

/** Where the last member ends, bytes from the start; undefined when that is not certain. */
function endOf(record: CRecord, target: Target): number | undefined {
  const { exact, slots, size } = layoutOf(record, target);
  const last = slots.at(-1);
  if (!exact || last === undefined) return undefined;
  // Bits that are left over take no bytes: what follows begins in a byte of its own.
  return last.bits === undefined
    ? last.offset + last.size
    : Math.min(size, Math.ceil((last.bits.offset + last.bits.size) / 8));
}
