// Records whose lines are the same for every target, whatever these make of them.
import { type CRecord, elementOf, type Member, recordOf } from "../model/index.ts";
import { isSameMember } from "../rules/index.ts";

/**
 * Whether one correction of a record's lines is one for all targets. An `#if` may give some of them
 * other lines, or none; a macro or a bound that is another number on some is on the same line.
 */
export function isWrittenOnce(record: CRecord): boolean {
  const { members, variants = [] } = record;
  if (!variants.every((one) => one.record !== undefined && isSameText(record, one.record)))
    return false;
  return members.every((member) => {
    const inner = innerOf(member);
    return inner?.variants === undefined || isWrittenOnce(inner);
  });
}

function isSameText(a: CRecord, b: CRecord): boolean {
  return (
    a.members.length === b.members.length &&
    a.members.every((member, at) => {
      const other = b.members[at]!;
      if (!isSameMember(member, other)) return false;
      const [inner, others] = [innerOf(member), innerOf(other)];
      // A record with a name is corrected where it is declared.
      if (inner === undefined || others === undefined || inner.name !== "") return true;
      return isSameText(inner, others);
    })
  );
}

const innerOf = ({ type }: Member): CRecord | undefined => recordOf(elementOf(type));

/** A record as its lines have it, without what other targets make of them. */
export function asWritten(record: CRecord): CRecord {
  if (record.variants === undefined) return record;
  const { variants: _, ...written } = record;
  return written;
}
