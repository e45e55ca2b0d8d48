// A record with the line numbers of another text.
import type { CRecord, Member, Span } from "../model/index.ts";

/** The record as if it had been read from a text that has its places in other lines, from 1. */
export function countedIn(record: CRecord, lineOf: (span: Span) => number): CRecord {
  const at = (span: Span): Span => ({ ...span, line: lineOf(span) });
  const members = record.members.map((member): Member =>
    Object.assign({}, member, { span: at(member.span) }),
  );
  const { end } = record;
  return {
    ...record,
    span: at(record.span),
    members,
    ...(end === undefined ? {} : { end: at(end) }),
  };
}
