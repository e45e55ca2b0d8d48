// BTF from a real compiler: every struct laid out again must lie where the compiler put it.
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { elfSection, readBtf } from "../../../generator/read/btf/index.ts";
import { machineOf } from "../../../generator/read/btf/machine.ts";
import { scratch } from "../../scratch.ts";

const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
if (!hasGcc) console.warn("SKIPPED: gcc is not installed, so there is no compiler to ask for BTF");

/** What gcc records for this C, as an object file. */
function compiled(source: string, flags: readonly string[] = []): Uint8Array {
  const folder = scratch();
  const path = join(folder, "a.c");
  writeFileSync(path, source);
  execFileSync("gcc", [...flags, "-gbtf", "-c", path, "-o", join(folder, "a.o")]);
  return readFileSync(join(folder, "a.o"));
}

/** Each struct's name, size, and why it lies as it does. */
function check(source: string, expected: readonly string[]): void {
  const { records, findings } = readBtf(compiled(source), "a.o");
  expect(findings).toEqual([]);
  expect(
    records.map(({ record, size, by }) => `${record.kind} ${record.name} ${size} ${by}`),
  ).toEqual(expected);
}

describe.skipIf(!hasGcc)("structs compiled by gcc", () => {
  it("by the plain rules", () => {
    check("struct a { char c; long long l; int b : 3; } v;", ["struct a 24 natural"]);
    check("union u { int i; char c[3]; } v;", ["union u 4 natural"]);
  });
  it("by attributes", () => {
    check("struct a { char c; long long l; } __attribute__((packed)) v;", ["struct a 9 packed"]);
    check("struct a { char c; int i __attribute__((aligned(16))); } v;", ["struct a 32 aligned"]);
    check("struct a { int i; char c; } __attribute__((packed, aligned(2))) v;", [
      "struct a 6 packed",
    ]);
  });
  it("by bit-fields without a name", () => {
    check("struct a { int a : 3; int : 7; int b : 2; } v;", ["struct a 4 unnamed"]);
    // A word that nothing is said of. As long a gap that an alignment makes is one.
    const words = "int a; int : 32; int b, c, d; int : 32;";
    check(`struct a { int s; ${words} } v;`, ["struct a 28 unnamed"]);
    check("struct a { int s; int : 32; int b; } v;", ["struct a 12 unnamed"]);
    const gap = "char : 8; char : 8; char : 8; char : 8; char : 8;";
    check(`struct a { char c : 3; ${gap} short s; int i; } __attribute__((packed)) v;`, [
      "struct a 12 unnamed",
    ]);
    check("struct a { int s; int b __attribute__((aligned(8))); } v;", ["struct a 16 aligned"]);
    check(`struct in { int s; ${words} }; struct a { int s; struct in in[2]; } v;`, [
      "struct in 28 unnamed",
      "struct a 60 natural",
    ]);
  });
  it("by the packing of what lies beside a bit-field", () => {
    // The packed record is as long as without the attribute, so only its place tells.
    check(
      `struct in { int a; int b; } __attribute__((packed));
       struct a { int n; unsigned bit : 1; struct in in; int c; } v;`,
      ["struct in 8 natural", "struct a 20 aligned"],
    );
  });
  it("inside what holds them", () => {
    const source = `
      struct in { char c; int i; } __attribute__((packed, aligned(4)));
      struct out { char c; struct in in[2]; struct { short s; } t; } v;`;
    check(source, ["struct in 8 packed", "struct  2 natural", "struct out 24 natural"]);
  });
});

/** ELF headers of objects the cross compilers of Debian 12 made: class, order, machine, flags. */
const headers: readonly (readonly [wide: boolean, big: boolean, number, number, string])[] = [
  [true, false, 62, 0, "x86_64"],
  [false, false, 62, 0, "x32"],
  [false, false, 3, 0, "i386"],
  [false, false, 40, 0x500_0200, "arm"],
  [false, true, 40, 0x500_0200, "armeb"],
  [false, false, 40, 0x600, "arm-oabi"],
  [true, true, 21, 1, "ppc64"],
  [true, false, 21, 2, "ppc64le"],
  [true, true, 22, 0, "s390x"],
  [false, true, 22, 0, "s390-31"],
  [false, true, 8, 0x7000_1007, "mips-o32"],
  [false, true, 8, 0x8000_0027, "mips-n32"],
  [true, false, 8, 0x8000_0007, "mipsel-n64"],
  [false, true, 4, 0x8_0000, "m68k"],
];

describe("the target of an object", () => {
  it.each(headers)("is its machine's: %s %s %s %s", (wide, big, machine, flags, name) => {
    const bytes = new Uint8Array(64);
    bytes.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, big ? 2 : 1]);
    const view = new DataView(bytes.buffer);
    view.setUint16(18, machine, !big);
    view.setUint32(wide ? 48 : 36, flags, !big);
    expect(machineOf(bytes)?.name).toBe(name);
  });
  it.skipIf(!hasGcc)("decides what is natural", () => {
    const source = "struct a { int i; long long l; } v;";
    const { records, target } = readBtf(compiled(source, ["-m32"]), "a.o");
    expect(target.name).toBe("i386");
    expect(records.map(({ size, by }) => `${size} ${by}`)).toEqual(["12 natural"]);
  });
});

