// One idea a case: a few lines of C, and what the model says of them.
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../generator/layout/index.ts";
import { titleOf, type CRecord, type Type } from "../../../generator/model/index.ts";
import { readC, readForTargets, type ReadOptions } from "../../../generator/read/c/index.ts";
import { targetNamed, targets } from "../../../generator/targets/index.ts";

const target = targetNamed("i386")!;

function typeWords(type: Type): string {
  switch (type.kind) {
    case "scalar":
      return type.scalar;
    case "pointer":
      return `pointer to ${type.to}`;
    case "enum":
      return `enum ${type.tag}`;
    case "array":
      return `${type.count ?? "flexible"} of ${typeWords(type.of)}`;
    case "typedef":
      return `${type.name}${type.order === undefined ? "" : `(${type.order})`}`;
    case "record":
      return type.record.completeness === "opaque"
        ? `opaque ${titleOf(type.record)}`
        : titleOf(type.record);
    default:
      return `${type.kind} ${type.spelling}`;
  }
}

/** A record as lines: its own attributes, then each member with everything said of it. */
function lines(record: CRecord): string[] {
  const layout = layoutOf(record, target);
  const words = [
    titleOf(record),
    record.completeness === "whole" ? "" : record.completeness,
    record.packed ? "packed" : "",
    record.aligned === undefined ? "" : `aligned ${record.aligned}`,
    record.pack === undefined ? "" : `pack ${record.pack}`,
    layout.exact ? `size ${layout.size}` : "size unknown",
  ];
  return [
    words.filter((word) => word !== "").join(", "),
    ...record.members.map((member) =>
      [
        `  ${member.spelling}: ${typeWords(member.type)}`,
        member.bits === undefined ? "" : `bits ${member.bits}`,
        member.packed ? "packed" : "",
        member.aligned === undefined ? "" : `aligned ${member.aligned}`,
        member.countedBy === undefined ? "" : `counted by ${member.countedBy}`,
        member.condition === undefined ? "" : `under ${member.condition}`,
      ]
        .filter((word) => word !== "")
        .join(", "),
    ),
  ];
}

/** What a text gives: its records, then its findings. */
function check(text: string, expected: string, options: Partial<ReadOptions> = {}): void {
  const { unit, findings } = readC({ path: "x.h", text }, { target, ...options });
  const got = [
    ...unit.records.flatMap(lines),
    ...findings.map(({ span, rule, message }) => `${span.line}:${span.column} ${rule}: ${message}`),
  ];
  expect(got.join("\n")).toBe(expected.replace(/^\n/, "").trimEnd());
}

