// Declarations become the model: types, spellings, tags, docs, places.
import { describe, expect, it } from "vitest";
import type { CRecord, Member } from "../../../generator/model/index.ts";
import { readDeclarations } from "../../../generator/read/decl/index.ts";

const words =
  "aligned_u64, array, be32, bits, bool, char, flex, le64, long, phys, pointer, reserved, s32, " +
  "text, u16, u32, u64, u8, union, unsigned_int, user_ptr";

function read(body: string, path = "abi/kho/bay.ts", ...more: { path: string; text: string }[]) {
  const depth = path.split("/").length - 2;
  const text = `/**
 * Bays.
 *
 * @contract bay-v1
 * @profile as-posted
 * @source a mail
 * @since 7.0
 */
import type { ${words} } from "${"../".repeat(depth)}vocabulary.ts";
${body}`;
  const { declarations, findings } = readDeclarations([{ path, text }, ...more]);
  expect(findings).toEqual([]);
  return declarations[0]!;
}

/** The one member of a record. */
function member(type: string, path?: string): Member {
  const body = `/** N. */\nexport type N = 5;\n/** R. */\nexport interface r {\n/** M. */ m: ${type};\n}`;
  return read(body, path).unit.records[0]!.members[0]!;
}

function check(type: string, kernel: string, uapi: string): void {
  expect(member(type).spelling).toBe(kernel);
  expect(member(type, "abi/uapi/bay.ts").spelling).toBe(uapi);
}

describe("spelling", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["u32", "u32 m", "__u32 m"],
    ["s32", "s32 m", "__s32 m"],
    ["be32", "__be32 m", "__be32 m"],
    ["aligned_u64", "__aligned_u64 m", "__aligned_u64 m"],
    ["bool", "bool m", "bool m"],
    ["unsigned_int", "unsigned int m", "unsigned int m"],
    ["reserved<u32>", "u32 m", "__u32 m"],
    ["reserved<u8, 3>", "u8 m[3]", "__u8 m[3]"],
    ["array<u64, N>", "u64 m[N]", "__u64 m[N]"],
    ["text<16>", "char m[16]", "char m[16]"],
    ["bits<u64, 52>", "u64 m : 52", "__u64 m : 52"],
    ["phys<r>", "u64 m", "__u64 m"],
    ["user_ptr<r>", "__aligned_u64 m", "__aligned_u64 m"],
    ['pointer<"struct x">', "struct x *m", "struct x *m"],
    ["union<{ a: u8; b: u16 }>", "union { u8 a; u16 b; } m", "union { __u8 a; __u16 b; } m"],
  ];
  for (const [type, kernel, uapi] of cases) it(type, () => check(type, kernel, uapi));
});

describe("types", () => {
  it("aligned words are the macro form: the attribute stands on the member", () => {
    expect(member("aligned_u64")).toMatchObject({
      aligned: 8,
      type: { kind: "typedef", name: "__u64", of: { scalar: "ullong" } },
    });
  });
  it("reserved, bit-fields, bounds", () => {
    expect(member("reserved<u8, 3>")).toMatchObject({ reserved: true, type: { count: 3 } });
    expect(member("bits<u32, 3>").bits).toBe(3);
    expect(member("array<u8, N>").type).toMatchObject({ count: 5, bound: "N" });
  });
  it("byte order", () => {
    expect(member("le64").type).toMatchObject({ order: "le", name: "__le64" });
  });
});

describe("a record", () => {
  const declaration = read(`/** Longest name. */
export type NAME_LENGTH = 16;
/** The string. */
export type BAY_COMPATIBLE = "bay-v1";

/**
 * A bay,
 * in two lines.
 *
 * Second paragraph.
 *
 * @packed
 * @ioctl BAY_MAKE _IOWR 0x3b 0x80
 * @ioctl BAY_BREAK _IO 0x3b 129
 * @min_size 8
 * @since 7.1
 * @accept HOLE because
 *   of this
 */
export interface bay {
  /**
   * How.
   *
   * @flags BAY_A=1 BAY_B=0x8000000000000000
   */
  flags: u64;
  /** How many. */
  count: u16;
  /** Which. */
  slots: flex<slot, "count">;
}

/** One slot. */
export interface slot {
  /** Its number. */
  nr: u32;
}
`);
  const bay: CRecord = declaration.unit.records[0]!;

  it("keeps docs as paragraphs", () => {
    expect(bay.doc).toBe("A bay, in two lines.\n\nSecond paragraph.");
    expect(declaration.doc).toBe("Bays.");
  });
  it("carries its tags", () => {
    expect(bay).toMatchObject({
      kind: "struct",
      packed: true,
      minSize: 8,
      contract: { name: "bay-v1", profile: "as-posted", source: "a mail", since: "7.1" },
      ioctls: [
        { name: "BAY_MAKE", macro: "_IOWR", type: 0x3b, nr: 0x80 },
        { name: "BAY_BREAK", macro: "_IO", type: 0x3b, nr: 129 },
      ],
      accepts: [{ rule: "HOLE", reason: "because of this", span: { line: 26, column: 4 } }],
    });
  });
  it("knows where everything stands", () => {
    expect(bay.span).toEqual({ file: "abi/kho/bay.ts", line: 29, column: 18 });
    expect(bay.members[1]!.span).toEqual({ file: "abi/kho/bay.ts", line: 37, column: 3 });
    expect(bay.end).toEqual({ file: "abi/kho/bay.ts", line: 40, column: 1 });
  });
  it("keeps flags and counts", () => {
    expect(bay.members[0]!.flags).toEqual([
      { name: "BAY_A", value: 1n },
      { name: "BAY_B", value: 1n << 63n },
    ]);
    expect(bay.members[2]).toMatchObject({ countedBy: "count", spelling: "struct slot slots[]" });
  });
  it("gives constants as macros", () => {
    expect(declaration.unit.macros.map(({ name, body }) => [name, body])).toEqual([
      ["NAME_LENGTH", "16"],
      ["BAY_COMPATIBLE", '"bay-v1"'],
    ]);
    expect(declaration.constantDocs.get("NAME_LENGTH")).toBe("Longest name.");
  });
  it("is one value, whoever imports it", () => {
    const importer = `/**
 * @contract hangar-v1
 */
import type { slot } from "./bay.ts";
/** A hangar. */
export interface hangar {
  /** The first. */
  first: slot;
}
`;
    const source = { path: "abi/kho/hangar.ts", text: importer };
    const bayText = `/**
 * @contract bay-v1
 */
import type { u32 } from "../vocabulary.ts";
/** One slot. */
export interface slot {
  /** Its number. */
  nr: u32;
}
`;
    const { declarations, findings } = readDeclarations([
      source,
      { path: "abi/kho/bay.ts", text: bayText },
    ]);
    expect(findings).toEqual([]);
    const [hangar, bays] = declarations.map(({ unit }) => unit.records[0]!);
    expect(hangar!.members[0]!.type).toEqual({ kind: "record", record: bays });
    expect(bays!.span.file).toBe("abi/kho/bay.ts");
  });
});
