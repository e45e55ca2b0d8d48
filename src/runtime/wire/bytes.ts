// What bytes must be before they are decoded. Offsets and ends are bytes from the view's start.
import { readBits, readBitsBig } from "./bits.ts";
import { type WireCode, WireError, refuse } from "./error.ts";

/**
 * That `size` bytes lie at `offset`, before `end` and inside the view; `end` is the view's own when
 * left out. Returns the end, for what is still to be compared with it: the view is asked only once,
 * for its length costs more than all comparisons.
 */
export function requireRoom(
  record: string,
  view: DataView,
  offset: number,
  size: number,
  end?: number,
): number {
  const limit = view.byteLength;
  const stop = end ?? limit;
  if (offset >= 0 && offset + size <= stop && stop <= limit) return stop;
  return refuseRoom(record, offset, size, Math.min(stop, limit));
}

// Kept apart, like every throw of this room, so that the check itself is small enough to be
// inlined.
function refuseRoom(record: string, offset: number, size: number, end: number): never {
  const left = Math.max(0, end - offset);
  throw new WireError("size", record, "", offset, `${size} bytes`, `${left} bytes`);
}

/** That `length` bytes at `at` are zero; the error names the first that is not. */
export function requireZero(
  record: string,
  member: string,
  view: DataView,
  at: number,
  length: number,
  code: WireCode,
): void {
  for (let i = at; i < at + length; i++) {
    const byte = view.getUint8(i);
    if (byte !== 0) refuse(code, record, member, i, "0", byte);
  }
}

/** That a byte is 0 or 1. */
export function requireBool(record: string, member: string, view: DataView, at: number): void {
  if (view.getUint8(at) > 1) refuse("bool", record, member, at, "0 or 1", view.getUint8(at));
}

/** That each of `length` bytes is 0 or 1. */
export function requireBools(
  record: string,
  member: string,
  view: DataView,
  at: number,
  length: number,
): void {
  for (let i = 0; i < length; i++)
    if (view.getUint8(at + i) > 1) requireBool(record, `${member}[${i}]`, view, at + i);
}

/**
 * That `width` bits starting `bit` bits after byte `at` are zero, low bits first; the error names
 * the first byte that has one set.
 */
export function requireZeroBits(
  record: string,
  member: string,
  view: DataView,
  at: number,
  bit: number,
  width: number,
  code: WireCode,
): void {
  const found = readBits(view, at, bit, width);
  if (found === 0) return;
  let first = bit;
  for (let rest = found; rest % 2 === 0; rest /= 2) first += 1;
  refuse(code, record, member, at + (first >> 3), "0", found);
}

/** The same with bits counted from the top of each byte. */
export function requireZeroBitsBig(
  record: string,
  member: string,
  view: DataView,
  at: number,
  bit: number,
  width: number,
  code: WireCode,
): void {
  const found = readBitsBig(view, at, bit, width);
  if (found === 0) return;
  let first = bit + width - 1;
  for (let rest = found; rest >= 2; rest = Math.floor(rest / 2)) first -= 1;
  refuse(code, record, member, at + (first >> 3), "0", found);
}

/** That after the first zero byte of a text only zero bytes follow. */
export function requireText(
  record: string,
  member: string,
  view: DataView,
  at: number,
  length: number,
): void {
  let i = 0;
  while (i < length && view.getUint8(at + i) !== 0) i++;
  for (; i < length; i++) {
    const byte = view.getUint8(at + i);
    if (byte !== 0) refuse("text", record, member, at + i, "0 after the text's end", byte);
  }
}

/**
 * That `count` elements of `size` bytes fit between `at` and `end`. A product too large to be exact
 * is larger than any end.
 */
export function requireCount(
  record: string,
  member: string,
  count: number,
  size: number,
  at: number,
  end: number,
): void {
  if (count >= 0 && count * size <= end - at && count % 1 === 0) return;
  refuseCount(record, member, count, size, at, end);
}

function refuseCount(
  record: string,
  member: string,
  count: number,
  size: number,
  at: number,
  end: number,
): never {
  const most = Math.max(0, Math.floor((end - at) / size));
  return refuse("count", record, member, at, `at most ${most} elements`, count);
}

/**
 * That whole elements of `size` bytes, and nothing else, lie between `at` and `end`; returns how
 * many.
 */
export function requireWhole(
  record: string,
  member: string,
  size: number,
  at: number,
  end: number,
): number {
  const count = (end - at) / size;
  if (count >= 0 && count % 1 === 0) return count;
  return refuse(
    "length",
    record,
    member,
    at,
    `elements of ${size} bytes each`,
    `${end - at} bytes`,
  );
}

/**
 * The same for an array that begins in its record's own tail: of the `own` bytes there, those
 * behind the last whole element may stand unused, as in an object of no more than the record's
 * size. They are zero.
 */
export function requireWholeOrTail(
  record: string,
  member: string,
  view: DataView,
  size: number,
  at: number,
  end: number,
  own: number,
): number {
  if (end - at !== own) return requireWhole(record, member, size, at, end);
  const unused = own % size;
  requireZero(record, `(bytes after ${member})`, view, end - unused, unused, "padding");
  return (own - unused) / size;
}

/** A 64-bit count as a Number: exact up to 2^53, and beyond that larger than any memory. */
export function readCount(view: DataView, at: number, littleEndian: boolean): number {
  const first = view.getUint32(at, littleEndian);
  const second = view.getUint32(at + 4, littleEndian);
  return littleEndian ? second * 0x100000000 + first : first * 0x100000000 + second;
}
