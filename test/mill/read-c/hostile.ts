// Texts made to be slow or deep: each is a pattern repeated until it is long.

const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length));

/** A name, and the text for a length in characters. */
export const hostileTexts: readonly (readonly [string, (length: number) => string])[] = [
  ...[
    "(",
    "{",
    "[",
    "}",
    ")",
    "*",
    "!",
    "~-",
    "=",
    ",",
    ";",
    ":",
    "#",
    "# #",
    "\\\n",
    "a\\\n",
    '"',
    "'",
    '"a\\\n',
    "/* */",
    "/*",
    "*/",
    "//\n",
    "struct a{",
    "struct{",
    "union{struct{int",
    "struct a{}",
    "struct a{int x;",
    "enum{A=",
    "enum{A,",
    "typedef ",
    "typedef struct{",
    "int(",
    "int(*",
    "int a[",
    "x(",
    "x(y",
    "sizeof ",
    "sizeof(",
    "a?",
    "__attribute__((",
    "__attribute__((aligned(",
    "[[gnu::",
    "_Alignas(",
    "typeof(",
    "_Static_assert(",
    "static_assert(1,",
    "#if 1\n",
    "#if 0\n",
    "#ifdef A\n#else\n",
    "#if (\n",
    "#if 1?\n",
    "#elif\n",
    "#endif\n",
    "#define A A A\nA ",
    "#define f(x) x f(x)\nf(f(1)) ",
    "#include <x>\n",
    "#pragma pack(push,1)\n",
    '_Pragma("pack(1)") ',
    "__counted_by(",
    "struct_group(a,",
    "__has_include(",
    "defined ",
    'extern "C" {',
    "a b ",
    "u32 ",
    "\u00a0",
    "\u00e9",
    "0x1p+",
    "1 ",
    "'\\",
  ].map((piece): readonly [string, (length: number) => string] => [
    JSON.stringify(piece),
    (length) => repeated(piece, length),
  ]),
  ["record of pieces", (length) => `struct s { ${repeated("u32 a; ", length)}`],
  ["members in parentheses", (length) => `struct s { ${repeated("int (a); ", length)} };`],
  ["record of braces", (length) => `struct s { ${repeated("struct { ", length)}`],
  ["bound of parentheses", (length) => `struct s { int a[${repeated("(", length)}`],
  ["bound of stars", (length) => `struct s { int a[x${repeated("*", length)}1]; };`],
  ["bound of signs", (length) => `struct s { int a[${repeated("- ", length)}1]; };`],
  ["bound of sums", (length) => `struct s { int a[${repeated("1+", length)}1]; };`],
  ["bound of conditions", (length) => `struct s { int a[${repeated("1?1:", length)}1]; };`],
  ["bound of casts", (length) => `struct s { int a[${repeated("(int)", length)}1]; };`],
  ["bound of sizes", (length) => `struct s { int a[${repeated("sizeof(int)+", length)}1]; };`],
  ["bound of objects", (length) => `int a[sizeof(${repeated("((int*)0)->", length)}x)];`],
  ["dimensions", (length) => `struct s { int a${repeated("[2]", length)}; };`],
  ["declarators", (length) => `struct s { int ${repeated("a, ", length)} b; };`],
  ["pointers outside records", (length) => `x${repeated("*", length)}y;`],
  ["pointers", (length) => `struct s { int ${repeated("* ", length)} b; };`],
  ["condition of parentheses", (length) => `#if ${repeated("(", length)}1\n#endif\n`],
  ["condition of signs", (length) => `#if ${repeated("!", length)}1\n#endif\n`],
  ["condition of choices", (length) => `#if ${repeated("1?", length)}1\n#endif\n`],
  ["condition of ands", (length) => `#if ${repeated("1&&", length)}1\n#endif\n`],
  ["parameters", (length) => `#define f(${repeated("a,", length)}b) a\nf(1)`],
  ["long body", (length) => `#define f(x) ${repeated("x ", length)}\nf(${repeated("y ", length)})`],
  [
    "strings of arguments",
    (length) => `#define f(x) ${repeated("#x ", length)}\nf(${repeated("y ", length)})`,
  ],
  ["pastes", (length) => `#define f(x) ${repeated("x##", length)}x\nf(a)`],
  ["options", (length) => `#define f(...) ${repeated("__VA_OPT__(", length)}\nf(1)`],
  ["doubling macros", () => doubling(60)],
  ["doubling calls", () => doublingCalls(60)],
  [
    "nested calls",
    (length) => `#define f(x) x\n${repeated("f(", length)}1${repeated(")", length)}`,
  ],
  ["typedef chain", (length) => chain(length)],
  ["record chain", (length) => recordChain(length)],
  ["casts to a wide enum", (length) => enumCasts(length)],
];

function doubling(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => `#define A${i + 1} A${i} A${i}`);
  return `#define A0 u32 a;\n${lines.join("\n")}\nstruct s { A${count} };`;
}

function doublingCalls(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => `#define f${i + 1}(x) f${i}(x) f${i}(x)`);
  return `#define f0(x) x\n${lines.join("\n")}\nstruct s { f${count}(u32 a;) };`;
}

function chain(length: number): string {
  const count = Math.ceil(length / 20);
  const lines = Array.from({ length: count }, (_, i) => `typedef t${i} t${i + 1};`);
  return `typedef int t0;\n${lines.join("\n")}\nstruct s { t${count} x; int a[sizeof(t${count})]; };`;
}

function recordChain(length: number): string {
  const count = Math.ceil(length / 40);
  const lines = Array.from(
    { length: count },
    (_, i) => `struct s${i + 1} { struct s${i} a; char b[sizeof(struct s${i})]; };`,
  );
  return `struct s0 { int x; };\n${lines.join("\n")}`;
}

function enumCasts(length: number): string {
  const count = Math.ceil(length / 10);
  const names = Array.from({ length: count }, (_, i) => `A${i}`);
  return `enum e { ${names.join()} };\nstruct s {\n${"int a[(enum e)1 + 1];\n".repeat(count)}};`;
}
