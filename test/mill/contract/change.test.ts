// A struct before and after, and what that is to whoever was built against the one before.
import { describe, expect, it } from "vitest";
import { type ChangeKind, compareEditions } from "../../../generator/contract/index.ts";
import { readC } from "../../../generator/read/c/index.ts";
import { targets } from "../../../generator/targets/index.ts";

function compared(before: string, after: string): ReturnType<typeof compareEditions> {
  const unit = (text: string): ReturnType<typeof readC>["unit"] =>
    readC({ path: "a.h", text: `#include <linux/types.h>\n${text}` }, { target: targets[0]! }).unit;
  const edition = (text: string): { path: string; unit: ReturnType<typeof unit> }[] => [
    { path: "", unit: unit(text) },
  ];
  return compareEditions(edition(before), edition(after), targets);
}

/** The kind, and a sentence about it with the targets it holds on, by name when few. */
function check(before: string, after: string, kind: ChangeKind, ...said: readonly string[]): void {
  const [change] = compared(`struct a { ${before} };`, `struct a { ${after} };`).records;
  const lines = change?.reasons.map(({ text, targets: on }) =>
    on.length === targets.length || on.length === 0 ? text : `${text} (${on.length})`,
  );
  expect(lines).toEqual(said);
  expect(change?.kind).toBe(kind);
}

