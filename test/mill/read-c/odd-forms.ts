// Forms of declarations that only some compilers have, or that keep something unknown.

/** Attributes of members without a declarator. */
export const embeddedForms: readonly string[] = [
  ...["aligned(16)", "packed", "packed, aligned(2)"].flatMap((words) => {
    const said = `__attribute__((${words}))`;
    const t = "struct t { int a; char b; };\ntypedef struct { long q; char r; } u;\n";
    return [
      `struct S { char c; ${said} struct { int x; char y; }; char d; };`,
      `struct S { char c; struct { int x; char y; } ${said}; char d; };`,
      `struct S { char c; struct { int x; char y; } const ${said}; char d; };`,
      `struct S { char c; ${said} struct t { int x; char y; }; char d; };`,
      `${t}struct S { char c; ${said} struct t; char d; };`,
      `${t}struct S { char c; struct t ${said}; char d; };`,
      `${t}struct S { char c; u ${said}; ${said} union { char x; short y; }; char d; };`,
    ];
  }),
  "struct S { char c; _Alignas(16) struct { int x; char y; }; char d; };",
  "struct t { int a; char b; };\nstruct S { char c; _Alignas(16) struct t; };",
];

/** What gcc 12 has not. */
export const bitIntForms: readonly string[] = [1, 8, 9, 17, 33, 63, 65, 100, 127].map(
  (bits) => `struct S { char c; unsigned _BitInt(${bits}) a; _BitInt(${bits + 1}) b[2]; char d; };`,
);

/** What clang pads, and up to which size. */
export const atomicForms: readonly string[] = [
  ...[0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 33].map(
    (size) =>
      `struct t { char a[${size}]; };\nstruct S { char c; _Atomic struct t a, b[2]; char d; };`,
  ),
  "struct S { char c; _Atomic struct { } a; char d; };",
  "struct S { char c;\n#pragma pack(1)\nlong a; };\nstruct t { char c; long a;\n#pragma pack()\nshort b; };",
  "struct t { } __attribute__((aligned(4)));\nstruct S { char c; _Atomic struct t a; char d; };",
  "struct S { char c; union { char x[3]; } _Atomic a[2]; char d; };",
  "struct t { char a[3]; };\ntypedef struct t u __attribute__((aligned(8)));\nstruct S { char c; _Atomic(u) a; char d; };",
  "typedef int t __attribute__((aligned(8)));\nstruct S { char c; _Atomic(t) a; char d; };",
  "typedef int t __attribute__((aligned(2)));\nstruct S { char c; _Atomic(t) a; char d; };",
  "struct t { char a[3]; };\nstruct S { char c; _Atomic struct t a; char d; } __attribute__((packed));",
  "struct t { char a; short b; } __attribute__((packed));\nstruct S { char c; _Atomic struct t a; char d; };",
  "struct S { char c; _Atomic long double a; _Atomic long long b; _Atomic(_Complex float) d; };",
];

/** Alignments of a typedef, said in more than one place. */
export const typedefForms: readonly string[] = [
  "typedef A(4) long A(2) t;",
  "typedef A(2) long A(4) t;",
  "typedef long A(2) A(4) t;",
  "typedef long t A(4) A(2);",
  "A(2) typedef long t A(4);",
  "typedef long u, A(2) t A(4);",
  "typedef long A(2) u, A(4) t, A(1) v;",
  "typedef long A(16) *t A(4);",
  "typedef long A(2) t[2] A(4);",
  "A(2) typedef struct u { long a; } t A(4);",
  "typedef struct u { char a; } A(16) const A(2) t A(4);",
  "typedef struct A(8) u { char a; } A(2) t A(4);",
].map((text) => {
  const said = text.replaceAll(/A\((\d+)\)/g, "__attribute__((aligned($1)))");
  return `${said}\nstruct S { char a; t b; char c; };`;
});

/** Operands of which gcc and clang keep the typedefs' alignment where the other does not. */
export const operandForms: readonly string[] = ["long long", "unsigned", "double"].map(
  (word) => `typedef ${word} t __attribute__((aligned(2)));
struct S { char a; typeof(*(t *)0 + *(t *)0) b; char c; typeof(-*(t *)0) d; char e; typeof((t)1) f;
char g; typeof(1 ? *(t *)0 : *(t *)0) h; char i; typeof(*(t *)0 - 1) j; char k; typeof(1 ? *(t *)0 : (${word})1) l; };`,
);

/** Vectors gcc does not know. */
export const vectorForms: readonly string[] = [
  "typedef float t __attribute__((ext_vector_type(3)));\nstruct S { char c; t a; float b; };",
  "typedef char t __attribute__((ext_vector_type(3)));\nstruct S { char c; t a[2]; t b; };",
  "typedef long __attribute__((ext_vector_type(5))) t;\nstruct S { char c; t a; };",
  "typedef int t __attribute__((ext_vector_type(1)));\nstruct S { char c; t a; };",
];

