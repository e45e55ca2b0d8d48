// Records that grew at their end, between programs that know more and less of them.
import { requireRoom } from "./bytes.ts";
import { refuse } from "./error.ts";

/**
 * The `known` bytes of a record whose caller says it is `size` bytes long, at `offset`: what a
 * shorter one does not have is zero, what a longer one has beyond must be zero if `isZero`.
 * Refuses less than `least` (`size`, Linux: EINVAL) and a tail that is not zero (`padding`, Linux:
 * E2BIG). Source: copy_struct_from_user in include/linux/uaccess.h.
 */
export function extend(
  record: string,
  view: DataView,
  offset: number,
  size: number,
  least: number,
  known: number,
  isZero: boolean,
): DataView {
  if (!Number.isInteger(size) || size < least)
    refuse("size", record, "", offset, `at least ${least} bytes`, size);
  requireRoom(record, view, offset, size);
  const end = isZero ? offset + size : 0;
  for (let at = offset + known; at < end; at++) {
    const byte = view.getUint8(at);
    if (byte !== 0) refuse("padding", record, "(bytes nobody here knows)", at, "0", byte);
  }
  const start = view.byteOffset + offset;
  if (size >= known) return new DataView(view.buffer, start, known);
  const whole = new Uint8Array(known);
  whole.set(new Uint8Array(view.buffer, start, size));
  return new DataView(whole.buffer);
}

/**
 * The same record for somebody who knows `size` bytes of it: longer with zeros, shorter only when
 * all that is left out is zero (else `size`: there is something they cannot be told).
 */
export function resize(record: string, whole: DataView, size: number, least: number): DataView {
  if (!Number.isInteger(size) || size < least)
    refuse("size", record, "", 0, `at least ${least} bytes`, size);
  for (let at = size; at < whole.byteLength; at++) {
    const byte = whole.getUint8(at);
    if (byte !== 0)
      refuse("size", record, "(bytes they do not know)", at, "0, to be left out", byte);
  }
  const bytes = new Uint8Array(size);
  const length = Math.min(size, whole.byteLength);
  bytes.set(new Uint8Array(whole.buffer, whole.byteOffset, length));
  return new DataView(bytes.buffer);
}
