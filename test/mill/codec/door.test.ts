// What codecs refuse: bytes cut short, every byte that must be zero, counts past the end, and values
// that no bytes stand for. Which bytes must be zero is worked out here from the layout alone.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Slot } from "../../../generator/layout/index.ts";
import { isFlexible, underlying } from "../../../generator/model/index.ts";
import { WireError } from "../../../src/runtime/wire/index.ts";
import { bytesOf, type Case, cases, type Value, viewOf } from "./contracts.ts";
import { camel, integerOf, partAt, partsOf } from "./parts.ts";
import { errorOf } from "./refused.ts";
import { valueOf } from "./values.ts";
import { zerosOf } from "./zeros.ts";

function sample({ layout }: Case, seed = 1): Value {
  return fc.sample(valueOf(layout), { seed, numRuns: 1 })[0]!;
}

/** Every bit that must be zero, in records that hold each arm of their unions. */
function checkZeros(one: Case): void {
  for (const value of samples(one)) {
    const bytes = bytesOf(one.forms.encode(value));
    for (const { byte, bit, member, code } of zerosOf(one.layout, value)) {
      const dirty = bytes.slice();
      dirty[byte] = dirty[byte]! | (1 << bit);
      const error = errorOf(() => one.forms.decode(viewOf(dirty)));
      expect([error.code, error.record, error.member, error.offset]).toEqual([
        code,
        one.record.name,
        member,
        byte,
      ]);
    }
  }
}

/** One value, or as many as it takes to see about every arm of the record's unions. */
function samples({ layout }: Case): readonly Value[] {
  const arms = layout.slots.map(({ member }) => member.discriminator?.cases.length ?? 0);
  return fc.sample(valueOf(layout), { seed: 4, numRuns: 1 + 3 * Math.max(0, ...arms) });
}

function checkTruncation(one: Case): void {
  const bytes = bytesOf(one.forms.encode(sample(one, 3)));
  // An array that nothing counts ends where the bytes end, so a cut in it is none.
  const isOpen = one.layout.slots.some(({ member }) => isFlexible(member) && !member.countedBy);
  const whole = isOpen ? one.layout.size : bytes.length;
  const view = viewOf(bytes);
  const taken: string[] = [];
  for (let length = 0; length < whole; length++) {
    const cut = errorOf(() => one.forms.decode(viewOf(bytes.subarray(0, length))));
    // The same bytes with more behind them, but an end that says they stop here.
    const ended = errorOf(() => one.forms.decode(view, 0, length));
    if ((cut.code !== "size" && cut.code !== "count") || ended.message !== cut.message)
      taken.push(`${length} of ${whole} bytes: ${cut.message}; with an end: ${ended.message}`);
  }
  expect(taken).toEqual([]);
  expect(errorOf(() => one.forms.decode(viewOf(bytes), -1)).code).toBe("size");
  expect(errorOf(() => one.forms.decode(viewOf(bytes), 0, bytes.length + 1)).code).toBe("size");
  expect(errorOf(() => one.forms.decode(viewOf(bytes), Number.NaN)).code).toBe("size");
}

/** Any bytes are refused by a WireError, or are exactly what encode makes of what decode gave. */
function checkAnyBytes({ layout, forms }: Case): void {
  const length = layout.size + 64;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: length, maxLength: length }), (bytes) => {
      let value: Value;
      try {
        value = forms.decode(viewOf(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
        return;
      }
      const again = bytesOf(forms.encode(value));
      expect(again).toEqual(bytes.slice(0, again.length));
    }),
    { numRuns: length > 1024 ? 10 : 50, seed: 5 },
  );
}

/** One value too many, for every integer member. */
function tooLarge(slot: Slot): readonly unknown[] {
  const integer = integerOf(slot);
  const at = underlying(slot.member.type);
  if (slot.bits !== undefined)
    return slot.bits.size > 53 ? [1n << BigInt(slot.bits.size), -1n] : [2 ** slot.bits.size, -1];
  if (at.kind === "pointer") return [1n << 64n, -1n];
  const scalar = integer ?? (at.kind === "scalar" ? at.scalar : undefined);
  if (scalar === undefined) return [];
  if (scalar === "bool") return [1, "true", undefined];
  const isSigned = ["schar", "short", "int", "long", "llong"].includes(scalar);
  if (slot.size === 8)
    return isSigned ? [1n << 63n, -(1n << 63n) - 1n, 5] : [1n << 64n, -1n, 5, undefined];
  const span = 2 ** (slot.size * 8);
  const wrong = isSigned ? [span / 2, -span / 2 - 1] : [span, -1];
  return [...wrong, 0.5, Number.NaN, Infinity, "1", undefined, 1n];
}

