// The one error a codec throws.

/**
 * What was wrong: too few bytes (`size`), bytes that must be zero and belong to nobody (`padding`)
 * or to a reserved member (`reserved`), a value its width cannot hold (`range`), a bool other than
 * 0 and 1, an unknown flag, a count the bytes left cannot hold (`count`), an array or text of the
 * wrong length (`length`), text that C would read differently (`text`), a place outside an array
 * (`index`), a number that means nothing (`value`), an arm of a union that its neighbour does not
 * tell (`arm`), a place that is no multiple of what it must be (`align`), a chain or list that does
 * not end (`chain`), an address of no memory (`address`).
 */
export type WireCode =
  | "size"
  | "padding"
  | "reserved"
  | "range"
  | "bool"
  | "flags"
  | "count"
  | "length"
  | "text"
  | "index"
  | "value"
  | "arm"
  | "align"
  | "chain"
  | "address";

/** Bytes or a value that a record refuses. */
export class WireError extends Error {
  readonly code: WireCode;
  /** The record's C name; for a nested record, the outermost one. */
  readonly record: string;
  /** Path of C names from that record, `hwpts[3].reclaimed`; empty for the record as a whole. */
  readonly member: string;
  /** Bytes: of bytes, from the view's start; of a value, from the record's start. */
  readonly offset: number;
  readonly expected: string;
  readonly found: number | bigint | string;

  constructor(
    code: WireCode,
    record: string,
    member: string,
    offset: number,
    expected: string,
    found: number | bigint | string,
  ) {
    const name = member === "" ? record : `${record}.${member}`;
    super(`${name} at offset ${offset}: expected ${expected}, found ${found} [${code}]`);
    this.name = "WireError";
    this.code = code;
    this.record = record;
    this.member = member;
    this.offset = offset;
    this.expected = expected;
    this.found = found;
  }
}

/** Throws. A function of its own, so that the check that calls it is small enough to be inlined. */
export function refuse(
  code: WireCode,
  record: string,
  member: string,
  offset: number,
  expected: string,
  found: number | bigint | string,
): never {
  throw new WireError(code, record, member, offset, expected, found);
}

/** The same error as the record around it sees it: `part` is the member that holds the culprit. */
export function within(error: unknown, record: string, part: string, offset: number = 0): unknown {
  if (!(error instanceof WireError)) return error;
  const path = error.member === "" ? part : `${part}.${error.member}`;
  const { code, expected, found } = error;
  return new WireError(code, record, path, error.offset + offset, expected, found);
}

/** The same for element `index` of the array `member`. */
export function withinElement(
  error: unknown,
  record: string,
  member: string,
  index: number,
  offset: number,
): unknown {
  return within(error, record, `${member}[${index}]`, offset);
}
