// What the rules about changes say of a header before and after.
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../generator/finding/index.ts";
import { readTogether, type Reading } from "../../../generator/read/c/index.ts";
import { checkRecords, targetsOf } from "../../../generator/rules/index.ts";

const rules = new Set(["UCHG", "EXTEND", "IOSTAB", "CONTRACT", "ENUMABI"]);

const uapi = "include/uapi/linux/bay.h";

/** Findings about the change. */
function findings(before: string, after: string, path: string): readonly Finding[] {
  const read = (text: string): Reading["unit"] =>
    readTogether({ path, text }, targetsOf(path), {}).unit;
  const [old, unit] = [read(before), read(after)];
  const text = {
    path,
    text: after,
    spanOf: (line: number, column: number) => ({ file: path, line, column }),
  };
  const found = checkRecords(unit.records, { path, unit, old, text, inTree: true });
  return found.filter(({ rule }) => rules.has(rule));
}

const messages = (before: string, after: string): readonly string[] =>
  findings(before, after, uapi).map(({ message }) => message);

/** Findings about the change as `member RULE level`. */
function check(
  before: string,
  after: string,
  expected: readonly string[],
  path: string = uapi,
): void {
  const found = findings(before, after, path);
  expect(found.map(({ member, rule, level }) => `${member ?? ""} ${rule} ${level}`)).toEqual(
    expected,
  );
}

const ioctl = "\n#define BAY_SET _IOW('b', 1, struct a)\n";
const kho = "include/linux/kho/abi/bay.h";