const cases: readonly (readonly [string, string, string, Partial<ReadOptions>?])[] = [
  [
    "the kernel's own words without any header",
    "struct s { u8 a; __u32 b, *c; bool d; unsigned int e:3, :0; __be16 f; __aligned_u64 g; } __packed;",
    `
struct s, packed, size 24
  u8 a: u8
  __u32 b: __u32
  __u32 *c: pointer to __u32
  bool d: bool
  unsigned int e:3: uint, bits 3
  unsigned int :0: uint, bits 0
  __be16 f: __be16(be)
  __aligned_u64 g: __u64, aligned 8`,
  ],
  [
    "a text that declares the kernel's words itself",
    `typedef __aligned_u64 before;
typedef unsigned long long __u64;
typedef __u64 __aligned_u64 __attribute__((aligned(8)));
typedef struct t { char c; } t_t __packed;
struct s { __aligned_u64 a; __u64 b; before c; };`,
    `
struct t, size 1
  char c: char
struct s, size 24
  __aligned_u64 a: __aligned_u64
  __u64 b: __u64
  before c: before`,
  ],
  [
    "the same with the attribute in front of the name",
    `typedef unsigned long long __u64;
typedef __u64 __attribute__((aligned(8))) __aligned_u64;
struct s { __aligned_u64 a; char c; } __attribute__((packed));`,
    `
struct s, packed, size 9
  __aligned_u64 a: __aligned_u64
  char c: char`,
  ],
  [
    "attributes in every place",
    `struct __attribute__((packed)) a { int x; };
struct b { int x; } __attribute__((aligned(8), aligned(4)));
struct c { int __attribute__((aligned(8))) *p; int q __attribute__((aligned(16), aligned(2))), r; };
struct d { [[gnu::packed]] int x; _Alignas(8) char y; _Alignas(long long) char z; };
typedef int wide __attribute__((aligned(8)));
struct e { char c; wide w; };`,
    `
struct a, packed, size 4
  int x: int
struct b, aligned 4, size 4
  int x: int
struct c, size 32
  int __attribute__((aligned(8))) *p: pointer to int __attribute__((aligned(8))), aligned 8
  int q __attribute__((aligned(16), aligned(2))): int, aligned 16
  int r: int
struct d, size 16
  [[gnu::packed]] int x: int, packed
  _Alignas(8) char y: char, aligned 8
  _Alignas(long long) char z: char, aligned 4
struct e, size 16
  char c: char
  wide w: wide`,
  ],
  [
    "flexible arrays, their counts, and groups",
    `struct entry { __u32 a; };
struct s { __u32 n; struct entry e[] __counted_by(n); };
struct t { __u32 n; struct_group(both, __u8 a; __u8 b;); __DECLARE_FLEX_ARRAY(struct entry, e); };`,
    `
struct entry, size 4
  __u32 a: __u32
struct s, size 4
  __u32 n: __u32
  struct entry e[] __counted_by(n): flexible of struct entry, counted by n
struct t, size 8
  __u32 n: __u32
  struct_group(both, __u8 a; __u8 b;): union (anonymous)
  __DECLARE_FLEX_ARRAY(struct entry, e): struct (anonymous)`,
  ],
  [
    "trailing members over a flexible array, and records that are locks",
    `struct entry { __u32 n; __u8 k; __u32 e[] __counted_by_le(n); };
struct s { __u32 q; TRAILING_OVERLAP(struct entry, h, e, __u32 t[4]; __u8 u;); __u8 v; };
context_lock_struct(lock) { __u8 a; __u32 b __guarded_by(&a); void *c __pt_guarded_by(&a); };`,
    `
struct entry, size 8
  __u32 n: __u32
  __u8 k: __u8
  __u32 e[] __counted_by_le(n): flexible of __u32, counted by n
struct s, size 36
  __u32 q: __u32
  TRAILING_OVERLAP(struct entry, h, e, __u32 t[4]; __u8 u;): union (anonymous)
  __u8 v: __u8
struct lock, size 12
  __u8 a: __u8
  __u32 b: __u32
  void *c: pointer to void`,
  ],
  [
    "an unknown bound as it is written, and no word on what is no member",
    `extern typeof(far()) near;
struct s { __u32 a[ARRAY_SIZE(other)]; typeof(far()) b; };`,
    `
struct s, size unknown
  __u32 a[ARRAY_SIZE(other)]: unknown __u32[(sizeof(other) / sizeof((other)[0]))]
  typeof(far()) b: unknown typeof
2:18 unknown-value: the array bound 'ARRAY_SIZE(other)' is not known
2:40 unknown-type: the type of this expression is not known`,
  ],
  [
    "an empty definition for old compilers does not hide a count",
    "#define __counted_by(m)\nstruct s { int n; int e[] __counted_by(n); };",
    `
struct s, size 4
  int n: int
  int e[] __counted_by(n): flexible of int, counted by n`,
  ],
  [
    "declarators",
    "struct s { int a[2][N], (*f)(int x, char), *const *p, (*(*g[3])(void))[4]; };\n#define N 3",
    `
struct s, size unknown
  int a[2][N]: 2 of unknown int[N]
  int (*f)(int x, char): pointer to int (int x, char)
  int *const *p: pointer to int *
  int (*(*g[3])(void))[4]: 3 of pointer to int[4] * (void)
1:16 unknown-value: the array bound 'N' is not known`,
  ],
  [
    "constants: enumerators, sizes, offsets, macros",
    `enum { A, B = 1 << 4, C, D = -1, E = 'a', F = 0x10u % 3 };
#define SIZE(x) ((x) * 2)
struct h { char c; long long l; char t[3]; };
struct s { char b[C], e[E], f[F + 1], m[SIZE(3)], z[sizeof(struct h)], o[offsetof(struct h, t[1])],
  p[(int)&((struct h *)0)->t], q[sizeof(((struct h *)0)->t)], r[D == -1 ? 7 : 8]; };`,
    `
struct h, size 16
  char c: char
  long long l: llong
  char t[3]: 3 of char
struct s, size 173
  char b[C]: 17 of char
  char e[E]: 97 of char
  char f[F + 1]: 2 of char
  char m[SIZE(3)]: 6 of char
  char z[sizeof(struct h)]: 16 of char
  char o[offsetof(struct h, t[1])]: 13 of char
  char p[(int)&((struct h *)0)->t]: 12 of char
  char q[sizeof(((struct h *)0)->t)]: 3 of char
  char r[D == -1 ? 7 : 8]: 7 of char`,
  ],
  [
    "#pragma pack by position, and its operator",
    `#pragma pack(push, 1)
struct a { char c; int i; };
#pragma pack(2)
struct b { char c; int i; };
#pragma pack(pop)
struct c { char c; int i; };
_Pragma("pack(1)") struct d { char c; int i; };`,
    `
struct a, pack 1, size 5
  char c: char
  int i: int
struct b, pack 2, size 6
  char c: char
  int i: int
struct c, size 8
  char c: char
  int i: int
struct d, pack 1, size 5
  char c: char
  int i: int`,
  ],
  [
    "members under conditions",
    "#define YES\nstruct s {\n#ifdef YES\nint a;\n#else\nint b;\n#endif\n" +
      "#ifdef NO\nint c;\n#else\nint d;\n#endif\nint e; };",
    `
struct s, size 12
  int a: int, under #ifdef YES
  int d: int, under #else /* #ifdef NO */
  int e: int`,
  ],
  [
    "options nobody set are taken as set in a fragment",
    "struct s {\n#ifdef CONFIG_X\nint a;\n#endif\n#if IS_ENABLED(CONFIG_Y)\nint b;\n#endif\n};\n" +
      "#if __UAPI_DEF_T\nstruct t { int c; };\n#endif",
    `
struct s, size 8
  int a: int, under #ifdef CONFIG_X
  int b: int, under #if IS_ENABLED(CONFIG_Y)
struct t, size 4
  int c: int`,
    { fragment: true },
  ],
  [
    "a record that is cut off",
    "struct s { __u32 a; struct { __u64 b;",
    `
struct s, partial, size unknown
  __u32 a: __u32
  struct { ... }: struct (anonymous)
1:1 syntax: the record is cut off before its closing brace
1:21 syntax: the record is cut off before its closing brace`,
  ],
  [
    "what stands behind an enum that is cut off, or a semicolon nobody wrote",
    "enum a { A, B,\n\nenum b { C,\nstruct s { char c; }\nstruct t { int i; };",
    `
struct s, size 1
  char c: char
struct t, size 4
  int i: int
1:8 syntax: the enum is cut off before its closing brace
3:8 syntax: the enum is cut off before its closing brace
5:1 syntax: a semicolon is missing before this`,
  ],
  [
    "unknown types, and objects of a running kernel",
    "struct s { foo_t a; struct foo b; struct foo *c; struct list_head d; spinlock_t e; KABI(1); };",
    `
struct s, size unknown
  foo_t a: unknown foo_t
  struct foo b: opaque struct foo
  struct foo *c: pointer to struct foo
  struct list_head d: unknown struct list_head
  spinlock_t e: unknown spinlock_t
  KABI(1): unknown KABI(1)
1:12 unknown-type: type 'foo_t' is not defined here
1:32 unknown-type: 'struct foo' is not defined here
1:84 unknown-type: what 'KABI' declares is not known`,
  ],
  [
    "types that macros nobody showed make",
    "struct s { HANDLE(void) list; HANDLE(foo_t) each[2]; __u32 n; };",
    `
struct s, size unknown
  HANDLE(void) list: unknown HANDLE(void)
  HANDLE(foo_t) each[2]: 2 of unknown HANDLE(foo_t)
  __u32 n: __u32
1:12 unknown-type: type 'HANDLE' is not defined here
1:31 unknown-type: type 'HANDLE' is not defined here`,
  ],
  [
    "tags and typedefs, before and after their members are known",
    "struct a; typedef struct a a_t; struct a { int x; }; struct b { a_t y; };\n" +
      "typedef struct { a_t z[2]; } c_t, *c_p; struct a2 { struct a2 *next; c_t c; struct a; };",
    `
struct a, size 4
  int x: int
struct b, size 4
  a_t y: a_t
c_t, size 8
  a_t z[2]: 2 of a_t
struct a2, size 16
  struct a2 *next: pointer to struct a2
  c_t c: c_t
  struct a: struct a`,
  ],
  [
    "what is no record is passed over",
    `extern "C" {
static inline int f(int a) { struct hidden { int x; }; return a; }
int g(a, b) int a; char b; { return 0; }
asm("nop"); extern struct v { int x; } w[]; MODULE_LICENSE("GPL"); int y = { 1, 2 };
}`,
    `
struct v, size 4
  int x: int`,
  ],
  [
    "assertions are held",
    'struct s { __u64 a; };\n_Static_assert(sizeof(struct s) == 8, "ok");\n' +
      'static_assert(_Alignof(struct s) == 8, "i386 says 4");\nstatic_assert(sizeof(struct t) == 1);',
    `
struct s, size 8
  __u64 a: __u64
3:1 static-assert: the assertion is false: _Alignof(struct s) == 8`,
  ],
  [
    "macros: pasting, strings, variadics, rescanning",
    `#define F(t, n, ...) t pre_##n __VA_OPT__([__VA_ARGS__])
#define G(args...) H(0, ##args)
#define H(x, y...) F(u8, a##x, 1 y)
#define self self
#define EMPTY
#define STR(x) #x
struct s { F(u32, x); F(u16, y, 2); G(); int self; int EMPTY z; char n[sizeof(STR(a  "b"))]; };`,
    `
struct s, size 28
  u32 pre_x: u32
  u16 pre_y[2]: 2 of u16
  u8 pre_a0[1]: 1 of u8
  int self: int
  int EMPTY z: int
  char n[sizeof(STR(a "b"))]: 6 of char`,
  ],
];

