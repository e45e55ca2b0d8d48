// Many records at once: looked over, counted, copied.
import { requireRoom } from "./bytes.ts";
import { refuse, within } from "./error.ts";

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
