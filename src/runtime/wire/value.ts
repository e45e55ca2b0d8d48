// What a value must be before it is encoded. Offsets are bytes from the record's start.
import { refuse } from "./error.ts";

function refuseRange(
  record: string,
  member: string,
  offset: number,
  expected: string,
  found: unknown,
): never {
  const shown = typeof found === "bigint" || typeof found === "number" ? found : typeof found;
  return refuse("range", record, member, offset, expected, shown);
}

function refuseWhole(
  record: string,
  member: string,
  value: number,
  least: number,
  most: number,
  offset: number,
): never {
  return refuseRange(record, member, offset, `a whole number from ${least} to ${most}`, value);
}

/** That a value is a whole number from `least` to `most`. */
export function requireRange(
  record: string,
  member: string,
  value: number,
  least: number,
  most: number,
  offset: number,
): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  refuseWhole(record, member, value, least, most, offset);
}

/** That a value is a whole number of 32 bits, unsigned. */
export function requireU32(record: string, member: string, value: number, offset: number): void {
  if (typeof value === "number" && value >>> 0 === value) return;
  refuseWhole(record, member, value, 0, 0xffffffff, offset);
}

/** That a value is a bigint of 64 bits, unsigned. */
export function requireU64(record: string, member: string, value: bigint, offset: number): void {
  requireUnsigned(record, member, value, 64, offset);
}

/** That a value is a bigint of `width` bits, unsigned. */
export function requireUnsigned(
  record: string,
  member: string,
  value: bigint,
  width: number,
  offset: number,
): void {
  if (typeof value === "bigint" && BigInt.asUintN(width, value) === value) return;
  refuseRange(record, member, offset, `a bigint of ${width} bits, unsigned`, value);
}

/** That a value is a bigint of `width` bits, signed. */
export function requireSigned(
  record: string,
  member: string,
  value: bigint,
  width: number,
  offset: number,
): void {
  if (typeof value === "bigint" && BigInt.asIntN(width, value) === value) return;
  refuseRange(record, member, offset, `a bigint of ${width} bits, signed`, value);
}

/** That a value is a boolean. */
export function requireBoolean(
  record: string,
  member: string,
  value: boolean,
  offset: number,
): void {
  if (typeof value !== "boolean") refuseRange(record, member, offset, "true or false", value);
}

/** That each of some bytes is 0 or 1. */
export function requireBooleans(
  record: string,
  member: string,
  values: Uint8Array,
  offset: number,
): void {
  for (let i = 0; i < values.length; i++)
    requireRange(record, `${member}[${i}]`, values[i]!, 0, 1, offset + i);
}

/** That `value` has no bit outside `known`; of bytes, `offset` counts from the view's start. */
export function requireFlags(
  record: string,
  member: string,
  value: number,
  known: number,
  offset: number,
): void {
  if ((value & ~known) !== 0)
    refuse("flags", record, member, offset, `no bit outside ${hex(known)}`, hex(value));
}

/** The same for 64 bits. */
export function requireFlags64(
  record: string,
  member: string,
  value: bigint,
  known: bigint,
  offset: number,
): void {
  if ((value & ~known) !== 0n)
    refuse("flags", record, member, offset, `no bit outside ${hex(known)}`, hex(value));
}

/** That a value is the typed array its member is, with exactly as many elements. */
export function requireArray(
  record: string,
  member: string,
  value: ArrayLike<number | bigint>,
  kind: { readonly name: string; new (length: number): ArrayLike<number | bigint> },
  wanted: number,
  offset: number,
): void {
  if (!(value instanceof kind)) refuseRange(record, member, offset, `a ${kind.name}`, value);
  requireLength(record, member, value.length, wanted, offset);
}

/** That an array has exactly as many elements as its member. */
export function requireLength(
  record: string,
  member: string,
  length: number,
  wanted: number,
  offset: number,
): void {
  if (length !== wanted) refuse("length", record, member, offset, `${wanted} elements`, length);
}

/** That a flexible array has as many elements as its count says. */
export function requireCounted(
  record: string,
  member: string,
  length: number,
  count: number | bigint,
  offset: number,
): void {
  if (BigInt(length) !== BigInt(count))
    refuse("count", record, member, offset, `${count} elements, as counted`, length);
}

/** That a text fits, one byte a character, and holds no zero that would end it early. */
export function requireString(
  record: string,
  member: string,
  value: string,
  length: number,
  offset: number,
): void {
  if (typeof value !== "string" || value.length > length)
    refuse("length", record, member, offset, `at most ${length} bytes`, value.length);
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code === 0 || code > 255)
      refuse("text", record, member, offset + i, "characters 1 to 255", code);
  }
}

/** That a value is a number, of any size: a float holds what it can of it. */
export function requireNumber(record: string, member: string, value: number, offset: number): void {
  if (typeof value !== "number") refuseRange(record, member, offset, "a number", value);
}

/** That a value, or bytes read as one, is among those it may be. */
export function requireValue<T extends number | bigint>(
  record: string,
  member: string,
  value: T,
  known: readonly T[],
  offset: number,
): void {
  if (!known.includes(value))
    refuse("value", record, member, offset, `one of ${known.join(", ")}`, value);
}

/** Refuses a union's value whose arm is not the one its neighbour tells. */
export function refuseArm(
  record: string,
  member: string,
  arm: string,
  told: string,
  offset: number,
): never {
  return refuse("arm", record, member, offset, `the arm '${told}'`, arm);
}

/** That `index` is a place of an array of `length`. */
export function requireIndex(record: string, member: string, index: number, length: number): void {
  if (!(index >= 0 && index < length))
    refuse("index", record, member, 0, `an index below ${length}`, index);
}

function hex(value: number | bigint): string {
  return `0x${(typeof value === "number" ? value >>> 0 : value).toString(16)}`;
}