describe("declarations", () => {
  for (const [name, text, expected, options] of cases) {
    it(name, () => check(text, expected, options));
  }
});

describe("places, comments and macros", () => {
  const text = `/**
 * struct s - what it is for
 * @a: the first
 *    of two
 * @b: the second
 */
struct s { // holeproof: accept PAD kept since v1
	__u32 a;
	/* holeproof: accept A64 the device wants it */
	__u64 b; /* beside */
	__u8 c; // plain
};
#define S_IOC _IOWR('s', \\
	0x01, struct s)
#define PAIR(x, y) { x, y }
`;
  const { unit } = readC({ path: "x.h", text }, { target });
  const record = unit.records[0]!;

  it("members and records know where they stand", () => {
    expect(record.span).toEqual({ file: "x.h", line: 7, column: 8 });
    expect(record.end).toEqual({ file: "x.h", line: 12, column: 1 });
    expect(record.members.map(({ span }) => `${span.line}:${span.column}`)).toEqual([
      "8:8",
      "10:8",
      "11:7",
    ]);
  });

  it("comments become documentation and accepted defects", () => {
    expect(record.doc).toBe("what it is for");
    expect(record.members.map(({ doc }) => doc)).toEqual(["the first\nof two", "beside", "plain"]);
    expect(record.accepts?.map(({ rule, reason }) => [rule, reason])).toEqual([
      ["PAD", "kept since v1"],
    ]);
    expect(record.members[1]!.accepts?.[0]).toMatchObject({
      rule: "A64",
      reason: "the device wants it",
    });
  });

  it("macros are kept as written", () => {
    expect(unit.macros.map(({ name, parameters, body }) => [name, parameters, body])).toEqual([
      ["S_IOC", undefined, "_IOWR('s', 0x01, struct s)"],
      ["PAIR", ["x", "y"], "{ x, y }"],
    ]);
  });
});