/** Attributes of enums: gcc has no use for their alignment. */
export const enumForms: readonly string[] = [
  "struct S { char c; enum { A_S } __attribute__((aligned(8))) a; char d; };",
  "enum t { A_t } __attribute__((aligned(8)));\nstruct S { char c; enum t a; char d; };",
  "typedef enum __attribute__((packed, aligned(4))) { A_u } u;\nstruct S { char c; u a[2]; };",
];

/**
 * `#pragma pack` as gcc and clang differ in it: macros, what stands behind the parenthesis, a number
 * behind `pop` or in front of the name, a name that was never pushed. And as they agree.
 */
export const packForms: readonly string[] = [
  ...[
    "pack(1);",
    "pack(push, 1) pack",
    "pack(push, 0x1)",
    "pack(2u)",
    "pack(01)",
    "pack(push, 1, t)",
    "pack(push, t, 1)",
    "pack(push, 1, 2)",
    "pack(push, t, u)",
    "pack(3)",
    "pack(32)",
    "pack(-1)",
    "pack(pop, 2)",
    "pack(pop)",
    "pack 1",
    "pack(1",
    "pack(push, 1)\n#pragma pack(pop, 2)",
    "pack(push, 1)\n#pragma pack(pop, 2, t)",
    "pack(push, 2)\n#pragma pack(push, 1)\n#pragma pack(pop, t)",
    "pack(push, t, 1)\n#pragma pack(push, u, 2)\n#pragma pack(pop, t)",
    "pack(2)\n#pragma pack(push, 3)\n#pragma pack(1)\n#pragma pack(pop)",
    "pack(push, 2)\n#pragma pack(1)\n#pragma pack(push)\n#pragma pack()\n#pragma pack(pop)",
  ].map(
    (words) =>
      `#pragma ${words}\nstruct S { char c; long a; };\n` +
      "#pragma pack(pop)\n#pragma pack(pop)\n#pragma pack(pop)\n#pragma pack()",
  ),
  "#define TWO 2\n#pragma pack(TWO)\nstruct S { char c; long a; };\n#pragma pack()",
  "#define GO push\n#define ONE(x) x\n#pragma pack(GO, ONE(1))\nstruct S { char c; long a; };\n#pragma pack(pop)\nstruct t { char c; long a; };",
  '#define TWO 2\n_Pragma("pack(TWO)") struct S { char c; long a; }; _Pragma("pack()")',
];

