// A record with the line numbers of another text.
import { arrayOf, type CRecord, type Member, type Span, type Type } from "../model/index.ts";

/** The record as if it had been read from a text that has its places in other lines, from 1. */
export function countedIn(record: CRecord, lineOf: (span: Span) => number): CRecord {
  const at = (span: Span): Span => ({ ...span, line: lineOf(span) });
  const members = record.members.map((member): Member =>
    Object.assign({}, member, { span: at(member.span), type: typeIn(member.type, lineOf) }),
  );
  const { end } = record;
  return {
    ...record,
    span: at(record.span),
    members,
    ...(end === undefined ? {} : { end: at(end) }),
  };
}

/** A type, with the lines of a record that is written in its place. */
function typeIn(type: Type, lineOf: (span: Span) => number): Type {
  if (type.kind === "array") return arrayOf(typeIn(type.of, lineOf), type.count, type.bound);
  if (type.kind !== "record" || type.record.name !== "") return type;
  return { kind: "record", record: countedIn(type.record, lineOf) };
}