describe("a change is", () => {
  it("none: comments, spellings, attributes that move nothing", () => {
    check("__u32 a; __u32 b;", "unsigned int a; __u32 b; /* more */", "unchanged");
    check("__u32 a, b; __aligned_u64 c;", "__u32 a, b; __aligned_u64 c;", "unchanged");
    check("__u32 a[2];", "__u32 a[2] __attribute__((aligned(4)));", "unchanged");
    // Padding of no bytes, as it is on some targets, follows nothing.
    check("__u32 a; char pad[0];", "__u32 a; char pad[0];", "unchanged");
    check("__u32 a;", "__u32 a; char pad[0];", "unchanged");
  });

  it("none, of each of two declarations of a name", () => {
    const both = (a: string, b: string): string => `struct a { ${a} };\nstruct a { ${b} };`;
    const text = both("__u32 x; __u32 y;", "__u64 y;");
    const kinds = (after: string): readonly ChangeKind[] =>
      compared(text, after).records.map(({ kind }) => kind);
    expect(kinds(text)).toEqual(["unchanged", "unchanged"]);
    expect(kinds(both("__u32 x; __u32 y;", "__u32 y;"))).toEqual(["unchanged", "breaking"]);
  });

  it("a name only, where every byte means what it meant", () => {
    check("__u32 a; __u32 b;", "__u32 a; __u32 c;", "renamed", "'b' is called 'c'");
    check("__u32 r;", "union { __u32 r; };", "unchanged");
  });

  it("a break, where an arm of a union goes and another has its bytes", () => {
    const arms = (...names: readonly string[]): string =>
      `union { ${names.map((name) => `__u32 ${name};`).join(" ")} };`;
    check(arms("a", "b"), arms("a"), "breaking", "'b' is gone");
    check(arms("a", "b"), arms("a", "c"), "renamed", "'b' is called 'c'");
  });

  it("a name for a hole, which is no break where nothing moves", () => {
    const before = "__u32 a; __aligned_u64 b;";
    const after = "__u32 a; __u32 __reserved; __aligned_u64 b;";
    check(before, after, "renamed", "the hole at offset 4 is called '__reserved'");
    const tail = "__aligned_u64 b; __u32 a;";
    check(tail, `${tail} __u32 pad;`, "renamed", "the hole at offset 12 is called 'pad'");
  });

  it("reserved bytes put to use", () => {
    check(
      "__u32 a; __u32 __reserved[3];",
      "__u32 a; __u32 b; __u32 __reserved[2];",
      "reserved-used",
      "'b' uses bytes of '__reserved'",
    );
    check(
      "__u32 a; __u32 pad;",
      "__u32 a; __u16 b; __u16 pad;",
      "reserved-used",
      "'b' uses bytes of 'pad'",
    );
    const arm = "__u32 x; __u8 reserved[12];";
    check(
      `union { __u8 spare[16]; struct { ${arm} }; };`,
      "union { __u8 spare[16]; struct { __u32 x; __u32 b; __u8 reserved[8]; }; };",
      "reserved-used",
      "'b' uses bytes of 'spare'",
    );
  });

  it("an extension at the end, where the record says how long it is", () => {
    const size = "and 'argsz' tells callers apart";
    check(
      "__u32 argsz; __u32 flags;",
      "__u32 argsz; __u32 flags; __aligned_u64 more;",
      "extended",
      "'more' is added at offset 8",
      `the size goes from 8 to 16 bytes, ${size}`,
    );
    check("__u32 n;", "__u32 n; __u32 rows[];", "extended", "'rows' follows the record");
  });

  it("an extension of the array at the end, whose length the caller states", () => {
    check(
      "__u32 data_size; __u8 data[8];",
      "__u32 data_size; __u8 data[16];",
      "extended",
      "'data' has 16 bytes instead of 8",
      "the size goes from 12 to 20 bytes, and 'data_size' tells callers apart",
    );
    check(
      "__u32 data_size; __u8 name[8];",
      "__u32 data_size; __u8 name[16];",
      "breaking",
      "'name' has 16 bytes instead of 8",
      "the size goes from 12 to 20 bytes, and nothing tells callers apart",
    );
  });

  it("a name only, where one element at the end becomes as many as there are", () => {
    check(
      "__u32 n; __le16 words[1];",
      "__u32 n; union { __le16 legacy; struct { struct { } e; __le16 words[]; }; };",
      "renamed",
      "'words' is a flexible array now",
    );
    check(
      "__u32 n; __u32 words[1];",
      "__u32 n; __u32 words[];",
      "breaking",
      "'words' is a flexible array now",
      "the size goes from 8 to 4 bytes",
    );
  });

  it("none, where a shorter arm of a union ends in an array of no bytes", () => {
    const wide = "__u64 all[4];";
    check(
      `union { ${wide} struct { __u32 n; } a; };`,
      `union { ${wide} struct { __u32 n; __u8 data[]; } a; };`,
      "unchanged",
    );
  });

  it("a break, where elements of a flexible array lie at other places", () => {
    const said = "an element of 'x' has 8 bytes instead of 4";
    check("__u64 n; __u32 x[];", "__u64 n; __u64 x[];", "breaking", said);
    // Where longs have 4 bytes, on other targets too that lay the record out as x86_64 does.
    check("__u64 n; long x[];", "__u64 n; __u64 x[];", "breaking", `${said} (23)`);
    check(
      "__u32 n; __u32 x[][2];",
      "__u32 n; __u32 x[][1];",
      "breaking",
      said.replace("8 bytes instead of 4", "4 bytes instead of 8"),
    );
    const inner = (members: string): string => `__u64 n; struct { ${members} } x[];`;
    check(inner("__u32 a;"), inner("__u32 a; __u32 b;"), "breaking", said);
    // Bytes of anything may be given a type.
    check("__u64 n; __u8 x[];", "__u64 n; __u32 x[];", "unchanged");
    check("__u64 n; __u32 x[];", "__u64 n; char x[];", "unchanged");
  });

  it("that of an array's elements, where these are no record of their own", () => {
    const of = (members: string): string => `__u32 n; struct { ${members} } x[4];`;
    check(
      of("__u32 a; __u16 b, c;"),
      of("__u16 b, c; __u32 a;"),
      "breaking",
      "'x[].a' moves from offset 0 to offset 4",
      "'x[].b' moves from offset 4 to offset 0",
      "'x[].c' moves from offset 6 to offset 2",
    );
    check(of("__u32 a, b;"), of("__u32 a, c;"), "renamed", "'x[].b' is called 'x[].c'");
    check(
      of("__u32 a, pad;"),
      of("__u32 a, b;"),
      "reserved-used",
      "'x[].b' uses bytes of 'x[].pad'",
    );
    check(of("__u32 a, b;"), of("__u32 a; __u32 b;"), "unchanged");
  });

  it("bytes put to use that only a short name said to be spare", () => {
    const said = "'kind' uses bytes of";
    check(
      "__u8 len; __u8 __align[6];",
      "__u8 len; __u8 kind; __u8 __align[5];",
      "reserved-used",
      `${said} '__align'`,
    );
    check(
      "__s32 n; int rsv[12];",
      "__s32 n; int kind; int rsv[11];",
      "reserved-used",
      `${said} 'rsv'`,
    );
  });

  it("another name of the record, kept by a macro or plain from its members", () => {
    const was = "struct bay_old { __u32 key; __u32 owner; };";
    const kinds = (after: string): readonly string[] =>
      compared(was, after).records.map(
        ({ record, presence, kind, reasons }) =>
          `${record} ${presence} ${kind} ${reasons.map(({ text }) => text).join("; ")}`,
      );
    const heir = "struct bay_new { __u32 key; __u32 owner; };";
    const fresh = "struct bay_new new unchanged ";
    expect(kinds(`#define bay_old bay_new\n${heir}`)).toEqual([
      "struct bay_old both renamed it is called 'bay_new', and a macro keeps the old name",
      fresh,
    ]);
    expect(kinds(heir)).toEqual(["struct bay_old both renamed it is called 'bay_new'", fresh]);
    expect(kinds(`#define bay_old bay_mid\n#define bay_mid bay_new\n${heir}`)[0]).toMatch(/macro/);
    expect(kinds("#define bay_old bay_mid\n#define bay_mid bay_old")[0]).toMatch(/gone/);
    const wider = "struct bay_new { __u32 key; __u64 owner; };";
    expect(kinds(`#define bay_old bay_new\n${wider}`)[0]).toMatch(/^struct bay_old both breaking/);
    const gone = "struct bay_old gone breaking the record is gone";
    expect(kinds(wider)).toEqual([gone, fresh]);
    // Which of two it became nobody can say.
    expect(kinds(`${heir} struct bay_other { __u32 key; __u32 owner; };`)[0]).toBe(gone);
  });

  it("a break, with its reason", () => {
    const apart = "and nothing tells callers apart";
    check(
      "__u32 a;",
      "__u32 a; __u32 b;",
      "breaking",
      "'b' is added at offset 4",
      `the size goes from 4 to 8 bytes, ${apart}`,
    );
    check(
      "__u32 a; __u32 b;",
      "__u32 b; __u32 a;",
      "breaking",
      "'a' moves from offset 0 to offset 4",
      "'b' moves from offset 4 to offset 0",
    );
    check(
      "__u32 a;",
      "__u64 a;",
      "breaking",
      "'a' has 8 bytes instead of 4",
      `the size goes from 4 to 8 bytes, ${apart}`,
    );
    check(
      "__u32 a; __u32 b;",
      "__u32 a;",
      "breaking",
      "'b' is gone",
      "the size goes from 8 to 4 bytes",
    );
    check(
      "__u32 a; __u32 b;",
      "__u32 a; __u32 pad;",
      "breaking",
      "'b' is gone: its bytes are spare",
    );
    check("__le32 a;", "__u32 a;", "breaking", "'a' is in another byte order");
    check(
      "__u32 a; __aligned_u64 b;",
      "__u32 a; __u32 c; __aligned_u64 b;",
      "breaking",
      "'c' lies in a hole, whose bytes nobody had to clear",
    );
    check(
      "__u32 a : 3; __u32 b : 5;",
      "__u32 a : 4; __u32 b : 4;",
      "breaking",
      "'a' has 4 bits instead of 3",
      "'b' moves from bit 3 to bit 4",
    );
  });

  it("one more reading of bytes a union has", () => {
    check(
      "__u32 k; union { __u32 type; } u;",
      "__u32 k; union { __u32 type; struct { __u8 kind; __s8 level; } both; } u;",
      "extended",
      "'u.both.kind' is another reading of the bytes of 'u.type'",
      "'u.both.level' is another reading of the bytes of 'u.type'",
    );
    check(
      "union { __u16 one; __u32 all[4]; } u;",
      "union { __u16 one; __u32 all[4]; struct { __u32 pad; __u32 n; } two; } u;",
      "extended",
      "'u.two.n' is another reading of the bytes of 'u.all'",
    );
    check(
      "union { struct { __u8 a; __u32 b; } one; } u;",
      "union { struct { __u8 a; __u32 b; } one; struct { __u8 k; __u8 n; } two; } u;",
      "extended",
      "'u.two.n' is another reading of the bytes of its union",
    );
    check(
      "union { __u64 val; struct { __u64 op:5, rsvd:59; }; };",
      "union { __u64 val; struct { __u64 op:5, region:5, rsvd:54; }; };",
      "reserved-used",
      "'region' uses bytes of 'rsvd'",
    );
    check(
      "union { __u32 one; __u32 two; } u;",
      "union { __u32 one; } u; __u32 two;",
      "breaking",
      "'u.two' is gone",
      "'two' is added at offset 4",
      "the size goes from 4 to 8 bytes, and nothing tells callers apart",
    );
  });

  it("padding at the end, taken where something tells how long the record is", () => {
    const [told, untold] = ["__u64 len; __u32 a;", "__u64 b; __u32 a;"];
    check(
      told,
      `${told} __u32 c;`,
      "extended",
      "'c' takes the padding at the end (28)",
      "'c' is added at offset 12 (8)",
      "the size goes from 12 to 16 bytes, and 'len' tells callers apart (8)",
    );
    check(
      untold,
      `${untold} __u32 c;`,
      "breaking",
      "'c' lies in a hole, whose bytes nobody had to clear (28)",
      "'c' is added at offset 12 (8)",
      "the size goes from 12 to 16 bytes, and nothing tells callers apart (8)",
    );
  });

  it("a break on the targets concerned only", () => {
    check(
      "__u32 a; __u64 b;",
      "__u32 a; __aligned_u64 b;",
      "breaking",
      "'b' moves from offset 4 to offset 8 (8)",
      "the size goes from 12 to 16 bytes, and nothing tells callers apart (8)",
    );
  });
});