/** Texts of which something stays unknown: that is said, and nothing is guessed. */
export const unknownForms: readonly (readonly [name: string, text: string])[] = [
  ["vector of 3", "struct S { char c; int v __attribute__((vector_size(12))); };"],
  [
    "vector of struct",
    "struct t { int a; };\nstruct S { struct t v __attribute__((vector_size(8))); };",
  ],
  ["vector of n", "struct S { char c; int v __attribute__((vector_size(n))); };"],
  ["wb", "struct S { char a[sizeof(1wb)]; };"],
  ["f128", "struct S { char c; typeof(1.0f128) a; };"],
  ["imaginary", "struct S { char a[sizeof(1.0i)]; char b[sizeof(1i)]; };"],
  ["size of true", "struct S { char a[sizeof(true)]; };"],
  ["type of false", "struct S { char c; typeof(false) a; };"],
  [
    "braces left out",
    "struct t { int x, y; };\nstatic struct t a[] = { 1, 2, 3, 4 };\nstruct S { char a[sizeof(a)]; };",
  ],
  [
    "an element gone on with",
    "struct t { int x, y; };\nstatic struct t a[] = { [0].x = 1, 2 };\nstruct S { char a[sizeof(a)]; };",
  ],
  ["length of a string that may end before", 'struct S { char a[__builtin_strlen("a\\0b")]; };'],
  ["a call of what looks like a macro", "NOTE(x);\nstruct S { char a[sizeof(NOTE(x))]; };"],
  [
    "a function's parameters",
    "int f(char);\nstruct S { char a[_Generic(f, int (*)(void): 2, default: 3)]; };",
  ],
  [
    "two functions' parameters",
    "int f(char), g(int);\nstruct S { char a[__builtin_types_compatible_p(typeof(f), typeof(g)) + 1]; char b[__builtin_types_compatible_p(typeof(&f), typeof(&g)) + 1]; };",
  ],
  ["kind of a wide character", "struct S { char a[_Generic(L'a', int: 1, default: 2)]; };"],
  [
    "kind of a bit-field",
    "struct t { unsigned a : 3; };\nstruct S { char a[_Generic(((struct t *)0)->a, unsigned: 2, int: 3, default: 1)]; };",
  ],
  [
    "size of a bit-field that is set",
    "struct t { unsigned a : 3; };\nstruct S { char c; typeof(((struct t *)0)->a = 1) a; };",
  ],
  ["inner bound", "int a[][2] = { 1, 2, 3 };\nstruct S { char a[sizeof(a)]; };"],
  ["cut off", "struct S { char a[sizeof(a)]; };\nint a[] = { 1, 2"],
  ["inner bound of a literal", "struct S { char a[sizeof((int[][2]){ 1, 2, 3 })]; };"],
  ["no bits", "struct S { char c; _BitInt(0) a; };"],
  ["mode of nothing", "typedef float d __attribute__((mode(KF)));\nstruct S { char c; d a; };"],
  ["mode of a decimal", "struct S { char c; _Decimal64 a __attribute__((mode(TD))); };"],
  [
    "copied attributes",
    "struct t { char a; int b; } __attribute__((packed));\nstruct S { char a; int b; } __attribute__((copy(struct t)));",
  ],
  [
    "vector comparison",
    "typedef int v __attribute__((vector_size(8)));\nstruct S { typeof((v){ 1, 2 } < (v){ 2, 1 }) a; };",
  ],
  [
    "copied attributes of a member",
    "struct t { int a __attribute__((packed)); };\nstruct S { char c; int i __attribute__((copy(((struct t *)0)->a))); };",
  ],
  ...[
    "struct S { int a; } __attribute__((aligned(NONE)));",
    "struct S { char c; int a __attribute__((aligned(NONE))); };",
    "struct S { char c; _Alignas(NONE) int a; };",
    "struct S { int a : 3 __attribute__((aligned(NONE))); int b; };",
    "struct S { struct { int a; } __attribute__((aligned(NONE))) b; };",
    "typedef int t __attribute__((aligned(NONE)));\nstruct S { char c; t a; };",
    "typedef struct { int a; } S __attribute__((aligned(NONE)));",
  ].map((text): readonly [string, string] => [`alignment of ${text}`, text]),
  [
    "floating cast out of range",
    "struct S { char a[(1 << 4) > 15 ? 3 : 4]; char b[-1 < 0u ? 5 : 6]; char c[(unsigned char)300]; char d[(unsigned char)(150.0 * 2)]; };",
  ],
  ...[
    "(int)(0.1L * 30)",
    "(int)0.9999999999999999999L + 1",
    "(long long)9007199254740993.0L - 9007199254740990LL",
    "(long long)(long double)9007199254740993LL - 9007199254740990LL",
    "(long long)123456789012345e4L & 15",
    "(0.1L == 0.1) + 1",
    "(1e-400L > 0) + 1",
    "!1e-400L + 1",
    "(_Bool)1e-400L + 1",
    "(1e-400L || 0) + 1",
    "1e-400L ? 1 : 2",
  ].map((bound): [string, string] => [`long double: ${bound}`, `struct S { char a[${bound}]; };`]),
  [
    "float of many digits between two",
    "struct S { char a[16777217.00000000001f == 16777216.0f ? 3 : 5]; };",
  ],
  ["big", "struct S { char a[1UL << 33]; char b; };"],
  ["ucn", "struct S { char \\u00e9; int b; };"],
];

const bits = "{ char a : 4; int b : 4; char c; long long d; struct { char e : 1; int f : 1; } g; }";

/** Who is laid out as Microsoft's compilers do: by attribute, and in clang by pragma. */
export const microsoftForms: readonly string[] = [
  `struct S ${bits} __attribute__((ms_struct));`,
  `struct __attribute__((ms_struct)) S ${bits};`,
  `typedef struct ${bits} __attribute__((__ms_struct__)) t;\nstruct S { char a; t b; };`,
  `typedef struct ${bits} t __attribute__((ms_struct));\nstruct S { char a; t b; };`,
  `__attribute__((ms_struct)) struct S ${bits};`,
  `struct __attribute__((ms_struct)) S ${bits} __attribute__((packed));`,
  `union S ${bits} __attribute__((ms_struct));`,
  `#pragma ms_struct on\nstruct S ${bits};\n#pragma ms_struct off\nstruct u ${bits};`,
  `#pragma ms_struct on\n#pragma ms_struct reset\nstruct S ${bits};`,
  `#pragma ms_struct on\n#pragma ms_struct maybe\n#pragma pack(push, 2)\nstruct S ${bits};\n#pragma pack(pop)\nstruct t ${bits};\n#pragma ms_struct off`,
  `_Pragma("ms_struct on") struct S ${bits};\n_Pragma("ms_struct off")`,
];
