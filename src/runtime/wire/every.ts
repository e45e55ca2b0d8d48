// Many records at once: looked over, counted, copied.
import { requireRoom } from "./bytes.ts";
import { refuse } from "./error.ts";

/** Whether this machine keeps the low byte first, as most records do. */
const isLittleEndian: boolean = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Whether in each of `count` records of `stride` bytes, from `at` on, the word `word` bytes after
 * the record's start has none of the bits of `mask`, a little-endian number. `stride` and `word`
 * are multiples of 4. Records that lie on a multiple of 4 are looked over as an array of words.
 */
export function isZeroEvery(
  view: DataView,
  at: number,
  count: number,
  stride: number,
  word: number,
  mask: number,
): boolean {
  if (count === 0) return true;
  const start = view.byteOffset + at + word;
  if (isLittleEndian && (start & 3) === 0) {
    const length = ((count - 1) * stride) / 4 + 1;
    return everyWord(new Int32Array(view.buffer, start, length), stride / 4, mask);
  }
  let all = 0;
  for (let i = 0, from = at + word; i < count; i++, from += stride)
    all |= view.getInt32(from, true);
  return (all & mask) === 0;
}

/** Eight words a turn into four sums, so that no step has to wait for the one before it. */
function everyWord(words: Int32Array, step: number, mask: number): boolean {
  const { length } = words;
  const last = length - 7 * step;
  let i = 0;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (; i < last; i += 8 * step) {
    a |= words[i]! | words[i + 4 * step]!;
    b |= words[i + step]! | words[i + 5 * step]!;
    c |= words[i + 2 * step]! | words[i + 6 * step]!;
    d |= words[i + 3 * step]! | words[i + 7 * step]!;
  }
  for (; i < length; i += step) a |= words[i]!;
  return ((a | b | c | d) & mask) === 0;
}

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
  const source = new Uint8Array(from.buffer, from.byteOffset + offset, size);
  new Uint8Array(to.buffer, to.byteOffset + at, size).set(source);
}

/** That columns have room for `count` records. */
export function requireCapacity(record: string, count: number, capacity: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= capacity) return;
  refuse("count", record, "", 0, `at most ${capacity} records, which the columns hold`, count);
}