function checkRanges(one: Case): void {
  const value = sample(one);
  for (const { slot, key, name } of partsOf(one.layout))
    for (const wrong of tooLarge(slot)) {
      const bytes = new Uint8Array(4096 + one.layout.size).fill(7);
      const error = errorOf(() => one.forms.encode({ ...value, [key]: wrong }, viewOf(bytes)));
      expect([error.code, error.record, error.member]).toEqual(["range", one.record.name, name]);
      expect(
        bytes.every((byte) => byte === 7),
        "bytes were written before the refusal",
      ).toBe(true);
    }
}

function checkFlags(one: Case): void {
  for (const { slot, name, offset } of partsOf(one.layout)) {
    const known = slot.member.flags?.reduce((all, { value }) => all | value, 0n);
    if (known === undefined) continue;
    const bytes = bytesOf(one.forms.encode(sample(one)));
    for (let bit = 0n; bit < BigInt(slot.size * 8); bit++) {
      if (((known >> bit) & 1n) === 1n) continue;
      const dirty = bytes.slice();
      dirty[offset + Number(bit >> 3n)]! |= 1 << Number(bit & 7n);
      const error = errorOf(() => one.forms.decode(viewOf(dirty)));
      expect([error.code, error.member]).toEqual(["flags", name]);
    }
  }
}

/** Counts of everything up to the largest: refused at once, whatever the bytes behind say. */
function checkCounts(one: Case, { member }: Slot, path: string): void {
  const value = sample(one, 2);
  const bytes = bytesOf(one.forms.encode(value));
  const { slot: counter, offset } = partAt(one.layout, path)!;
  const { key } = partAt(one.layout, member.name)!;
  const { length } = value[key] as { length: number };
  for (const count of [BigInt(length + 1), 0x7fffffffn, 0xffffffffn, 1n << 52n, (1n << 64n) - 1n]) {
    if (count >> BigInt(counter.size * 8) !== 0n) continue;
    const dirty = bytes.slice();
    for (let i = 0; i < counter.size; i++)
      dirty[offset + i] = Number((count >> BigInt(8 * i)) & 0xffn);
    const started = process.memoryUsage().arrayBuffers;
    const error = errorOf(() => one.forms.decode(viewOf(dirty)));
    expect([error.code, error.member]).toEqual(["count", member.name]);
    expect(process.memoryUsage().arrayBuffers - started).toBeLessThan(1 << 20);
  }
  const error = errorOf(() => one.forms.encode(withMore(value, path)));
  expect([error.code, error.member]).toEqual(["count", member.name]);
}

/** The same value with the number at a path of C names one higher. */
function withMore(value: Value, path: string): Value {
  const [name = "", ...rest] = path.split(".");
  const key = camel(name);
  const old = value[key];
  if (rest.length > 0) return { ...value, [key]: withMore(old as Value, rest.join(".")) };
  return { ...value, [key]: typeof old === "bigint" ? old + 1n : (old as number) + 1 };
}

describe("the door", () => {
  for (const one of cases) {
    it(`${one.title}: every bit that must be zero`, () => checkZeros(one));
    it(`${one.title}: every length too short`, () => checkTruncation(one));
    it(`${one.title}: any bytes at all`, () => checkAnyBytes(one));
    it(`${one.title}: values out of range`, () => checkRanges(one));
    it(`${one.title}: unknown flags`, () => checkFlags(one));
    const flexible = one.layout.slots.find(({ member }) => isFlexible(member));
    const path = flexible?.member.countedBy;
    if (flexible !== undefined && path !== undefined)
      it(`${one.title}: counts past the end`, () => checkCounts(one, flexible, path));
  }
  it("was tried on padding, holes and reserved members", () => {
    const zeros = cases.flatMap((one) =>
      samples(one).flatMap((value) => zerosOf(one.layout, value)),
    );
    const codes = new Set(
      zeros.map(({ code, member }) => `${code} ${member.replace(/\w+\)/, "")}`),
    );
    expect([...codes].join("\n")).toMatch(/padding \(hole after/);
    expect([...codes].join("\n")).toMatch(/padding \S+ \(bytes after/);
    expect(zeros.filter(({ code }) => code === "reserved").length).toBeGreaterThan(500);
  });
  it("names the element inside an array", () => {
    const one = cases.find(({ title }) => title === "kho/iommufd/reviewed.ts iommufd_lu")!;
    const hwpt = { domainData: 1n, token: 2, reclaimed: 1 };
    const bytes = bytesOf(one.forms.encode({ nrHwpts: 3, hwpts: [hwpt, hwpt, hwpt] }));
    bytes[8 + 16 * 2 + 15] = 1;
    const error = errorOf(() => one.forms.decode(viewOf(bytes)));
    expect(error.message).toBe(
      "iommufd_lu.hwpts[2].padding at offset 55: expected 0, found 1 [reserved]",
    );
    const value = { nrHwpts: 2, hwpts: [hwpt, { ...hwpt, token: -1 }] };
    expect(errorOf(() => one.forms.encode(value)).message).toBe(
      "iommufd_lu.hwpts[1].token at offset 32: " +
        "expected a whole number from 0 to 4294967295, found -1 [range]",
    );
  });
});
