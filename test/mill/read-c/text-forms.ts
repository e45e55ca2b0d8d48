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
  [
    "elifdef",
    "#ifdef NO\n#elifdef __x86_64__\n#define K 3\n#elifndef QQ\n#define K 4\n#else\n#define K 5\n#endif\nstruct S { char a[K]; };",
  ],
  [
    "has attr",
    "#if __has_attribute(packed) && defined(__has_include)\nstruct S { char c; int a; } __attribute__((packed));\n#else\nstruct S { char c; int a; };\n#endif",
  ],
  [
    "has builtin",
    "#if defined __has_builtin && __has_builtin(__builtin_offsetof)\nstruct S { char c[2]; };\n#else\nstruct S { char c[3]; };\n#endif",
  ],
  [
    "if char",
    "#if 'a' == 97 && '\\0' == 0 && -1 < 0 && (2 || 1/0)\nstruct S { char c[2]; };\n#else\nstruct S { char c[3]; };\n#endif",
  ],
  ["if unsigned", "#if -1 > 0u\nstruct S { char c[2]; };\n#else\nstruct S { char c[3]; };\n#endif"],
  [
    "if shift",
    "#if (1 << 40) == 0\nstruct S { char c[2]; };\n#else\nstruct S { char c[3]; };\n#endif",
  ],
  [
    "if comma",
    "#define X(a,b) a+b\n#if X(1,2) == 3 && defined(X)\nstruct S { char c[2]; };\n#else\nstruct S { char c[3]; };\n#endif",
  ],
  ["redef empty", "#define __packed\nstruct S { char c; int a; } __packed;"],
  [
    "stringize",
    '#define STR(x) #x\n#define XSTR(x) STR(x)\n#define V 1234\nstruct S { char a[sizeof(STR(V))]; char b[sizeof(XSTR(V))]; char c[sizeof(STR( a  "b\\n" ))]; };',
  ],
  [
    "paste",
    "#define C(a,b) a##b\n#define XC(a,b) C(a,b)\n#define N 3\nstruct S { int C(x,N); char XC(y,N); char C(,q); char z[C(1,2)]; };",
  ],
  [
    "recursive",
    "#define foo foo + 1\n#define bar(x) x bar(x)\nenum { foo_ = 2 };\nstruct S { char a[3]; };",
  ],
  [
    "nested macro args",
    "#define ID(x) x\n#define ARGS(a, b) a b\nstruct S { ID(ARGS)(int, a); ID(ID(char) ID(b)); };",
  ],
  ["empty arg", "#define E(a,b) a b\nstruct S { E(,int) x; E(char,) y; };"],
  ["macro lines", "#define M(a, \\\n b) int a; \\\n char b\nstruct S { M(x,\n y); };"],
  [
    "macro dir in args",
    "#define M(a) a\nstruct S { M(int\n#ifdef __x86_64__\n x\n#else\n y\n#endif\n); char z; };",
  ],
];
