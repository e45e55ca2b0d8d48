// Random values for any record, made from the layout alone: a second account of what codecs accept.
import * as fc from "fast-check";
import type { Layout, Slot } from "../../../generator/layout/index.ts";
import { elementOf, type Scalar, underlying } from "../../../generator/model/index.ts";
import type { Value } from "./contracts.ts";
import { camel, integerOf, partsOf } from "./parts.ts";

const signed: ReadonlySet<Scalar> = new Set(["char", "schar", "short", "int", "long", "llong"]);

/** Any value of a record; flexible arrays get up to five elements, counted correctly. */
export function valueOf(layout: Layout): fc.Arbitrary<Value> {
  const parts = partsOf(layout);
  const fields = parts.map((part) => memberOf(part.slot, layout));
  return fc.tuple(...fields).map((members) => {
    const value: Record<string, unknown> = {};
    for (const [index, { key }] of parts.entries()) value[key] = members[index];
    for (const { slot, key } of parts) {
      const { discriminator } = slot.member;
      if (discriminator === undefined) continue;
      const { told, union } = value[key] as { told: bigint; union: unknown };
      put(value, discriminator.member, told);
      value[key] = union;
    }
    for (const { slot, key } of parts) {
      const { countedBy } = slot.member;
      if (countedBy !== undefined)
        put(value, countedBy, BigInt((value[key] as { length: number }).length));
    }
    return value;
  });
}

/** Sets a number of a value by its path of C names, as a bigint where it was one. */
function put(value: Record<string, unknown>, path: string, number: bigint): void {
  const [name = "", ...rest] = path.split(".");
  const key = camel(name);
  if (rest.length === 0) value[key] = typeof value[key] === "bigint" ? number : Number(number);
  else put(value[key] as Record<string, unknown>, rest.join("."), number);
}

function memberOf(slot: Slot, layout: Layout): fc.Arbitrary<unknown> {
  const { member } = slot;
  const at = underlying(member.type);
  const element = elementOf(member.type);
  if (slot.bits !== undefined) return bitsOf(slot.bits.size);
  if (member.discriminator !== undefined) return unionOf(slot, layout);
  const integer = integerOf(slot);
  if (integer !== undefined) return wordOf(slot.size, signed.has(integer));
  if (element.kind === "record" && element.record.kind === "union")
    return fc.uint8Array({ minLength: slot.size, maxLength: slot.size });
  if (at.kind === "array") {
    const [least, most] = at.count === null ? [0, 5] : [at.count, at.count];
    if (element.kind === "record" && slot.inner !== undefined)
      return fc.array(valueOf(slot.inner), { minLength: least, maxLength: most });
    if (element.kind === "scalar" && element.scalar === "char") return textOf(slot.size);
    const size = element.kind === "scalar" ? sizeOf(element.scalar, layout) : 8;
    const isSigned =
      element.kind === "scalar" && element.scalar !== "char" && signed.has(element.scalar);
    return wordsOf(size, isSigned, least, most);
  }
  if (at.kind === "record" && slot.inner !== undefined) return valueOf(slot.inner);
  if (at.kind === "scalar" && at.scalar === "bool") return fc.boolean();
  if (member.flags !== undefined)
    return fc
      .subarray(member.flags.map(({ value }) => value))
      .map((bits) => bits.reduce((all, bit) => all | bit, 0n))
      .map((value) => (slot.size === 8 ? value : Number(value)));
  const known = meaningful(slot);
  if (known !== undefined)
    return fc.constantFrom(...known).map((value) => (slot.size === 8 ? value : Number(value)));
  return wordOf(slot.size, at.kind === "scalar" && signed.has(at.scalar));
}

/** The numbers a member may be: those declared, or its enum's unless they are bits to combine. */
function meaningful({ member }: Slot): readonly bigint[] | undefined {
  if (member.values !== undefined) return member.values.map(({ value }) => value);
  const at = underlying(member.type);
  if (at.kind !== "enum" || at.values.length === 0) return undefined;
  const values = at.values.map(({ value }) => value);
  const bits = values.filter((value) => value !== 0n);
  const areBits = bits.every((value) => value > 0n && (value & (value - 1n)) === 0n);
  return areBits && bits.some((value) => value > 2n) ? undefined : values;
}

/** Any arm with a number that means it, or bytes with one that means nothing. */
function unionOf(slot: Slot, layout: Layout): fc.Arbitrary<unknown> {
  const cases = slot.member.discriminator?.cases ?? [];
  const arms = cases.map(({ value: told, arm }) => {
    const inner = slot.inner?.slots.find(({ member }) => member.name === arm);
    if (inner === undefined) throw new Error(`no arm ${arm}`);
    const key = camel(arm);
    return memberOf(inner, layout).map((value) => ({ told, union: { arm: key, [key]: value } }));
  });
  const unknown = Math.max(...cases.map(({ value }) => Number(value))) + 1;
  const bytes = fc
    .uint8Array({ minLength: slot.size, maxLength: slot.size })
    .map((bytes) => ({ told: BigInt(unknown), union: { arm: "bytes", bytes } }));
  return fc.oneof(...arms, bytes);
}

function sizeOf(scalar: Scalar, { target }: Layout): number {
  return scalar === "void" ? 0 : target.scalars[scalar].size;
}

function wordOf(size: number, isSigned: boolean): fc.Arbitrary<number | bigint> {
  if (size === 8)
    return isSigned ? fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n) : fc.bigInt(0n, 2n ** 64n - 1n);
  const span = 2 ** (size * 8);
  return isSigned
    ? fc.integer({ min: -span / 2, max: span / 2 - 1 })
    : fc.integer({ min: 0, max: span - 1 });
}

function bitsOf(width: number): fc.Arbitrary<number | bigint> {
  const most = 2n ** BigInt(width) - 1n;
  return fc.bigInt(0n, most).map((value) => (width > 53 ? value : Number(value)));
}

function textOf(length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 1, max: 255 }), { maxLength: length })
    .map((codes) => String.fromCharCode(...codes));
}

const arrays: Readonly<Record<string, (items: readonly never[]) => unknown>> = {
  u1: (items) => Uint8Array.from(items),
  s1: (items) => Int8Array.from(items),
  u2: (items) => Uint16Array.from(items),
  s2: (items) => Int16Array.from(items),
  u4: (items) => Uint32Array.from(items),
  s4: (items) => Int32Array.from(items),
  u8: (items) => BigUint64Array.from(items),
  s8: (items) => BigInt64Array.from(items),
};

function wordsOf(
  size: number,
  isSigned: boolean,
  least: number,
  most: number,
): fc.Arbitrary<unknown> {
  const make = arrays[`${isSigned ? "s" : "u"}${size}`];
  if (make === undefined) throw new Error(`no array of ${size} bytes`);
  return fc
    .array(wordOf(size, isSigned), { minLength: least, maxLength: most })
    .map((items) => make(items as never));
}
