// A record of which a fragment shows some lines, with what may stand around them.
import type { CRecord, Member } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import { widest } from "./natural.ts";
import { inlineOf, nestingMax } from "./subject.ts";
import { isUnseen, startStep, unshown, unshownNumber } from "./unseen.ts";

export const startsUnseen = ({ members }: CRecord): boolean =>
  members[0] !== undefined && isUnseen(members[0]);

/** Whether a fragment begins in an inner record, of which it does not show what it is. */
export const isInsideUnseen = ({ members }: CRecord): boolean =>
  members.some((member) => inlineOf(member)?.members.some(isUnseen) === true);

/** The outermost inner records of which the start is shown. */
export function shownInside({ members }: CRecord, depth: number): readonly CRecord[] {
  return members.flatMap((member) => {
    const inner = inlineOf(member);
    if (inner === undefined || depth >= nestingMax) return [];
    return inner.members.some(isUnseen) ? shownInside(inner, depth + 1) : [inner];
  });
}

/**
 * What may stand before the first member shown: nothing, as many bytes as make a difference to it,
 * and 64-bit numbers.
 */
export function startsOf(
  records: readonly CRecord[],
  target: Target,
): readonly (readonly Member[])[] {
  const steps = records.map(({ members }) => {
    const first = members.find((member) => !isUnseen(member));
    return first === undefined ? 1 : startStep(first, target);
  });
  const step = Math.min(widest, ...steps);
  const bytes = Array.from({ length: widest / step }, (_, at) => at * step);
  return bytes.flatMap((count) => [[unshown(count)], [unshownNumber, unshown(count)]]);
}

/** The record from its first shown member on, behind what may precede it before and after. */
export function seen(record: CRecord, lead: readonly Member[]): CRecord {
  if (!startsUnseen(record)) return record;
  const shown = record.members.filter((member) => !isUnseen(member));
  return { ...record, members: [...lead, ...shown] };
}

/** What may follow in an inner record a fragment ends in: nothing wider than is shown, or this. */
export const rests: readonly (readonly Member[])[] = [[], [unshownNumber]];

/** The inner record a fragment ends in. */
function cutInside({ members, completeness }: CRecord): CRecord | undefined {
  const last = completeness === "partial" ? members.at(-1) : undefined;
  const inner = last === undefined ? undefined : inlineOf(last);
  return inner?.completeness === "partial" ? inner : undefined;
}

export const endsInside = (record: CRecord): boolean => cutInside(record) !== undefined;

/** The record with the inner one it ends in closed behind such members: it has a place then. */
export function ended(record: CRecord, rest: readonly Member[], depth = 0): CRecord {
  const inner = depth < nestingMax ? cutInside(record) : undefined;
  const last = record.members.at(-1);
  if (inner === undefined || last === undefined) return record;
  const { members } = ended(inner, rest, depth + 1);
  const closed: CRecord = { ...inner, members: [...members, ...rest], completeness: "whole" };
  const type: Member["type"] = { kind: "record", record: closed };
  return { ...record, members: [...record.members.slice(0, -1), { ...last, type }] };
}
