// What the rules about changes say of a header before and after.
import { describe, expect, it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { checkRecords } from "../../../generator/rules/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

const target = targetNamed("x86_64") as NonNullable<ReturnType<typeof targetNamed>>;
const rules = new Set(["UCHG", "EXTEND", "IOSTAB", "CONTRACT", "ENUMABI"]);

/** Findings about the change as `member RULE level`. */
function check(
  before: string,
  after: string,
  expected: readonly string[],
  path = "include/uapi/linux/bay.h",
): void {
  const read = (text: string): ReturnType<typeof readC>["unit"] =>
    readC({ path, text }, { target }).unit;
  const [old, unit] = [read(before), read(after)];
  const text = {
    path,
    text: after,
    spanOf: (line: number, column: number) => ({ file: path, line, column }),
  };
  const found = checkRecords(unit.records, { path, unit, old, text, inTree: true })
    .filter(({ rule }) => rules.has(rule))
    .map(({ member, rule, level }) => `${member ?? ""} ${rule} ${level}`);
  expect(found).toEqual(expected);
}

const ioctl = "\n#define BAY_SET _IOW('b', 1, struct a)\n";
const kho = "include/linux/kho/abi/bay.h";

describe("a record of user space", () => {
  const one = "struct a { __u32 x; __u32 y; __u32 reserved[4]; };";
  it("the same", () => check(one, one, []));
  it("other comments and names of one place", () =>
    check(one, "struct a { __u32 x; /* new */ __u32 z; __u32 reserved[4]; };", []));
  it("reserved bytes put to use", () =>
    check(one, "struct a { __u32 x; __u32 y; __u32 z; __u32 reserved[3]; };", []));
  it("a hole given a name", () =>
    check(
      "struct a { __u32 x; __aligned_u64 y; };",
      "struct a { __u32 x; __u32 pad; __aligned_u64 y; };",
      [],
    ));
  it("reserved bytes put to use, too many of them", () =>
    check(one, "struct a { __u32 x; __u32 y; __u32 z; __u32 reserved[4]; };", ["z UCHG advice"]));
  it("a member in the middle", () =>
    check(one, "struct a { __u32 x; __u32 w; __u32 y; __u32 reserved[3]; };", ["w EXTEND error"]));
  it("a member gone", () =>
    check(one, "struct a { __u32 x; __u32 reserved[4]; };", ["y UCHG error"]));
  it("a member wider", () =>
    check("struct a { __u32 x; __u16 y; };", "struct a { __u32 x; __u32 y; };", ["y UCHG error"]));
  it("another alignment on i386 alone", () =>
    check(
      "struct a { __u32 x; __u32 p; __u64 y; __u32 z; __u32 q; };",
      "struct a { __u32 x; __u32 p; __aligned_u64 y; __u32 z; __u32 q; };",
      [],
    ));
  it("longer, in an ioctl's number", () =>
    check(`struct a { __u32 x; };${ioctl}`, `struct a { __u32 x; __u32 y; };${ioctl}`, [
      "y IOSTAB error",
    ]));
  it("longer, and the caller says how long", () =>
    check("struct a { __u32 argsz; };", "struct a { __u32 argsz; __u32 y; };", []));
  it("a union that grows", () =>
    check(
      "struct a { union { __u32 x; __u8 r[8]; }; __u32 z; };",
      "struct a { union { __u32 x; __u8 r[8]; __u32 big[4]; }; __u32 z; };",
      ["z UCHG error"],
    ));
  it("a 64-bit arm that aligns a union of words anew", () =>
    check(
      "struct a { __u32 x; union { __u32 p[3]; } u; };",
      "struct a { __u32 x; union { __u32 p[3]; __u64 key; } u; };",
      ["u UCHG error"],
    ));
});

describe("enumerators", () => {
  const one = "enum e { A, B, E_MAX };\nstruct s { __u32 e; };";
  it("new ones before the count", () =>
    check(one, "enum e { A, B, C, E_MAX };\nstruct s { __u32 e; };", []));
  it("new ones in front", () =>
    check(one, "enum e { NONE, A, B, E_MAX };\nstruct s { __u32 e; };", [" ENUMABI error"]));
});

describe("a contract between kernels", () => {
  const one = '#define BAY_COMPATIBLE "bay-v1"\nstruct a_ser { u64 x; u64 y; } __packed;';
  it("a new layout under the old string", () =>
    check(one, one.replace("u64 y;", "u64 y; u64 z;"), ["z CONTRACT error"], kho));
  it("a new layout under a new string", () =>
    check(one, one.replace("u64 y;", "u64 y; u64 z;").replace("-v1", "-v2"), [], kho));
  it("another name for the same bytes", () => check(one, one.replace("u64 y;", "u64 w;"), [], kho));
  it("the string its comment names, of two", () => {
    const two =
      '#define A_COMPATIBLE "a-v1"\n#define B_COMPATIBLE "b-v1"\n' +
      "/* If this changes, B_COMPATIBLE must too. */\nstruct b_ser { u64 x; } __packed;";
    const changed = two.replace("u64 x;", "u64 x; u64 y;");
    check(two, changed.replace("a-v1", "a-v2"), ["y CONTRACT error"], kho);
    check(two, changed.replace("b-v1", "b-v2"), [], kho);
  });
});
