// Many records at once: looked over, counted, copied.
import { requireRoom } from "./bytes.ts";
import { refuse } from "./error.ts";

/**
 * Whether in each of `count` records of `stride` bytes, from `at` on, the word `word` bytes after
 * the record's start has none of the bits of `mask`, a little-endian number. Eight records a turn
 * into four sums, so that no step has to wait for the one before it.
 */
export function isZeroEvery(
  view: DataView,
  at: number,
  count: number,
  stride: number,
  word: number,
  mask: number,
): boolean {
  const two = stride * 2;
  const three = stride * 3;
  const four = stride * 4;
  const end = at + word + count * stride;
  const last = end - stride * 7;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let from = at + word;
  for (; from < last; from += four) {
    a |= view.getInt32(from, true);
    b |= view.getInt32(from + stride, true);
    c |= view.getInt32(from + two, true);
    d |= view.getInt32(from + three, true);
    from += four;
    a |= view.getInt32(from, true);
    b |= view.getInt32(from + stride, true);
    c |= view.getInt32(from + two, true);
    d |= view.getInt32(from + three, true);
  }
  for (; from < end; from += stride) a |= view.getInt32(from, true);
  return ((a | b | c | d) & mask) === 0;
}

/** Up to so many bytes are copied word by word: two arrays of bytes cost as much to make. */
const short = 128;

/** Copies bytes as they are; refuses before the first one when they do not fit. */
export function copyBytes(
  record: string,
  from: DataView,
  offset: number,
  to: DataView,
  at: number,
  size: number,
): void {
  requireRoom(record, to, at, size);
  if (size <= short && (from !== to || at === offset)) {
    let i = 0;
    for (; i + 4 <= size; i += 4) to.setUint32(at + i, from.getUint32(offset + i));
    for (; i < size; i++) to.setUint8(at + i, from.getUint8(offset + i));
    return;
  }
  const source = new Uint8Array(from.buffer, from.byteOffset + offset, size);
  new Uint8Array(to.buffer, to.byteOffset + at, size).set(source);
}

/** That columns have room for `count` records. */
export function requireCapacity(record: string, count: number, capacity: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= capacity) return;
  refuse("count", record, "", 0, `at most ${capacity} records, which the columns hold`, count);
}