describe("targets", () => {
  const groups = (text: string): string[] =>
    readForTargets({ path: "x.h", text }, targets, {}).map(
      ({ targets: alike, reading }) =>
        `${alike.length}: ${reading.unit.records.flatMap((one) => one.members.map((m) => m.name))}`,
    );

  it("one reading serves all when nothing was asked", () => {
    const text = "struct s { long a; void *p; };";
    expect(groups(text)).toEqual(["36: a,p"]);
    expect(readC({ path: "x.h", text }, { target }).dependsOn.size).toBe(0);
  });

  it("a question splits the targets by their answers", () => {
    expect(groups("struct s {\n#ifdef __x86_64__\nint x;\n#else\nint y;\n#endif\n};")).toEqual([
      "2: x",
      "34: y",
    ]);
    expect(groups("struct s { int a[sizeof(long) == 8 ? 1 : 2]; };").length).toBe(2);
    expect(groups("#define X (sizeof(int) == 4)\n#if 0\n#endif\nstruct s { int a[X]; };")).toEqual([
      "36: a",
    ]);
  });
});

describe("includes", () => {
  const files: Readonly<Record<string, string>> = {
    "a.h": "#ifndef A\n#define A\ntypedef int a_t;\n#include <a.h>\n#endif\n",
    "once.h": "#pragma once\n#include <once.h>\n#ifdef SEEN\n#define TWICE\n#endif\n#define SEEN\n",
    "self.h": "#include <self.h>\n#include <self.h>\n",
  };
  const include = (name: string): { path: string; text: string } | undefined =>
    files[name] === undefined ? undefined : { path: name, text: files[name] };

  it("a header's types are known, its records are its own", () => {
    check(
      "#include <a.h>\n#include <a.h>\n#include <none.h>\nstruct s { a_t a; };",
      "struct s, size 4\n  a_t a: a_t",
      { include },
    );
  });

  it("a header that says #pragma once is read once", () => {
    const text = "#include <once.h>\n#include <once.h>\nstruct s { int a; };\n";
    check(
      `${text}#if defined(SEEN) && !defined(TWICE)\nstruct t { int b; };\n#endif`,
      "struct s, size 4\n  int a: int\nstruct t, size 4\n  int b: int",
      { include },
    );
  });

  it("a header that includes itself ends", () => {
    const { findings } = readC({ path: "x.h", text: "#include <self.h>\n" }, { target, include });
    expect(findings.length).toBeLessThan(3);
  });
});
