// Forms of text: macros, pragmas, digraphs and splices, each with what is special about it.

/** Texts whose `struct S` is laid out as gcc lays it out. */
export const textForms: readonly (readonly [name: string, text: string])[] = [
  [
    "va opt",
    "#define F(a, ...) a __VA_OPT__(, __VA_ARGS__)\n#define G(x, y...) int x, ##y\nstruct S { int F(a, b, c); int F(d); G(e); G(f, g); };",
  ],
  [
    "va opt2",
    "#define H(x, ...) x##__VA_OPT__(_##__VA_ARGS__)\nstruct S { int H(a, b); char H(c); };",
  ],
  [
    "va opt in quotes",
    '#define SD(x, ...) #x #__VA_OPT__(a ## b  x __VA_ARGS__ "c")\nstruct S { char a[sizeof(SD(q, r))]; char b[sizeof(SD(q))]; };',
  ],
  [
    "va opt of what becomes nothing",
    "#define E\n#define F(a, ...) int a __VA_OPT__([2]);\nstruct S { F(q) F(r,) F(s, E) F(t, E E) F(u, E 1) };",
  ],
  [
    "comma before what is empty",
    "#define F(x, ...) f(x, ##__VA_ARGS__)\n#define G(...) f(x, ##__VA_ARGS__)\n#define Q(...) #__VA_ARGS__\n#define R(...) Q(__VA_ARGS__)\nstruct S { char a[sizeof(R(F(b)))]; char b[sizeof(R(F(b,)))]; char c[sizeof(R(G()))]; char d[sizeof(R(F(b,c)))]; };",
  ],
  [
    "digraphs in quotes",
    "#define U(x) #x\nstruct S <% char a<:sizeof(U(<: a:>)):>; char b[sizeof(U(%:%: %: <%%>))]; %>;",
  ],
  [
    "attributes asked for by macros",
    "#define PK packed\n#define HAS __has_attribute(PK)\n#define H <stddef.h>\nstruct S {\n#if HAS\nchar a[2];\n#endif\n#if __has_attribute(PK)\nchar b[4];\n#endif\nchar c; };",
  ],
  [
    "pragma op",
    '_Pragma("pack(push, 1)") struct S { char c; int a; }; _Pragma("pack(pop)")\nstruct T { char c; int a; };',
  ],
  [
    "pragma macro",
    '#define PK _Pragma("pack(1)")\n#define UPK _Pragma("pack()")\nPK struct S { char c; int a; }; UPK struct T { char c; int a; };',
  ],
  [
    "pragma inside",
    "struct S { char c;\n#pragma pack(1)\n int a; };\n#pragma pack()\nstruct T { char c; int a; };",
  ],
  ["comment cont", "struct S { char c; // com \\\n int no;\n int a; /* x \\\n */ short s; };"],
  ["cont word", "str\\\nuct S { ch\\\nar c; in\\\nt a; };"],
  ["cont comment", "/\\\n* hidden *\\\n/ struct S { char c; /\\\n/ int x;\n int a; };"],
  ["trigraph", 'struct S { char c; /* ??/ */ int a; char b[sizeof("??=")]; };'],
];
