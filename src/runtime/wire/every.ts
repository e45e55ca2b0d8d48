// Many records at once: looked over, counted, copied.
import { requireRoom } from "./bytes.ts";
import { refuse, within } from "./error.ts";

/** Above this V8 would have to ask of every sum whether it still is a 32-bit integer. */
const far = 0x7fffffff;

/**
 * Every bit that is set in one of `count` little-endian 32-bit words, the first at `at`, each
 * `stride` bytes from the next. All bits for words beyond 2 GiB: whoever gets some looks at the
 * records one by one. Eight a turn, in sums that cannot overflow, so that little more is left of
 * each word than its load and a comparison with the view's end. From the last to the first: who
 * reads or copies the records next finds those it begins with in the cache.
 */
export function bitsOfMany(view: DataView, at: number, count: number, stride: number): number {
  const end = at + count * stride;
  if (end > far) return -1;
  const two = stride * 2;
  const three = stride * 3;
  const four = stride * 4;
  const five = stride * 5;
  const six = stride * 6;
  const seven = stride * 7;
  const eight = stride * 8;
  let from = (end - eight) | 0;
  let bits = 0;
  for (; from >= at; from = (from - eight) | 0)
    bits |=
      view.getInt32(from, true) |
      view.getInt32((from + stride) | 0, true) |
      view.getInt32((from + two) | 0, true) |
      view.getInt32((from + three) | 0, true) |
      view.getInt32((from + four) | 0, true) |
      view.getInt32((from + five) | 0, true) |
      view.getInt32((from + six) | 0, true) |
      view.getInt32((from + seven) | 0, true);
  from = (from + seven) | 0;
  for (; from >= at; from = (from - stride) | 0) bits |= view.getInt32(from, true);
  return bits;
}

/**
 * Refuses the first of `count` records that `check` refuses: what is left to do when a look over
 * all of them found something.
 */
export function requireEvery(
  record: string,
  member: string,
  view: DataView,
  at: number,
  count: number,
  size: number,
  check: (view: DataView, offset: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    try {
      check(view, at + i * size);
    } catch (error) {
      throw within(error, record, `${member}[${i}]`);
    }
  }
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

/** That columns have room for `count` records, and that it is a number of records. */
export function requireCapacity(record: string, count: number, capacity: number): void {
  if (count >>> 0 === count && count <= capacity) return;
  refuseCapacity(record, count, capacity);
}

function refuseCapacity(record: string, count: number, capacity: number): never {
  const expected = `at most ${capacity} records, which the columns hold`;
  return refuse("count", record, "", 0, expected, count);
}
