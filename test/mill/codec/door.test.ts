// What codecs refuse: bytes cut short, every byte that must be zero, counts past the end, and values
// that no bytes stand for. Which bytes must be zero is worked out here from the layout alone.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Gap, Layout, Slot } from "../../../generator/layout/index.ts";
import { isFlexible, underlying } from "../../../generator/model/index.ts";
import { WireError } from "../../../src/runtime/wire/index.ts";
import { bytesOf, type Case, cases, type Value, viewOf } from "./contracts.ts";
import { keyOf, valueOf } from "./values.ts";

/** A bit that must be zero: byte, bit in it, and how the error names its place. */
interface Zero {
  readonly byte: number;
  readonly bit: number;
  readonly member: string;
  readonly code: "reserved" | "padding";
}

/** Every bit that must be zero; a flexible array has `elements` elements. */
function zerosOf(layout: Layout, elements = 0, base = 0, prefix = ""): readonly Zero[] {
  const whole = (offset: number, size: number, member: string, code: Zero["code"]): Zero[] =>
    Array.from({ length: size * 8 }, (_, index) => ({
      byte: base + offset + (index >> 3),
      bit: index & 7,
      member: prefix + member,
      code,
    }));
  const members = layout.slots.flatMap((slot) => {
    if (slot.member.reserved === true)
      return whole(slot.offset, slot.size, slot.member.name, "reserved");
    const at = underlying(slot.member.type);
    if (slot.inner === undefined || slot.inner.record.kind === "union") return [];
    if (at.kind === "record")
      return zerosOf(slot.inner, 0, base + slot.offset, `${prefix}${slot.member.name}.`);
    if (at.kind !== "array") return [];
    const { inner } = slot;
    return Array.from({ length: at.count ?? elements }, (_, index) =>
      zerosOf(
        inner,
        0,
        base + slot.offset + index * inner.size,
        `${prefix}${slot.member.name}[${index}].`,
      ),
    ).flat();
  });
  const gaps = layout.gaps.flatMap((gap) => {
    if (gap.kind !== "bits") return whole(gap.offset, gap.size, nameOf(gap), "padding");
    return Array.from({ length: gap.size }, (_, index) => ({
      byte: base + ((gap.offset + index) >> 3),
      bit: (gap.offset + index) & 7,
      member: prefix + nameOf(gap),
      code: "padding" as const,
    }));
  });
  return [...members, ...gaps];
}

function nameOf({ kind, before }: Gap): string {
  if (kind === "tail") return "(padding at the end)";
  const word = kind === "bits" ? "unused bits" : "hole";
  return before === undefined ? `(${word} at the start)` : `(${word} after ${before.member.name})`;
}