/**
 * BTF of `struct s { unsigned a : 3, b : 9, c : 20; unsigned d; }`, its header of so many bytes:
 * widths beside the offsets, or as integers of fewer bits, behind a typedef once.
 */
function bitFields(little: boolean, beside: boolean, headerSize: number): Uint8Array {
  const strings = "\0unsigned int\0s\0a\0b\0c\0d\0";
  const name = (text: string): number => strings.indexOf(`\0${text}\0`) + 1;
  const integer = (bits: number): number[] => [name("unsigned int"), 1 << 24, 4, bits];
  const widths = [3, 9, 20, 0];
  const members = widths.flatMap((width, at) => {
    const place = [0, 3, 12, 32][at]!;
    const type = beside || width === 0 ? 1 : 3 + at;
    return [name("abcd"[at]!), type, beside ? width * 2 ** 24 + place : place];
  });
  const struct = [name("s"), (beside ? 2 ** 31 : 0) + 4 * 2 ** 24 + 4, 8, ...members];
  const typedef = [name("d"), 8 << 24, 6];
  const types = [integer(32), struct, integer(3), integer(9), typedef, integer(20)].flat();
  const bytes = new Uint8Array(headerSize + types.length * 4 + strings.length).fill(0xee);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xeb9f, little);
  const size = types.length * 4;
  for (const [at, word] of [headerSize, 0, size, size, strings.length].entries())
    view.setUint32(4 + at * 4, word, little);
  for (const [at, word] of types.entries()) view.setUint32(headerSize + at * 4, word, little);
  bytes.set(new TextEncoder().encode(strings), headerSize + size);
  return bytes;
}

it.each([
  [true, true, 24],
  [true, false, 24],
  [false, true, 24],
  [false, false, 24],
  [true, true, 40],
  [false, false, 40],
])("bit-fields: little %s, widths beside offsets %s, header of %i bytes", (...of) => {
  const { records, findings } = readBtf(bitFields(...of), "s");
  expect(findings).toEqual([]);
  expect(records.map(({ by, size }) => `${by} ${size}`)).toEqual(["natural 8"]);
  const [{ record, offsets }] = records as [(typeof records)[0]];
  expect(record.members.map(({ bits }) => bits)).toEqual([3, 9, 20, undefined]);
  expect(offsets).toEqual([0, 3, 12, 32]);
});

describe("damage", () => {
  const refuse = (bytes: Uint8Array, message: RegExp): void => {
    const { records, findings } = readBtf(bytes, "a.o");
    expect(records).toEqual([]);
    expect(findings.map((finding) => finding.message).join()).toMatch(message);
  };
  it("is a finding", () => {
    refuse(new Uint8Array(0), /too short/);
    refuse(new Uint8Array(64), /neither BTF nor an ELF file/);
    refuse(new TextEncoder().encode("\x7fELF\x02\x01"), /cut off/);
  });
  it.skipIf(!hasGcc)("split BTF is refused: its names and types are in another file", () => {
    const split = compiled("struct a { char c; } v;");
    const section = elfSection(split, ".BTF") as Uint8Array;
    const view = new DataView(section.buffer, section.byteOffset);
    // A split one has no empty string of its own at the start.
    section[24 + view.getUint32(16, true)] = 0x61;
    refuse(section, /split BTF/);
    refuse(split, /split BTF/);
  });
  it.skipIf(!hasGcc)("never throws, wherever a byte is wrong or the file ends", () => {
    const whole = compiled("struct a { char c; long long l; int b : 3; enum { A } e; } v;");
    for (let at = 0; at < whole.length; at++) {
      readBtf(whole.subarray(0, at), "cut");
      const wrong = whole.slice();
      wrong[at] = (wrong[at] ?? 0) ^ 0xff;
      readBtf(wrong, "wrong");
    }
  });
  it.skipIf(!hasGcc)("never throws on types that refer to anything, themselves too", () => {
    const whole = compiled(
      "struct a { char c[2][3]; struct a *p; union { long l; struct { int b : 3; } s[2]; }; } v;" +
        "enum e { A = 1 } x; typedef struct a a_t; struct h { a_t a[2]; enum e e; } w;",
    );
    const section = elfSection(whole, ".BTF") as Uint8Array;
    const check = (seed: number): void => {
      const chance = chanceFrom(seed);
      const wrong = new Uint8Array(section);
      const view = new DataView(wrong.buffer);
      for (let count = 1 + (chance() % 6); count > 0; count--) {
        const at = 24 + (chance() % (view.getUint32(12, true) >> 2)) * 4;
        view.setUint32(at, chance() % 3 === 0 ? chance() * 65_537 : chance() % 16, true);
      }
      for (const { record, offsets } of readBtf(wrong, `seed ${seed}`).records) {
        expect(offsets.length).toBeLessThanOrEqual(record.members.length);
      }
    };
    for (let seed = 1; seed <= 2000; seed++) check(seed);
  });
});

/** Numbers below 65,536 that look random, the same ones for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  };
}
