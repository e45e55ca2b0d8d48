// Forms of declarations, each with what is special about it in one word.

/** Texts whose `struct S` is laid out as gcc lays it out. */
export const forms: readonly (readonly [name: string, text: string])[] = [
  ["digraph", "struct S <% char a<:3:>; int b; %>;"],
  ["digraph hash", "%:define N 5\nstruct S { char a[N]; int b; };"],
  ["atomic", "struct S { char c; _Atomic int a; _Atomic(long) b; _Atomic char d; };"],
  ["atomic ll", "struct S { int c; _Atomic long long a; _Atomic(long long) b; };"],
  ["atomic struct", "struct in { char a[3]; };\nstruct S { char c; _Atomic struct in a; };"],
  ["int128", "struct S { char c; __int128 a; unsigned __int128 b; char d; };"],
  ["int128 t", "struct S { char c; __int128_t a; char e; __uint128_t b; };"],
  [
    "typeof expr",
    "struct S { char c; typeof(1L) a; __typeof__(sizeof(int)) b; typeof(1.0f) d; typeof('a') e; typeof(1ULL) f; };",
  ],
  [
    "typeof type",
    "struct S { char c; typeof(int *) p; typeof(int[3]) q; typeof(struct {char x; short y;}) z; };",
  ],
  [
    "typeof member",
    "struct A { short x; long y; };\nstruct S { char c; typeof(((struct A *)0)->y) a; typeof(((struct A){0}).x) b; };",
  ],
  [
    "typeof add",
    "struct S { char c; typeof(1 + 1L) a; typeof((char)1) b; typeof((char)1 + 1) d; typeof(1 ? 1 : 2LL) e; typeof(-1L) f; typeof(!1L) g; };",
  ],
  ["mode DI", "typedef int di __attribute__((mode(DI)));\nstruct S { char c; di a; };"],
  [
    "mode QI",
    "typedef unsigned int q __attribute__((__mode__(__QI__)));\nstruct S { char c; q a; short b; };",
  ],
  [
    "mode member",
    "struct S { char c; int a __attribute__((mode(HI))); int b __attribute__((mode(TI))); };",
  ],
  [
    "mode word",
    "typedef int w __attribute__((mode(word)));typedef int p __attribute__((mode(pointer)));\nstruct S { char c; w a; char d; p b; };",
  ],
  [
    "mode of a pointer",
    "typedef int *p __attribute__((mode(pointer)));\nstruct S { char c; p a; char d; void *b __attribute__((mode(__pointer__))); char e; int (*f)(void) __attribute__((mode(pointer))); };",
  ],
  ["mode float", "typedef float d __attribute__((mode(DF)));\nstruct S { char c; d a; };"],
  [
    "mode wide",
    "struct S { char a; float b __attribute__((mode(TF))); char c; float d __attribute__((mode(XF))); };\nstruct T { char a; int b __attribute__((mode(V4SI))); char c; float d __attribute__((mode(V2DF))); char e; unsigned f __attribute__((mode(V8QI))); };",
  ],
  [
    "mode of a word",
    "struct S { char a; int b __attribute__((mode(word))); char c; unsigned d __attribute__((__mode__(__unwind_word__))); };",
  ],
  [
    "records of 8 bytes nobody aligned",
    "typedef float f2 __attribute__((vector_size(8)));\nunion a { _Atomic long long x; char c[3]; };\nunion b { _Atomic long long x; char c[2]; };\nstruct c { _Atomic long long x[0]; struct { char c[5]; } d; };\nstruct d { int n; _Atomic long long x[]; };\nunion e { f2 x[0]; char c; };\nunion f { f2 x; char c; };\nstruct S { char p; union a a; char q; union b b; char r; struct c c; char s; struct d d[0]; char t; union e e; char u; union f f; };",
  ],
  [
    "records of 8 bytes that are a number",
    "struct a { _Complex float x; _Atomic long long z[0]; };\nunion b { _Complex float x; _Atomic long long z[0]; };\nstruct c { float x[2]; _Atomic long long z[0]; };\nstruct d { struct a x[1]; };\nstruct e { _Complex int x; _Atomic long long z[0]; };\nstruct S { char p; struct a a; char q; union b b; char r; struct c c; char s; struct d d; char t; struct e e; };",
  ],
  [
    "records of 8 bytes that are decimal",
    "struct a { _Decimal64 x; };\nunion b { struct a x; };\nunion c { _Decimal64 x; };\nstruct d { union b x; };\nstruct e { struct a x[1]; };\nstruct S { char p; struct a a; char q; union b b; char r; union c c; char s; struct d d; char t; struct e e; };",
  ],
  [
    "aligned to less than its type",
    "struct a { _Atomic long long x __attribute__((aligned(2))); };\nstruct b { _Atomic long long x; int z[0] __attribute__((aligned(2))); };\nstruct c { _Atomic long long x; int z[0] __attribute__((aligned(4))); };\nstruct d { _Atomic long long x; long long z[0] __attribute__((aligned(4))); };\nstruct e { _Atomic long long x; char z[0] __attribute__((packed, aligned(2))); };\nstruct f { struct a x __attribute__((aligned(4))); };\nstruct S { char p; struct a a; char q; struct b b; char r; struct c c; char s; struct d d; char t; struct e e; char u; struct f f; };",
  ],
  [
    "pack inside a record",
    "struct S { char c;\n#pragma pack(1)\nlong a; };\nstruct t { char c; long a;\n#pragma pack()\nshort b; };",
  ],
  [
    "widths the compiler defines",
    "struct S { char a[__SCHAR_WIDTH__]; char b[__PTRDIFF_WIDTH__]; __SIG_ATOMIC_TYPE__ c; char d[__INT_FAST16_WIDTH__]; char e[__WCHAR_WIDTH__]; char f[__DBL_DIG__]; char g[__INT_LEAST64_WIDTH__]; char h[__INT_LEAST16_MAX__ >> 4]; char i[__INT_FAST32_MAX__ >> 24 > 127 ? 3 : 4]; };",
  ],
  ["va list", "struct S { char a; __builtin_va_list b; char c; };"],
  [
    "sizeof what has no size",
    "struct S { char a[sizeof(void)]; char b[sizeof(int(void))]; char c[sizeof (int){0}]; char d[sizeof (char[3]){1}[0]]; };",
  ],
  [
    "sizeof universal names",
    'struct S { char a[sizeof("\\u00e9")]; char b[sizeof(L"\\U0001F600")]; char c[sizeof(u"\\U0001F600")]; };',
  ],
  ["std attr", "struct [[gnu::packed]] S { char c; int a; };"],
  ["std attr2", "struct S { char c; [[gnu::aligned(8)]] int a; int b [[gnu::packed]]; };"],
  [
    "std attr3",
    'struct S { char c; int a [[gnu::aligned(16)]]; [[deprecated("x")]] int b; [[maybe_unused]] char d; };',
  ],
  [
    "alignas int",
    "struct S { char c; _Alignas(16) int a; _Alignas(double) char b; _Alignas(4) _Alignas(8) char d; };",
  ],
  [
    "attributes inside a declarator",
    "#define A(n) __attribute__((aligned(n)))\n#define P __attribute__((packed))\nstruct S { char a; int *A(16) b; char c; int *A(2) d; char e; int *P f; char g; int *P *h; int (A(16) *i); char j; int (P k); int (*P l)(void); int *m, *A(32) n, *o; int *A(16) *p; char q; short (P r)[3]; char s; int (A(1) t); };\nstruct __attribute__((packed)) T { char a; int *A(8) b; };",
  ],
  [
    "std attr inside a declarator",
    "struct S { char a; int (*b [[gnu::packed]])(void); char c; int (*[[gnu::packed]] d)(void); };",
  ],
  ["alignas zero", "struct S { char c; _Alignas(0) int a; };"],
  [
    "static assert",
    'struct S { char c; int a; _Static_assert(sizeof(int) == 4, "x"); _Static_assert(1, "") ; };\n_Static_assert(sizeof(struct S) >= 6, "y");',
  ],
  [
    "generic",
    "enum { N = _Generic(1L, long: 3, int: 4, default: 5) };\nstruct S { char a[N]; int b; };",
  ],
  [
    "generic2",
    "struct S { char a[_Generic((char)0, char: 2, default: 7)]; char b[_Generic(1.0, float: 1, double: 9)]; };",
  ],
  ["choose", "struct S { char a[__builtin_choose_expr(sizeof(long) == 8, 3, 5)]; };"],
  [
    "types compat",
    "struct S { char a[__builtin_types_compatible_p(int, int) + 2]; char b[__builtin_types_compatible_p(int, long) + 2]; };",
  ],
  ["constant p", "struct S { char a[__builtin_constant_p(3) + 1]; };"],
  [
    "sizeof expr",
    "struct S { char a[sizeof(1 + 1L)]; char b[sizeof(\"abc\")]; char c[sizeof(int[4])]; char d[sizeof 'a']; char e[sizeof(char)+1]; };",
  ],
  [
    "sizeof floats",
    "struct S { char a[sizeof(1.)]; char b[sizeof(.5f)]; char d[sizeof(1e3L)]; char e[sizeof(0x1p-2f)]; char f[sizeof(0x.8p1)]; };",
  ],
  [
    "sizeof true",
    "#define true 1\nenum { false };\nstruct S { char a[sizeof(true)]; char b[sizeof(false)]; };",
  ],
  [
    "c attribute",
    "struct S { char a[__has_c_attribute(gnu::packed) + 1]; char b[__has_c_attribute(packed) + 1]; char d[__has_c_attribute(__gnu__::__aligned__) + 1]; char e[__has_c_attribute(clang::packed) + 1];\n#if __has_c_attribute(deprecated) && __has_c_attribute(__nodiscard__) > 1\nint f;\n#endif\n};",
  ],
  [
    "sizeof ternary",
    "struct S { char a[sizeof(1 ? 1 : 2LL)]; char b[sizeof(!0)]; char c[sizeof(~(char)0)]; char d[sizeof 1.0]; char e[sizeof 1.0f]; };",
  ],
  ["knr", "f(a, b) int a; char *b; { return 0; }\nstruct S { char c; int a; };"],
  ["knr old", "extern foo();\nstatic x;\nconst y = 3;\nstruct S { char c; int a; };"],
  [
    "enum packed",
    "enum e { A, B } __attribute__((packed));\nstruct S { char c; enum e a; short d; };",
  ],
  ["enum neg", "enum e { A = -1, B = 0x7fffffff };\nstruct S { char c; enum e a; };"],
  ["enum big", "enum e { A = 0x100000000LL };\nstruct S { char c; enum e a; char b[sizeof(A)]; };"],
  ["enum mix", "enum e { A = -1, B = 0x80000000 };\nstruct S { char c; enum e a; };"],
  ["enum attr", "enum e { A __attribute__((deprecated)) = 3, B };\nstruct S { char a[B]; };"],
  ["enum fwd bits", "enum e { A, B };\nstruct S { enum e a : 3; enum e b : 5; char c; };"],
  ["bool bits", "struct S { _Bool a : 1; _Bool b; unsigned char c : 7; _Bool d : 1; };"],
  ["anon union", "struct S { int a; union { char b; long c; }; struct { char d; } e; };"],
  ["flex", "struct S { char n; short d[]; };"],
  ["flex0", "struct S { char n; int d[0]; };"],
  ["nested flex", "struct A { int n; char d[]; };\nstruct S { struct A a; int b; };"],
  ["fp", "struct S { char c; int (*f)(int, char *); void (*g[3])(void); int (*(*h)(void))[3]; };"],
  ["arr ptr", "struct S { char c; int (*p)[4]; int *q[4]; };"],
  ["multi", "struct S { char a, *b, c[3], (*d)[2]; const int * const e, f; };"],
  ["attr before", "__attribute__((packed)) struct S { char c; int a; };"],
  ["attr after kw", "struct __attribute__((packed, aligned(4))) S { char c; int a; };"],
  [
    "attr typedef",
    "typedef struct { char c; int a; } __attribute__((packed)) T;\nstruct S { char c; T t; };",
  ],
  ["attr td al", "typedef int ai __attribute__((aligned(16)));\nstruct S { char c; ai a; };"],
  [
    "attr td lower",
    "typedef long long ll4 __attribute__((aligned(4)));\nstruct S { char c; ll4 a; };",
  ],
  ["attr star", "struct S { char c; int * __attribute__((aligned(16))) p; int b; };"],
  [
    "attr between",
    "struct S { char c; int __attribute__((aligned(8))) a; __attribute__((aligned(8))) char b; int d __attribute__((aligned(sizeof(long)))); };",
  ],
  [
    "attr multi decl",
    "struct S { char c; int __attribute__((aligned(8))) a, b; int d __attribute__((aligned(16))), e; char f; };",
  ],
  ["attr aligned bare", "struct S { char c; int a __attribute__((aligned)); };"],
  ["attr warn if", "struct S { char c; int a __attribute__((warn_if_not_aligned(8))); };"],
  [
    "transparent",
    "typedef union { int a; char *b; } T __attribute__((transparent_union));\nstruct S { char c; T t; };",
  ],
  ["may alias", "typedef int __attribute__((may_alias)) im;\nstruct S { char c; im t; };"],
  ["gcc struct", "struct S { char a : 4; int b : 4; char c; } __attribute__((gcc_struct));"],
  [
    "scalar storage",
    'struct S { char a; int b; short c; } __attribute__((scalar_storage_order("big-endian")));',
  ],
  ["complex", "struct S { char c; float _Complex a; char d; double _Complex b; _Complex int e; };"],
  [
    "wchar",
    "struct S { char c; __WCHAR_TYPE__ w; __SIZE_TYPE__ s; __CHAR16_TYPE__ u; __INT64_TYPE__ i; };",
  ],
  [
    "char const",
    "enum { A = 'a', B = '\\n', C = '\\x41', D = 'ab', E = L'z', F = '\\377' };\nstruct S { char a[A]; char b[B]; char c[C]; char e[E]; char d[(F < 0) + 1]; char g[D == 24930 ? 2 : 3]; };",
  ],
  ["quote behind num", "#define FOUR(x) 4\nstruct S { char a[FOUR(1')')]; char b[2]; };"],
  ["num sep", "struct S { char a[0b101]; char b[010]; char c[0xAuL]; char d[1u << 3]; };"],
  [
    "offsetof",
    "struct A { char x; int y[4]; struct { short z; } n; };\nstruct S { char a[__builtin_offsetof(struct A, y[2])]; char b[__builtin_offsetof(struct A, n.z)]; };",
  ],
  [
    "alignof",
    "struct S { char a[_Alignof(long long)]; char b[__alignof__(double)]; char c[__alignof__(struct {char q;})]; };",
  ],
  [
    "countof",
    "#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))\nstruct A { int t[7]; };\nstruct S { char a[ARRAY_SIZE(((struct A *)0)->t)]; };",
  ],
  [
    "extern c",
    '#ifdef __cplusplus\nextern "C" {\n#endif\nstruct S { char c; int a; };\n#ifdef __cplusplus\n}\n#endif',
  ],
  [
    "inline fn",
    "static inline __attribute__((always_inline)) int f(struct Q { int z; } *p) { struct L { int a; } l; return l.a; }\nstruct S { char c; int a; };",
  ],
  ["asm decl", 'int x asm("y");\nasm(".globl z");\nstruct S { char c; int a; };'],
  [
    "init",
    "static const int tab[] = { [0] = 1, [2 ... 4] = 3 };\nstruct S { char c; int a; } s = { .c = 1, .a = 2 };",
  ],
  [
    "extension",
    "__extension__ typedef long long ll;\nstruct S { __extension__ union { char c; int d; }; __extension__ long long a; };",
  ],
  ["typedef shadow", "typedef int T;\nstruct S { T T; char c; };"],
  ["typedef mid", "int typedef I; long const unsigned typedef UL;\nstruct S { I a; UL b; };"],
  [
    "odd order",
    "struct S { long a; int long unsigned b; short unsigned int c; char signed d; long int long e; long double f; double long g; };",
  ],
  ["unnamed bits", "struct S { int a : 3; int : 5; char : 0; int b : 2; unsigned : 0; };"],
  [
    "bits expr",
    "#define W 3\nstruct S { unsigned a : W + 1, b : sizeof(int), : 2, c : (W << 1); };",
  ],
  ["bits ll", "struct S { long long a : 40; long long b : 30; char c; };"],
  [
    "bits attr",
    "struct S { char c; int a : 5 __attribute__((packed)); int b : 27; int d : 30 __attribute__((aligned(4))); };",
  ],
  ["bits td", "typedef unsigned char u8;\nstruct S { u8 a : 3, b : 6; u8 c; };"],
  ["empty", "struct E { };\nstruct S { char c; struct E e; int a; };"],
  ["self ptr", "struct S { struct S *n; char c; };"],
  [
    "opaque late",
    "typedef struct P P;\nstruct Q { P *p; };\nstruct P { char c; int a; };\nstruct S { P p; };",
  ],
  ["tag in proto", "int f(struct fwd *p);\nstruct S { char c; int a; };"],
  ["union in", "union U { char a[5]; int b; };\nstruct S { char c; union U u; };"],
  ["auto type", "__auto_type z = 3;\nstruct S { char c; int a; };"],
  ["nullptr t", "struct S { char c; int *__restrict p; int *volatile q; };"],
  ["vla typedef", "struct S { char c; char d[sizeof(struct { char q[3]; int r; })]; };"],
  ["neg array", "struct S { char c; int d[1 - 1]; };"],
  ["line dir", '#line 100 "foo.c"\n# 200 "bar.c"\nstruct S { char c; int a; };'],
  [
    "warning dir",
    '#warning hello it\'s fine\n#pragma GCC diagnostic push\n#ident "x"\nstruct S { char c; int a; };',
  ],
  ["null dir", "#\n # \nstruct S { char c; int a; };"],
  ["hash space", " # define A 3\n#  ifdef A\nstruct S { char c[A]; };\n # endif"],
  ["designated nest", "struct S { struct { struct { char a; } b; int c; } d[2]; char e; };"],
  ["bitfield enum u", "enum e { A = 0, B = 255 };\nstruct S { enum e a : 8; enum e b : 24; };"],
  ["unicode", "struct S { char été; int b; };"],
  ["dollar", "struct S { char a$b; int b; };"],
  ["nonnull star", "struct S { char c; void *const *restrict *p; };"],
  ["counted", "struct S { int n; char d[] __attribute__((counted_by(n))); };"],
  [
    "int least",
    "struct S { __INT_LEAST8_TYPE__ a; __INT_FAST16_TYPE__ b; __UINT_FAST8_TYPE__ c; __UINTPTR_TYPE__ d; };",
  ],
  [
    "fn attr macro",
    '#define __init __attribute__((section("x")))\nextern int __init f(void);\nstruct S { char c; int a; };',
  ],
  ["vector16", "struct S { char c; int v __attribute__((vector_size(16))); char d; };"],
  ["vector td", "typedef float v4 __attribute__((vector_size(16)));\nstruct S { char c; v4 v; };"],
  [
    "vector8",
    "typedef short v4s __attribute__((vector_size(8)));\nstruct S { char c; v4s v[3]; };",
  ],
  [
    "vector packed",
    "typedef int v4i __attribute__((vector_size(16)));\nstruct S { char c; v4i v; } __attribute__((packed));",
  ],
  ["float128", "struct S { char c; __float128 a; };"],
  ["float80", "struct S { char c; __float80 a; };"],
  [
    "floatn",
    "struct S { char c; _Float32 a; _Float64 b; _Float128 d; _Float32x e; _Float64x f; _Float16 g; };",
  ],
  ["decimal", "struct S { char c; _Decimal32 a; _Decimal64 b; _Decimal128 d; };"],
  [
    "mode and vector",
    "typedef int __attribute__((mode(SI))) __attribute__((vector_size(16))) v;\nstruct S { char c; v a; char d; v b[2]; };",
  ],
  ["vector of _Decimal64", "struct S { char c; _Decimal64 __attribute__((vector_size(16))) a; };"],
  ["vector of float128", "struct S { char c; __float128 a __attribute__((vector_size(32))); };"],
  ["clang's vector", "struct S { char c; int a __attribute__((ext_vector_type(4))); char d; };"],
  [
    "complex of one word",
    "struct S { char c; _Complex unsigned a; signed _Complex b; char d; _Complex unsigned char e; unsigned _Complex long f; };",
  ],
  [
    "alignof member",
    "struct t { char a; long long b; } __attribute__((packed));\nstruct u { char a; long long b, c[2]; int d __attribute__((aligned(16))); struct { char e; int f __attribute__((packed)); }; };\nstruct t x;\nstruct u y[2];\nstruct S { char a[_Alignof(x.b)]; char b[__alignof__(((struct u *)0)->b)]; char c[_Alignof(y->d)]; char d[__alignof__((y[1].b))]; char e[_Alignof(y->c)]; char f[_Alignof(y->f)]; };",
  ],
  [
    "alignof variable",
    "int a __attribute__((aligned(2))), b, c[3] __attribute__((aligned(32))), __attribute__((aligned)) d;\nstruct S { char a[_Alignof(a)]; char b[__alignof__(b)]; char c[__alignof__(c)]; char d[__alignof__(c[1])]; char e[__alignof__(&c)]; char f[_Alignof(d)]; };",
  ],
  [
    "attributes of C23 inside",
    "struct S { [[]] char [[]] *a [[]] [3] [[]] [4], c[[]]; int d [[gnu::aligned(16)]] [2]; char e; int f[2] [[gnu::aligned(8)]]; };",
  ],
  [
    "int left out",
    "typedef char t;\nstruct S { unsigned : 3; const b : 2; volatile : 9; const t : 3; char c; const d, e[2]; volatile *f; const; int; signed : 5; __attribute__((packed)) g : 3; char h; };",
  ],
  [
    "line",
    '#define N 7\nstruct S { char a[__LINE__];\n#line 40\nchar b[__LINE__];\n\n#line N "x.h"\nchar c[__LINE__]; char d[__LINE__ +\n__LINE__];\n# 90 "y.h"\nchar e[__LINE__]; };',
  ],
  [
    "array of a type without bound",
    "typedef int t[];\nstatic t a = { 1, 2 }, b = { 1 }, *p;\nstruct S { char c[sizeof(a)]; char d[sizeof(b)]; char e[sizeof(p)]; };",
  ],
  [
    "wide enumerators",
    "enum e { A = 1, B = 0x100000000LL, B2 = sizeof(B) };\nenum f { C = -1, D = 0x80000000u };\nenum g { E = 0x80000000u, F = 0x100000000LL };\nenum h { G = 0x80000000u };\n#define U(x) [(__typeof__(x))-1 > 0 ? 1 : 2]\nstruct S { char a U(A), b U(B), d U(D), e U(E), g U(G); char h[sizeof(A)], i[sizeof(B)], j[sizeof(D)], k[sizeof(E)], l[sizeof(G)], m[B2]; };",
  ],
  ["vector twice", "struct S { char c; int __attribute__((vector_size(16))) v, w[2]; };"],
  ["vector pointer", "struct S { char c; int *v __attribute__((vector_size(16))); char d; };"],
  ["vector long", "struct S { char c; char v[3] __attribute__((vector_size(64))); char d; };"],
  ["complex quad", "struct S { char c; _Complex _Float128 a; };"],
  [
    "sizeof object",
    "extern short tab[6]; extern struct A { char q[5]; long w; } va, *vp;\nstruct S { char a[sizeof tab]; char b[sizeof va]; char c[sizeof(va.q)]; char d[sizeof(&va)]; char e[sizeof *tab]; char f[sizeof va.q[0]]; char g[sizeof(*vp)]; char h[sizeof vp->w]; };",
  ],
  [
    "array size",
    "#define same(a, b) __builtin_types_compatible_p(typeof(a), typeof(b))\n#define zero(e) ((int)(sizeof(struct { int:(-!!(e)); })))\n#define COUNT(x) (sizeof(x) / sizeof((x)[0]) + zero(same((x), &(x)[0])))\nextern int tab[7];\nstruct S { char a[COUNT(tab)]; char b[same(int[3], int[]) + 1]; char c[same(char *, int *) + 1]; };",
  ],
  [
    "is constexpr",
    "#define is(x) (sizeof(int) == sizeof(*(8 ? ((void *)((long)(x) * 0l)) : (int *)8)))\n#define most(x, y) (__builtin_choose_expr(is(x) && is(y), (x) > (y) ? (x) : (y), (void)0))\nstruct S { char a[most(3, sizeof(long))]; char b[is(4) + 1]; };",
  ],
  [
    "ilog2",
    "#define ilog2(n) (__builtin_constant_p(n) ? ((n) < 2 ? 0 : 63 - __builtin_clzll(n)) : -1)\nstruct S { char a[ilog2(4096)]; unsigned b : ilog2(256); char c[__builtin_ffs(8)]; char d[__builtin_popcount(0xff)]; char e[__builtin_ctzll(0x100)]; char f[__builtin_bswap16(0x0500)]; char g[__builtin_expect(3, 1)]; };",
  ],
  [
    "generic pointers",
    'struct A { int b; };\nstruct S { char c[_Generic((struct A *)0, void *: 1, struct A *: 4, default: 2)]; char d[_Generic("x", char *: 3, const char *: 5)]; char e[_Generic(&(int){0}, int *: 2, default: 3)]; typeof(_Generic(1L, int: 0, long: 0u, default: 0ull)) f; };',
  ],
  [
    "typeof operators",
    'extern int *ip; extern struct A { long q; } as[4];\nstruct S { typeof(ip - ip) a; typeof(ip + 1) b; typeof(*ip) c; typeof(as[0].q) d; typeof(as->q) e; typeof(*as) f; typeof(as) g; typeof((*ip)++) h; typeof(ip[3] = 3) i; typeof((char)1, 2L) j; typeof(1 ? 1u : -1L) k; typeof(0 ? (void *)0 : (int *)0) l; typeof((char)1 << 2L) m; typeof(1 == 2L) n; typeof(1.0f * 1) o; typeof("abc"[0]) p; typeof(&"abc") q; };',
  ],
  [
    "mode of enum",
    "typedef enum { A, B } __attribute__((mode(QI))) e8; enum x { X } __attribute__((mode(HI)));\nstruct S { char c; e8 a; enum x b; e8 d : 3; char e; };",
  ],
  [
    "push macro",
    '#define N 3\n#pragma push_macro("N")\n#undef N\n#define N 5\nstruct A { char a[N]; };\n#pragma pop_macro("N")\n_Pragma("push_macro(\\"M\\")")\n#define M 1\n_Pragma("pop_macro(\\"M\\")")\nstruct S { char a[N]; struct A c;\n#ifdef M\nchar d[9];\n#endif\n};',
  ],
  [
    "string prefix",
    'struct S { char a[sizeof(u"abc")]; char b[sizeof(U"abc")]; char c[sizeof(L"abc" "de")]; char d[sizeof(u8"abc")]; char e[sizeof(u\'a\')]; };',
  ],
  [
    "annotation as name",
    "struct A { long __used; unsigned short int __init; const char *__private; char __pure[3]; };\ntypedef int T;\n#define P(x) __##x\nstruct S { T __used; T *__weak; T P(cold); int a; };",
  ],
  [
    "bounds of initializers",
    `enum { A, B = 7 };
struct t { int x, y; };
#define T(v) { .x = v }
static const char a[] = "ab" "c", *b[] = { "a", "b" }, c[] = { "abc", }, d[] = { "abc"[0], 'b' };
const int e[] = { 1, 2, 3, }, f[] = { [B] = 1, [2] = 3 }, g[] = { [1 ... 4] = 1, 2 }, h[] = { (1) + 2, 3 };
static const struct t i[] = { T(1), { 2 }, (struct t){ 3 } }, j[] = { [1].x = 1, [3].y = 2 }, k[] = {};
static const char l[][4] = { "abc", "de", { 'x' } }, m[2][3], n[] __attribute__((aligned(4))) = { 1, 2 };
static const unsigned short o[] = u"ab"; static const long p[] = { sizeof(struct t), }, *q[] = { p };
static void (*s[])(void) = { 0, [2] = 0 };
struct S { char a[sizeof(a)]; char b[sizeof(b)]; char c[sizeof(c)]; char d[sizeof(d)];
  char e[sizeof(e) / sizeof(e[0])]; char f[sizeof(f)]; char g[sizeof(g)]; char h[sizeof(h)];
  char i[sizeof(i)]; char j[sizeof(j)]; char k[sizeof(k)]; char l[sizeof(l)]; char m[sizeof(m)];
  char n[sizeof(n)]; char o[sizeof(o)]; char p[sizeof(p)]; char q[sizeof(q)]; typeof(g) r; char s[sizeof(s)]; };`,
  ],
  [
    "bounds of literals",
    `struct t { int x; };
typedef short u[];
static const char a[] = ("ab" "c"), b[] = { (("abcd")) };
struct S { char c[sizeof((int[]){ 1, 2, 3 })]; char d[sizeof((char[]){ "abc" })];
  char e[sizeof((int[]){ [5] = 1, [1 ... 8] = 2 })]; typeof((u){ 1, 2, 3 }) f;
  char g[sizeof((struct t[]){ { 1 }, { 2 } })]; char h[sizeof((int[]){ 1, 2 }[0])];
  char i[sizeof(((int[]){ 1, 2 }))]; char j[sizeof (int[]){ sizeof((int[]){ 1, 2 }), 3 }];
  char k[sizeof(*&(int[]){ 1, 2, 3 })]; char l[sizeof((int[]){ 1, 2 } + 0)];
  char m[sizeof((const char *[]){ "a", "b" })]; char n[sizeof((unsigned char[]){ ("abc") })];
  char o[sizeof(a)]; char p[sizeof(b)]; char q[sizeof((int[3]){ 1 })]; };`,
  ],
  [
    "casts to aligned typedefs",
    "typedef int t __attribute__((aligned(2)));\ntypedef long long u __attribute__((aligned(16)));\nstruct w { int x; };\ntypedef struct w v __attribute__((aligned(16)));\nextern v w;\nstruct S { char c; typeof((t)1) a; char d; typeof((u)1) b; char e; typeof((v)w) f; typeof((t){ 0 }) g; char h[__alignof__((t)1)]; typeof(*(t *)0) i; };",
  ],
  ["atomic alone", "struct t { _Atomic long long a; };\nstruct S { char c; struct t b, d[2]; };"],
  ["atomic union", "union S { char c; _Atomic double a; };"],
  [
    "preferred alignment",
    "enum big { A = 0x1ffffffffLL }; struct m { char c; long long l; };\nstruct S { char a[__alignof__(long long[2])]; char b[__alignof__(enum big)]; char c[__alignof__(_Complex double)]; char d[__alignof__(((struct m *)0)->l)]; char e[__alignof__(struct m)]; char f[_Alignof(double)]; char g[__alignof__(long double)]; };",
  ],
  [
    "enumerators before the brace",
    "enum { A = 0x80000000LL, B = sizeof(A), C = 3000000000u, D = sizeof(C), E = sizeof(A + 0u), F = 0xfffffffeu, G, H = sizeof(G) };\nstruct S { char a[B]; char b[D]; char c[sizeof(A)]; char d[E]; char e[H]; };",
  ],
  [
    "extension of an assertion",
    '__extension__ _Static_assert(1, "");\nstruct S { char a; __extension__ _Static_assert(1, ""); int b; };',
  ],
  [
    "element of an array without a bound",
    "extern char *a[]; extern struct t { long x; } b[];\nstruct S { char c[sizeof(a[0])]; char d[sizeof(b[1].x)]; char e[sizeof(*b)]; typeof(a[0]) f; };",
  ],
  [
    "mode of complex numbers",
    "typedef _Complex float f; typedef _Complex int i __attribute__((mode(CHI)));\nstruct S { char a; _Complex float __attribute__((mode(DC))) b; char c; f d __attribute__((mode(XC))); char e; i f[3]; char g; _Complex double h __attribute__((mode(SC))), i; };\nstruct t { _Complex double x __attribute__((mode(SC))); _Atomic long long z[0]; };",
  ],
  [
    "variables behind a function",
    "int f(int), a[2], *g(int, char), *h __attribute__((aligned(2))), i(void) __attribute__((pure)), j[5];\nint k(int x) { return x; } static int l(void), m[7];\nstruct S { char a[sizeof(a)]; char b[sizeof(h)]; char c[sizeof(j)]; char d[sizeof(m)]; };",
  ],
  [
    "alignment an operand keeps",
    `#define AS(n) __attribute__((aligned(n)))
extern int c, *p; extern long double q; extern short w;
typedef int i AS(2); typedef unsigned u AS(2); typedef long l AS(2); typedef i j; typedef short h AS(8);
typedef long long ll AS(16); typedef double d AS(2); typedef int *t AS(2); typedef void *vp AS(2);
typedef struct in { int x; } r AS(2); typedef enum { A } e AS(2);
extern i a; extern u b; extern l m; extern j k; extern h s; extern ll n; extern d f; extern t x; extern vp y; extern r z; extern e g;
struct in o;
#define M(n, v) char n; typeof(v) n##n;
struct S { M(A1, a + a) M(B1, a + 1) M(C1, 1 + a) M(D1, a + k) M(E1, k + a) M(F1, b + 1) M(G1, 1 + b) M(H1, a + b) M(I1, b + a)
M(A2, m + m) M(B2, m + 1L) M(C2, m + 1) M(D2, 1u + m) M(E2, n * n) M(F2, n * c) M(G2, n + 1LL) M(H2, n + 1ull)
M(A3, f + f) M(B3, f + 1) M(C3, f + 1.0f) M(D3, 1.0 + f) M(E3, f + q) M(F3, 1LL - f)
M(A4, -a) M(B4, ~m) M(C4, +n) M(D4, !n) M(E4, -s) M(F4, s + s) M(G4, -g) M(H4, a << 1) M(I4, w << a) M(J4, a++) M(K4, a += 1)
M(A5, c ? a : a) M(B5, c ? a : c) M(C5, c ? c : a) M(D5, c ? b : 1u) M(E5, c ? m : 1) M(F5, c ? s : s) M(G5, c ? (short)1 : a)
M(A6, c ? x : x) M(B6, c ? x : p) M(C6, c ? p : x) M(D6, c ? x : 0) M(E6, c ? y : p) M(F6, c ? p : y) M(G6, x + 1) M(H6, 1 + x) M(I6, c ? y : y)
M(A7, c ? z : z) M(B7, c ? z : o) M(C7, c ? o : z) M(D7, a & 1) M(E7, 1 | a) M(F7, n ? : 1) };`,
  ],
  [
    "no value is atomic",
    `extern _Atomic long long a; extern int c; extern _Atomic long long *p; _Atomic long long f(void);
#define M(n, v) char n; typeof(v) n##n;
struct S { M(A, (_Atomic long long)1) M(B, -a) M(C, a + a) M(D, (0, a)) M(E, c ? a : a) M(F, a = 1) M(G, a++) M(H, a += 1) M(I, f()) M(J, (_Atomic double)1) M(K, a << 1) };`,
  ],
  [
    "calls",
    `int f(void); struct t { long q; char r; } g(int), *h(int, char); static inline short i(void) { return 0; } extern unsigned char *j(int) __attribute__((const));
long (*k)(int); struct later l(void); struct later { char x[5]; };
struct S { char a[sizeof(f())]; char b[sizeof(g(1))]; char c[sizeof(*h(1, 2))]; typeof(h(1, 2)->q) d; char e[sizeof(g(1).r)]; char m[sizeof i]; char n[sizeof(&i)]; typeof(i) *o; char q[sizeof(i())]; char r[sizeof(j(1)[0])]; char s[sizeof(k(1))]; char u[sizeof(l())]; };`,
  ],
  [
    "length of a string",
    'struct S { char a[__builtin_strlen("x") + 1]; char b[__builtin_strlen("ab" "\\n")]; char c[__builtin_strlen("") - 1 > 0 ? 3 : 4]; };',
  ],
  [
    "types of sizes",
    `struct t { unsigned a; };
struct S { char a[_Generic(sizeof 0, unsigned: 3, unsigned long: 5)]; char b[_Generic((char *)0 - (char *)0, int: 3, long: 5)]; char c[_Generic(__alignof__(int), unsigned: 3, unsigned long: 5)]; char d[_Generic(_Alignof(int), unsigned: 3, unsigned long: 5)]; char e[_Generic(__builtin_offsetof(struct t, a), unsigned: 3, unsigned long: 5)]; char f[_Generic(sizeof(int) + 1, unsigned: 3, unsigned long: 5)]; char g[_Generic(sizeof(int) + 1l, unsigned: 3, unsigned long: 5)]; };`,
  ],
  [
    "a null pointer of a type is no null pointer constant",
    "struct S { char a[_Generic(1 ? (void *)0 : (int *)0, int *: 3, void *: 4)]; char b[_Generic(1 ? (int *)0 : (void *)0, int *: 3, void *: 4)]; char c[_Generic(1 ? (int *)0 : (void *)1, int *: 3, void *: 4)]; };",
  ],
  [
    "values of bit-fields",
    `struct t { unsigned a : 3; unsigned b : 32; long long c : 40; _Bool d : 1; unsigned long e : 20; int f : 32; };
extern struct t v;
struct S { char a[_Generic(v.a + 0, int: 2, unsigned: 3)]; char b[_Generic(v.b + 0, int: 2, unsigned: 3)]; char c[_Generic(v.d + 0, int: 2, unsigned: 3)]; char d[sizeof(v.c + 0)]; char e[_Generic(v.e + 0, int: 2, unsigned: 3, default: 4)]; char f[sizeof(-v.e)]; char g[_Generic(v.f + 0u, int: 2, unsigned: 3)]; };`,
  ],
  ["attributes known", "struct S { char a[__has_attribute(vector_size) + 1]; };"],
];