describe("a record of user space", () => {
  const one = "struct a { __u32 x; __u32 y; __u32 reserved[4]; };";
  it("the same", () => check(one, one, []));
  it("each of two declarations of a name", () => {
    const both = "struct a {\n__u32 x;\n__u32 y;\n};\nstruct a {\n__u64 y;\n};";
    check(both, `/* more */\n${both}`, []);
    check(both, both.replace("__u64", "__u16"), ["y UCHG error"]);
  });
  it("a declaration of its own for some targets is meant to be another", () => {
    const wide = "struct a {\n__u64 x;\n};";
    const both = "struct a {\n#ifdef __LP64__\n__u64 x;\n#else\n__u32 x;\n#endif\n};";
    check(wide, both, []);
    check(both, wide, []);
    // For users who had their own it is as any other.
    check(both, both.replace("__u32", "__u16"), ["x UCHG error"]);
    check(both, both.replace("__u64", "__u16"), ["x UCHG error"]);
  });
  it("a member in bytes that were padding", () => {
    const loose = "struct a {\n__u64 x;\n__u32 y;\n__u8 z;\n};";
    const [inTail, spelt] = ["__u8 kind;", "__u8 pad[3];"].map((line) =>
      loose.replace("\n};", `\n${line}\n};`),
    ) as [string, string];
    check(loose, inTail, ["kind UCHG advice"]);
    check(loose, spelt, []);
    check(spelt, spelt.replace("pad[3]", "kind;\n__u8 pad[2]"), []);
    const hole = "struct a {\n__u8 x;\n__u32 y;\n};";
    check(hole, hole.replace("__u32", "__u16 kind;\n__u32"), ["kind UCHG advice"]);
    check("union a {\n__u64 x;\n};", "union a {\n__u64 x;\n__u8 kind;\n};", []);
  });
  it("elements of a flexible array that have another size", () => {
    const of = (type: string): string => `struct a {\n__u64 n;\n${type} x[];\n};`;
    check(of("__u32"), of("__u16"), ["x UCHG error"]);
    expect(messages(of("__u32"), of("__u64"))).toEqual([
      "an element of 'x' has 8 bytes instead of 4, but users of the record know it as it was",
    ]);
    check(of("__u8"), of("__u32"), []);
    check(of("__u32"), of("__s32"), []);
  });
  it("members of elements that are no record of their own", () => {
    const of = (members: string): string =>
      `struct a {\n__u32 n;\nstruct {\n${members}\n} x[4];\n};`;
    check(of("__u32 b;\n__u16 c, d;"), of("__u16 c, d;\n__u32 b;"), ["b UCHG error"]);
    check(of("__u32 b, pad;"), of("__u32 b, c;"), []);
  });
  it("a number that keeps its lower bytes in either byte order", () => {
    const wide = "struct a {\n__u32 x;\n__u32 y;\n};";
    const either = (little: string, big: string): string =>
      `struct a {\n#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__\n${little}\n#else\n${big}\n#endif\n__u32 y;\n};`;
    const [first, last] = ["__u16 x;\n__u16 z;", "__u16 z;\n__u16 x;"];
    check(wide, either(first, last), ["x UCHG warning"]);
    expect(messages(wide, either(first, last))).toEqual([
      "'x' keeps the lower 16 of its 32 bits in either byte order: the others have to have been zero always",
    ]);
    check(wide, either(last, first), ["z EXTEND error"]);
    check(wide, either(first, first), ["x UCHG error"]);
    const bytes = wide.replace("__u32 x", "__u8 x[4]");
    check(bytes, either(first, last), ["x UCHG error"]);
  });
  it("an array of one element that becomes flexible", () => {
    const ending = (last: string): string => `struct a { __u32 count; ${last} };`;
    check(ending("__s32 at[1];"), ending("__s32 at[];"), ["at UCHG warning"]);
    expect(messages(ending("__s32 at[1];"), ending("__s32 at[];"))).toEqual([
      "'at' is no part of sizeof any more, of which it was 4 bytes",
    ]);
    // Where the size is in a number, programs that exist have another one.
    check(`${ending("__s32 at[1];")}${ioctl}`, `${ending("__s32 at[];")}${ioctl}`, [
      "at IOSTAB error",
    ]);
    const union = "union { __s32 legacy; __DECLARE_FLEX_ARRAY(__s32, at); };";
    check(ending("__s32 at[1];"), ending(union), []);
    // Of these programs know every element.
    check(ending("__s32 at[2];"), ending("__s32 at[];"), ["at UCHG error"]);
    check(ending("__s32 reserved[1];"), ending("__s32 reserved[];"), ["reserved UCHG error"]);
    check(ending("__u16 at[1];"), ending("__u32 at[];"), ["at UCHG error"]);
  });
  it("a member for some targets alone, which changes the record there", () => {
    const said = (before: string, after: string): readonly string[] =>
      messages(`struct a {\n${before}\n};`, `struct a {\n${after}\n};`);
    const only = (condition: string): string => `#if${condition}\n__u32 z;\n#endif`;
    expect(said("__u32 x;\n__u32 y;", `__u32 x;\n${only("def __i386__")}\n__u32 y;`)).toEqual([
      "'z' goes in before 'y', which moves from offset 4 to 8 on i386",
    ]);
    expect(said("__u32 x;\n__u32 y;", `__u32 x;\n${only("def __s390x__")}\n__u32 y;`)).toEqual([
      "'z' goes in before 'y', which moves from offset 4 to 8 on s390x",
    ]);
    expect(said("__u32 x;\n__u32 y;", `__u32 x;\n${only("ndef __i386__")}\n__u32 y;`)).toEqual([
      expect.stringMatching(/^'z' goes in before 'y', .* to 8 on x86_64 and 34 other targets$/),
    ]);
    expect(said("__u32 x;", `__u32 x;\n${only("def __i386__")}`)).toEqual([
      "the record is 4 bytes longer than before on i386",
    ]);
    expect(
      said("__u8 x;\n__u32 y;", `__u8 x;\n#ifdef __i386__\n__u8 z;\n#endif\n__u32 y;`),
    ).toEqual(["'z' takes bytes that were padding on i386: nothing says what they hold"]);
  });
  it("a type of another size or alignment on some targets alone is told of those", () => {
    const known = "but users of the record know it as it was";
    expect(messages("struct a { __u32 x; long y; };", "struct a { __u32 x; __s64 y; };")).toEqual([
      `'y' has 8 bytes instead of 4 on i386, m68k, sh4 and 5 more, ${known}`,
    ]);
    const aligned = "struct a { __u32 x; __aligned_u64 y; };";
    expect(messages("struct a { __u32 x; __u64 y; };", aligned)).toEqual([
      expect.stringMatching(/^'y' moves from offset 4 to 8 on i386, /),
    ]);
    expect(messages("struct a { __u32 x; __u32 y; };", aligned)).toEqual([
      `'y' has 8 bytes instead of 4, ${known}`,
    ]);
  });
  it("a number of a record that grows for some targets alone", () => {
    const grown = "struct a {\n__u32 x;\n#ifdef __i386__\n__u32 z;\n#endif\n};";
    expect(messages(`struct a { __u32 x; };${ioctl}`, `${grown}${ioctl}`)).toEqual([
      "growing 'struct a' by 4 bytes changes the number BAY_SET on i386",
    ]);
  });
  it("an enumerator that closed the list and has a lower value", () =>
    check(
      "enum e { A, B, LIST };\nstruct s { __u32 e; };",
      "enum e { C, LIST };\nstruct s { __u32 e; };",
      [" ENUMABI error"],
    ));
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
  it("a member in the middle of an inner struct", () =>
    check(
      "struct a { __u32 x; struct { __u32 y; __u32 z; } w; };",
      "struct a { __u32 x; struct { __u32 y; __u32 v; __u32 z; } w; };",
      ["v EXTEND error"],
    ));
  it("spare bytes that give way to a member, by how much nobody shows", () =>
    check(
      "struct a { __u32 x; __u32 spare[SPARE]; };",
      "struct a { __u32 x; __u32 y; __u32 spare[SPARE - 1]; };",
      [],
    ));
  it("a member at the end of an arm that is not the longest", () =>
    check(
      "struct a { union { struct { __u32 y; } w; __u32 all[4]; }; };",
      "struct a { union { struct { __u32 y; __u32 v; } w; __u32 all[4]; }; };",
      [],
    ));
  it("an inner struct of a tag answers for itself", () =>
    check(
      "struct b { __u32 y; __u32 z; }; struct a { struct b w; };",
      "struct b { __u32 y; __u32 v; __u32 z; }; struct a { struct b w; };",
      ["v EXTEND error", "w UCHG advice"],
    ));
  it("a member gone, into whose place the next one moves", () =>
    check(
      "struct a { __u8 x; __u8 y; __u8 z; __u8 w; } __attribute__((aligned(8)));",
      "struct a { __u8 x; __u8 z; __u8 w; } __attribute__((aligned(8)));",
      ["y UCHG error"],
    ));
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
  it("an arm that grows inside its union", () =>
    check(
      "struct a { __u64 k; union { struct { __u32 x; } one; __u64 all[4]; }; };",
      "struct a { __u64 k; union { struct { __u32 x; __u32 y; } one; __u64 all[4]; }; };",
      [],
    ));
  it("one before others does not", () =>
    check(
      "struct a { __u64 k; struct { __u32 x; } one; __u32 z; };",
      "struct a { __u64 k; struct { __u32 x; __u32 y; } one; __u32 z; };",
      ["z UCHG error"],
    ));
  it("spare bytes put to use in front of the rest", () =>
    check(
      "struct a { __u64 k; __u64 __spare2[4]; };",
      "struct a { __u64 k; __u32 one; __u32 two; __u64 __spare2[3]; };",
      [],
    ));
  it("bytes that only align what follows put to use", () =>
    check(
      "struct a { __u8 x; __u8 __align[7]; __u8 key[8]; };",
      "struct a { __u8 x; __u8 kind; __u8 __align[6]; __u8 key[8]; };",
      [],
    ));
  it("an array loses its bound, and the bytes it had stay beside it", () =>
    check(
      "struct a { __u8 x; __u8 y; __u16 key[1]; };",
      "struct a { __u8 x; __u8 y; union { __u16 old_key; __DECLARE_FLEX_ARRAY(__u16, key); }; };",
      [],
    ));
  it("an array of which the rest gets another name", () =>
    check(
      "struct a { __u32 x; __u32 y[3]; };",
      "struct a { __u32 x; __u32 y; __u32 z; __u32 w; };",
      [],
    ));
  it("an array of which the rest is not all there", () =>
    check("struct a { __u32 x; __u32 y[3]; };", "struct a { __u32 x; __u32 y; __u32 z; };", [
      "y UCHG error",
    ]));
  it("a number cut in two", () =>
    check("struct a { __u32 x; __u32 y; };", "struct a { __u32 x; __u16 y; __u16 z; };", [
      "y UCHG error",
    ]));
  it("an array loses its bound and its bytes", () =>
    check("struct a { __u16 x; __u16 key[3]; };", "struct a { __u16 x; __u16 key[]; };", [
      "key UCHG error",
    ]));
  it("a word that says how to align is no such bytes", () =>
    check(
      "struct a { __u8 x; __u8 y; __u16 __align; __u32 z; };",
      "struct a { __u8 x; __u8 y; __u8 kind; __u8 unit; __u32 z; };",
      ["__align UCHG error"],
    ));
  it("what a specification reserved under the name of its place", () =>
    check(
      "struct a { __u8 x; __u8 y; __be16 reserved_osf; };",
      "struct a { __u8 x; __u8 y; __u8 osf3; __u8 osf4; };",
      [],
    ));
  it("all of it, by one of two and by a third", () =>
    check(
      "struct a { __u16 x; __u16 y; __be32 reserved_osf; };",
      "struct a { __u16 x; __u16 y; union { __u16 osf3; __u16 osf4; }; __u16 osf5; };",
      [],
    ));
  it("half of it, twice", () =>
    check(
      "struct a { __u16 x; __u16 y; __be32 reserved_osf; };",
      "struct a { __u16 x; __u16 y; union { __u16 osf3; __u16 osf4; } __attribute__((aligned(4))); };",
      ["reserved_osf UCHG error"],
    ));
  it("half of it", () =>
    check(
      "struct a { __u8 x; __u8 y; __be32 reserved_osf; };",
      "struct a { __u8 x; __u8 y; __u8 osf3; __u8 osf4; };",
      ["reserved_osf UCHG error"],
    ));
  it("bits of a reserved field", () =>
    check("struct a { __u16 res1:4, off:12; };", "struct a { __u16 ae:1, res1:3, off:12; };", []));
  it("bits of what was whole bytes, as many of the one as of the other", () =>
    check("struct a { __u64 len; };", "struct a { __u64 len:8, flags:56; };", ["len UCHG error"]));
  it("all bits of a word, as a word", () =>
    check("struct a { __u32 x:32; __u32 y; };", "struct a { __u32 x; __u32 y; };", []));
  it("bytes reserved under the name of their offset", () =>
    check(
      "struct a { __u32 x; __u8 reserved_a0[4]; };",
      "struct a { __u32 x; __u16 y; __u8 reserved_b0[2]; };",
      [],
    ));
  it("an array at the end goes on", () =>
    check(
      "struct a { __u32 size; __u8 data[4]; };",
      "struct a { __u32 size; __u8 data[8]; };",
      [],
    ));
  it("what marks the end moves with it", () =>
    check(
      "struct a { __u32 size; __u32 x; char end[]; };",
      "struct a { __u32 size; __u32 x; __u64 y; char end[]; };",
      [],
    ));
  it("a member of unknown length before others", () =>
    check(
      "struct a { __u32 x; __u32 y; char text[]; };",
      "struct a { __u32 x; __u32 y; char name[N]; char text[]; };",
      ["name EXTEND error"],
    ));
  it("behind one of unknown length, in the bytes that were spare", () =>
    check(
      "struct a { __u32 x; char name[N]; __u32 y; __u32 reserved[2]; };",
      "struct a { __u32 x; char name[N]; __u32 y; __u32 z; __u32 reserved[1]; };",
      [],
    ));
  it("behind one of unknown length, before others", () =>
    check(
      "struct a { __u32 x; char name[N]; __u32 y; };",
      "struct a { __u32 x; char name[N]; __u32 z; __u32 y; };",
      ["z EXTEND error"],
    ));
  it("an architecture's own header, whose other word went away", () =>
    check(
      "struct a {\n#ifdef __s390x__\n__u64 r;\n#else\n__u64 h;\n__u64 r;\n#endif\n};",
      "struct a { __u64 r; };",
      [],
      "arch/s390/include/uapi/asm/bay.h",
    ));
  it("an array of no element that gets one, and no byte", () =>
    check(
      "struct a { __u32 x; union { __u64 y; __u8 cmd[0]; }; };",
      "struct a { __u32 x; union { __u64 y; __u8 cmd[1]; }; };",
      [],
    ));
  it("an array nobody shows the bound of may take just the bytes that are given up", () => {
    const before = "struct a { __u64 x; __u64 unused[379]; __u8 path[PATH_LENGTH]; };";
    const taken = "__u8 id[ID_LENGTH]; __u64 unused[";
    check(before, before.replace("__u64 unused[379", `${taken}377`), []);
    // No number of elements has 380 and a half of them.
    check(before, before.replace("__u64 unused[379", `${taken}380`), ["id EXTEND error"]);
  });
  it("an array of as many elements as a number of bytes leaves is shorter by what goes in", () => {
    const before = "struct a { __u64 x; __u32 reserved[WORDS - 18]; __u32 csum; };";
    const taken = (left: number): string =>
      before.replace("__u32 reserved[", "__u64 z; __u32 reserved[").replace("18", `${left}`);
    check(before, taken(20), []);
    check(before, taken(19), ["z EXTEND error"]);
  });
  it("an array of spare words that is called so, whatever goes in before it", () => {
    const before = "struct a { __u64 x; __u32 reserved_words[4]; };";
    const after = "struct a { __u64 x; __u64 y; __u32 reserved_words[2]; };";
    check(before, after, []);
    check(before, after.replace("[2]", "[1]"), ["y EXTEND error"]);
    const named = (text: string): string => text.replace("reserved_words", "keys");
    check(named(before), named(after), ["y EXTEND error"]);
  });
  it("a number taken out of bytes that are zero by name", () =>
    check(
      "struct a { __u64 x; __u64 __zero[3]; };",
      "struct a { __u64 x; __u64 y; __u64 __zero[2]; };",
      [],
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
  it("new ones before a count of another name", () =>
    check(
      "enum e { A, B, E_SUPPORTED };\nstruct s { __u32 e; };",
      "enum e { A, B, C, E_SUPPORTED };\nstruct s { __u32 e; };",
      [],
    ));
  it("new ones before a count that is not the last", () =>
    check(
      "enum e { A, B, E_MAX, ALL = 9 };\nstruct s { __u32 e; };",
      "enum e { A, B, C, E_MAX, ALL = 9 };\nstruct s { __u32 e; };",
      [],
    ));
  it("the sign bit of a flag is spelt without a sign", () => {
    check("enum e { A = 1 << 31, B };", "enum e { A = 1U << 31, B };", []);
    check("enum e { A = 1 << 31, B };", "enum e { A = 1U << 30, B };", [" ENUMABI error"]);
    check("enum e { A = -1LL << 40, B };", "enum e { A = 0, B = 1 };", [" ENUMABI error"]);
  });
  it("one that closes the list as of now", () =>
    check(
      "enum e { A, B, C = 5 };\nstruct s { __u32 e; };",
      "enum e { A, C = 5, D, B };\nstruct s { __u32 e; };",
      [" ENUMABI error"],
    ));
  it("one that closed the list and counts nothing new", () =>
    check(
      "enum e { A, B, LIST };\nstruct s { __u32 e; };",
      "enum e { A, B, LIST = 9 };\nstruct s { __u32 e; };",
      [" ENUMABI error"],
    ));
  it("new ones in front, where the start is not shown", () =>
    check(
      "enum e { __unseen, A, B };\nstruct s { __u32 e; };",
      "enum e { __unseen, NONE, A, B };\nstruct s { __u32 e; };",
      [" ENUMABI warning"],
    ));
  it("new ones in front", () =>
    check(one, "enum e { NONE, A, B, E_MAX };\nstruct s { __u32 e; };", [" ENUMABI error"]));
});

describe("a contract between kernels", () => {
  const one = '#define BAY_COMPATIBLE "bay-v1"\nstruct a_ser { u64 x; u64 y; } __packed;';
  it("a new layout under the old string", () =>
    check(one, one.replace("u64 y;", "u64 y; u64 z;"), ["z CONTRACT error"], kho));
  it("padding that is spelt out is the same layout", () => {
    const loose = one.replace("u64 x; u64 y; } __packed", "u32 x; u64 y; }");
    check(loose, loose.replace("u64 y;", "u32 pad; u64 y;"), [], kho);
    check(loose, loose.replace("u64 y;", "u32 kind; u64 y;"), ["kind CONTRACT error"], kho);
  });
  it("a new layout under a new string", () =>
    check(one, one.replace("u64 y;", "u64 y; u64 z;").replace("-v1", "-v2"), [], kho));
  it("a new layout under another macro's new value", () => {
    const other = `#define BAY_SLOTS 4\n${one}`;
    const changed = other.replace("4", "8").replace("u64 y;", "u64 y; u64 z;");
    check(other, changed, ["z CONTRACT error"], kho);
  });
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