describe("around the record", () => {
  it("numbers that hold the size move with it", () => {
    const text = (members: string, macro: string): string =>
      `struct a { __u32 argsz; ${members} };\n#define A_SET ${macro}\n`;
    const [change] = compared(
      text("", "_IOW('a', 1, struct a)"),
      text("__u32 more;", "_IOW('a', 1, struct a)"),
    ).records;
    expect(change?.reasons.at(-1)?.text).toBe(
      "the number of A_SET holds the size, and moves with it",
    );
    const parts = "_IOC(_IOC_NONE, 'a', 1, sizeof(struct a))";
    expect(compared(text("", parts), text("__u32 more;", parts)).worst).toBe("breaking");
    expect(compared(text("", "_IO('a', 1)"), text("__u32 more;", "_IO('a', 1)")).worst).toBe(
      "extended",
    );
  });

  it("a version string goes with the layout, and only with it", () => {
    const text = (version: number, members: string): string =>
      `#define A_COMPATIBLE "a-v${version}"\nstruct a { ${members} };\n`;
    const said = (before: string, after: string): readonly string[] =>
      compared(before, after).versions.map(
        ({ level, macro, text: remark }) => `${level} ${macro}: ${remark}`,
      );
    expect(said(text(1, "__u32 n;"), text(1, "__u64 n;"))).toEqual([
      'error A_COMPATIBLE: the layout of struct a changes and "a-v1" does not',
    ]);
    expect(said(text(1, "__u32 n;"), text(2, "__u64 n;"))).toEqual([]);
    expect(said(text(1, "__u32 n;"), text(2, "__u32 m;"))).toEqual([
      'warning A_COMPATIBLE: "a-v1" becomes "a-v2", and no layout changed',
    ]);
    expect(said(text(1, "__u32 n;"), text(1, "__u32 m;"))).toEqual([]);
  });

  it("a version number goes with what breaks, and one of a family is none", () => {
    const text = (members: string): string =>
      `#define A_API_VERSION 3\n#define A_GET_VERSION 1\n#define A_GET_NAME 2\n` +
      `struct a { __u32 argsz; ${members} };\n`;
    const said = (members: string): readonly string[] =>
      compared(text("__u32 n;"), text(members)).versions.map(({ macro }) => macro);
    expect(said("__u32 n; __u64 more;")).toEqual([]);
    expect(said("__u64 n;")).toEqual(["A_API_VERSION"]);
  });

  it("records come, go, and go to another file", () => {
    const { records, worst } = compared(
      "struct a { int n; }; struct b { int n; };",
      "struct b { int n; }; struct c { int n; };",
    );
    expect(records.map(({ record, presence }) => `${record} ${presence}`)).toEqual([
      "struct a gone",
      "struct b both",
      "struct c new",
    ]);
    expect(worst).toBe("breaking");
  });
});