/** The WireError something throws; anything else fails the test. */
function errorOf(work: () => unknown): WireError {
  try {
    work();
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

function sample({ layout }: Case, seed = 1): Value {
  return fc.sample(valueOf(layout), { seed, numRuns: 1 })[0]!;
}

function checkZeros(one: Case): void {
  const bytes = bytesOf(one.forms.encode(sample(one, 4)));
  const { size } = one.layout;
  const element = one.layout.slots.find(({ member }) => isFlexible(member))?.inner?.size ?? 1;
  for (const { byte, bit, member, code } of zerosOf(one.layout, (bytes.length - size) / element)) {
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

function checkTruncation(one: Case): void {
  const bytes = bytesOf(one.forms.encode(sample(one, 3)));
  for (let length = 0; length < bytes.length; length += length < 64 ? 1 : 37) {
    const cut = errorOf(() => one.forms.decode(viewOf(bytes.slice(0, length))));
    expect(["size", "count"]).toContain(cut.code);
    // The same bytes with more behind them, but an end that says they stop here.
    const ended = errorOf(() => one.forms.decode(viewOf(bytes), 0, length));
    expect(ended.message).toBe(cut.message);
  }
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
    { numRuns: 50, seed: 5 },
  );
}

/** One value too many, for every integer member. */
function tooLarge(slot: Slot): readonly unknown[] {
  const at = underlying(slot.member.type);
  if (slot.bits !== undefined)
    return slot.bits.size > 53 ? [1n << BigInt(slot.bits.size), -1n] : [2 ** slot.bits.size, -1];
  if (at.kind === "pointer") return [1n << 64n, -1n];
  if (at.kind !== "scalar" || slot.member.reserved === true) return [];
  if (at.scalar === "bool") return [1, "true", undefined];
  const isSigned = ["schar", "short", "int", "long", "llong"].includes(at.scalar);
  if (slot.size === 8)
    return isSigned ? [1n << 63n, -(1n << 63n) - 1n, 5] : [1n << 64n, -1n, 5, undefined];
  const span = 2 ** (slot.size * 8);
  const wrong = isSigned ? [span / 2, -span / 2 - 1] : [span, -1];
  return [...wrong, 0.5, Number.NaN, Infinity, "1", undefined, 1n];
}

function checkRanges(one: Case): void {
  const value = sample(one);
  for (const slot of one.layout.slots)
    for (const wrong of tooLarge(slot)) {
      const bytes = new Uint8Array(4096 + one.layout.size).fill(7);
      const error = errorOf(() =>
        one.forms.encode({ ...value, [keyOf(slot)]: wrong }, viewOf(bytes)),
      );
      expect([error.code, error.record, error.member]).toEqual([
        "range",
        one.record.name,
        slot.member.name,
      ]);
      expect(
        bytes.every((byte) => byte === 7),
        "bytes were written before the refusal",
      ).toBe(true);
    }
}

function checkFlags(one: Case): void {
  for (const slot of one.layout.slots) {
    const known = slot.member.flags?.reduce((all, { value }) => all | value, 0n);
    if (known === undefined) continue;
    const bytes = bytesOf(one.forms.encode(sample(one)));
    for (let bit = 0n; bit < BigInt(slot.size * 8); bit++) {
      if (((known >> bit) & 1n) === 1n) continue;
      const dirty = bytes.slice();
      dirty[slot.offset + Number(bit >> 3n)]! |= 1 << Number(bit & 7n);
      const error = errorOf(() => one.forms.decode(viewOf(dirty)));
      expect([error.code, error.member]).toEqual(["flags", slot.member.name]);
    }
  }
}

/** Counts of everything up to the largest: refused at once, whatever the bytes behind say. */
function checkCounts(one: Case, flexible: Slot): void {
  const value = sample(one, 2);
  const bytes = bytesOf(one.forms.encode(value));
  const counter = one.layout.slots.find((slot) => slot.member.name === flexible.member.countedBy)!;
  const length = (value[keyOf(flexible)] as { length: number }).length;
  for (const count of [BigInt(length + 1), 0x7fffffffn, 0xffffffffn, 1n << 52n, (1n << 64n) - 1n]) {
    if (count >> BigInt(counter.size * 8) !== 0n) continue;
    const dirty = bytes.slice();
    for (let i = 0; i < counter.size; i++)
      dirty[counter.offset + i] = Number((count >> BigInt(8 * i)) & 0xffn);
    const started = process.memoryUsage().arrayBuffers;
    const error = errorOf(() => one.forms.decode(viewOf(dirty)));
    expect([error.code, error.member]).toEqual(["count", flexible.member.name]);
    expect(process.memoryUsage().arrayBuffers - started).toBeLessThan(1 << 20);
  }
  const wrong = typeof value[keyOf(counter)] === "bigint" ? BigInt(length + 1) : length + 1;
  const error = errorOf(() => one.forms.encode({ ...value, [keyOf(counter)]: wrong }));
  expect([error.code, error.member]).toEqual(["count", flexible.member.name]);
}

describe("the door", () => {
  for (const one of cases) {
    it(`${one.title}: every bit that must be zero`, () => checkZeros(one));
    it(`${one.title}: every length too short`, () => checkTruncation(one));
    it(`${one.title}: any bytes at all`, () => checkAnyBytes(one));
    it(`${one.title}: values out of range`, () => checkRanges(one));
    it(`${one.title}: unknown flags`, () => checkFlags(one));
    const flexible = one.layout.slots.find(({ member }) => isFlexible(member));
    if (flexible !== undefined)
      it(`${one.title}: counts past the end`, () => checkCounts(one, flexible));
  }
  it("was tried on padding, holes and reserved members", () => {
    const zeros = cases.flatMap(({ layout }) => zerosOf(layout, 1));
    const codes = new Set(
      zeros.map(({ code, member }) => `${code} ${member.replace(/\w+\)/, "")}`),
    );
    expect([...codes].join("\n")).toMatch(/padding \(hole after/);
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
