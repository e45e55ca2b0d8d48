// The small room under every codec, against slow twins that think in bits.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  readBits,
  readCount,
  readSignedBits,
  readText,
  readWideBits,
  requireCount,
  requireRange,
  requireRoom,
  requireText,
  requireZero,
  requireZeroBits,
  WireError,
  within,
  writeBits,
  writeText,
  writeWideBits,
} from "../../../src/runtime/wire/index.ts";

const view = (...bytes: readonly number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);

/** The bits of a view, low bits of each byte first. */
function bitsOf(at: DataView): boolean[] {
  return Array.from({ length: at.byteLength * 8 }, (_, index) =>
    Boolean((at.getUint8(index >> 3) >> (index & 7)) & 1),
  );
}

/** What `work` is refused with; undefined when it is not. */
function refusal(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
}

describe("bit-fields", () => {
  const place = fc
    .record({ bytes: fc.uint8Array({ minLength: 16, maxLength: 16 }), bit: fc.nat(63) })
    .chain(({ bytes, bit }) =>
      fc.tuple(fc.constant(bytes), fc.constant(bit), fc.integer({ min: 1, max: 64 })),
    );

  it("read as a twin that adds up single bits reads them", () => {
    fc.assert(
      fc.property(place, ([bytes, bit, width]) => {
        const at = view(...bytes);
        const twin = bitsOf(at)
          .slice(bit, bit + width)
          .reduceRight((value, one) => value * 2n + (one ? 1n : 0n), 0n);
        if (width > 1) expect(readWideBits(at, 0, bit, width)).toBe(twin);
        if (width > 53) return;
        expect(readBits(at, 0, bit, width)).toBe(Number(twin));
        expect(readSignedBits(at, 0, bit, width)).toBe(Number(BigInt.asIntN(width, twin)));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("written come back, and no other bit changes", () => {
    fc.assert(
      fc.property(place, fc.bigInt(0n, (1n << 64n) - 1n), ([bytes, bit, width], random) => {
        const value = BigInt.asUintN(width, random);
        const at = view(...bytes);
        const before = bitsOf(at);
        if (width > 53) writeWideBits(at, 0, bit, width, value);
        else writeBits(at, 0, bit, width, Number(value));
        const after = bitsOf(at);
        expect(after.slice(0, bit)).toEqual(before.slice(0, bit));
        expect(after.slice(bit + width)).toEqual(before.slice(bit + width));
        if (width > 1) expect(readWideBits(at, 0, bit, width)).toBe(value);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it("negative ones are written in two's complement", () => {
    const at = view(0, 0);
    writeBits(at, 0, 3, 5, -3);
    expect(readSignedBits(at, 0, 3, 5)).toBe(-3);
    expect(at.getUint8(0)).toBe(0b11101_000);
  });

  it("that must be zero are looked at alone", () => {
    const at = view(0b0111_1111, 0xff);
    expect(refusal(() => requireZeroBits("r", "m", at, 0, 7, 1, "padding"))).toBeUndefined();
    expect(refusal(() => requireZeroBits("r", "m", at, 0, 6, 2, "reserved"))).toBe("reserved");
  });
});

describe("room", () => {
  const eight = new DataView(new ArrayBuffer(8));
  const cases: readonly (readonly [number, number, number, boolean])[] = [
    [0, 8, 8, true],
    [8, 0, 8, true],
    [1, 8, 8, false],
    [0, 9, 8, false],
    [0, 8, 7, false],
    [0, 4, 9, false],
    [-1, 4, 8, false],
    [Number.NaN, 4, 8, false],
    [0, 4, Number.NaN, false],
    [Infinity, 0, 8, false],
    [2 ** 53, 4, 8, false],
  ];
  for (const [offset, size, end, fits] of cases)
    it(`${size} bytes at ${offset} before ${end}: ${fits ? "fits" : "does not"}`, () => {
      const code = refusal(() => requireRoom("r", eight, offset, size, end));
      expect(code).toBe(fits ? undefined : "size");
    });
});

describe("counts", () => {
  it("are compared with the bytes left, without overflow", () => {
    expect(refusal(() => requireCount("r", "m", 3, 16, 8, 56))).toBeUndefined();
    expect(refusal(() => requireCount("r", "m", 4, 16, 8, 56))).toBe("count");
    expect(refusal(() => requireCount("r", "m", 2 ** 63, 16, 8, 56))).toBe("count");
    expect(refusal(() => requireCount("r", "m", -1, 16, 8, 56))).toBe("count");
    expect(refusal(() => requireCount("r", "m", 0, 16, 60, 56))).toBe("count");
  });
  it("of 64 bits become Numbers that never look small", () => {
    expect(readCount(view(1, 0, 0, 0, 0, 0, 0, 0), 0, true)).toBe(1);
    expect(readCount(view(0, 0, 0, 0, 0, 0, 0, 1), 0, false)).toBe(1);
    expect(readCount(view(0, 0, 0, 0, 0, 0, 0, 0x80), 0, true)).toBe(2 ** 63);
  });
});

describe("texts", () => {
  it("end at the first zero byte, or at the end", () => {
    expect(readText(view(0x61, 0xe9, 0, 0), 0, 4)).toBe("aé");
    expect(readText(view(0x61, 0x62), 0, 2)).toBe("ab");
  });
  it("have nothing behind the zero", () => {
    expect(refusal(() => requireText("r", "m", view(0x61, 0, 0, 7), 0, 4))).toBe("text");
    expect(refusal(() => requireText("r", "m", view(0x61, 0, 0, 7), 0, 3))).toBeUndefined();
  });
  it("are written with zeros to the end", () => {
    const at = view(9, 9, 9, 9, 9);
    writeText(at, 1, "é", 3);
    expect(new Uint8Array(at.buffer)).toEqual(Uint8Array.of(9, 0xe9, 0, 0, 9));
  });
});

describe("the error", () => {
  it("says what, where, and both sides", () => {
    const error = new WireError("range", "bay", "key", 4, "a number", 7);
    expect(error.message).toBe("bay.key at offset 4: expected a number, found 7 [range]");
    expect(error).toMatchObject({ code: "range", record: "bay", member: "key", offset: 4 });
  });
  it("names the first byte that is not zero", () => {
    try {
      requireZero("bay", "pad", view(0, 0, 5, 6), 0, 4, "reserved");
    } catch (error) {
      expect(error).toMatchObject({ offset: 2, found: 5, code: "reserved" });
    }
    expect.assertions(1);
  });
  it("is told again by the record around it", () => {
    const inner = new WireError("bool", "slot", "on", 9, "0 or 1", 2);
    expect(within(inner, "bay", "slots[3]")).toMatchObject({
      record: "bay",
      member: "slots[3].on",
      offset: 9,
    });
    const other = new RangeError("not ours");
    expect(within(other, "bay", "slots[3]")).toBe(other);
  });
  it("shows what was found even when it is no number", () => {
    const wrong = "many" as unknown as number;
    expect(() => requireRange("bay", "key", wrong, 0, 255, 0)).toThrow(
      "bay.key at offset 0: expected a whole number from 0 to 255, found string [range]",
    );
  });
});
