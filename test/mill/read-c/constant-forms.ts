// Forms of constants: floating numbers, casts, enums in arithmetic, and the types they have.

/** Texts whose `struct S` has bounds worked out of other numbers than plain integers. */
export const constantForms: readonly (readonly [name: string, text: string])[] = [
  [
    "floating cast",
    "struct S { char a[(int)1e1]; char b[(int)3.7]; char c[(unsigned char)2.5f]; };",
  ],
  [
    "floating cast in parentheses",
    "struct S { char a[(int)(1.5)]; char b[(int)-(-(2.5f))]; char c[4 + (short)(-(+2.9))]; };",
  ],
  [
    "floating cast to a truth value",
    "struct S { char a[(_Bool)0.5 + 2]; char b[(_Bool)(-0.5) + 2]; char c[(_Bool)0.0 + 2]; char d[(int)!0.5 + 2]; char e[(int)(_Bool)1e-9 + 2]; char f[(_Bool)!(.5) + 2]; char g[(int)0.5 + 2]; };",
  ],
  [
    "conversion to an enum",
    "enum w { A = 0x1ffffffffLL }; enum n { B = -1 }; enum p { C = 1 } __attribute__((packed));\nstruct S { char a[((enum w)0x1ffffffffLL == 0x1ffffffffLL) ? 3 : 5]; char b[((enum n)-1 < 0) ? 3 : 5]; char c[(enum p)257 + 1]; char d[-(enum p)1 < 0 ? 2 : 3]; char e[(enum n)3 - 5 < 0 ? 4 : 6]; };",
  ],
  [
    "cast neg",
    "struct S { char a[(unsigned char)-1]; char b[(_Bool)7]; char c[(signed char)200 < 0 ? 2 : 3]; };",
  ],
  [
    "floating arithmetic",
    "enum { E = (int)(1e3 / 8) };\nstruct S { char a[(int)(3.0 * 2)]; char b[(int)(1.5 + 1)]; char c[2.5 > 1 ? 3 : 4]; char d[(int)(1 ? 2.5 : 3)]; char e[!0.5 + 2]; char f[(int)((double)7 / 2)]; char g[E]; char h[(0.5 && 1.5) + 1]; char i[(int)(0.1f * 30)]; char j[(int)0x1.8p4]; char k[1.0 + 1 == 2]; char l[(int)-(2.5 - 5)]; char m[(int)(0x10p-1L * 2)]; char n[0.1f == 0.1 ? 1 : 2]; char o[(int)+1.5e1 - 10]; char p[(int)1.7L]; char q[(int)(0.5L * 4)]; };",
  ],
  [
    "floating type of a value not asked for",
    "struct S { char a[(int)((1 ? 1 : 1.0 / 0) / 2 * 4)]; char b[sizeof(1e300 * 1e300)]; char c[(1 || 1e-400L) + 1]; };",
  ],
  [
    "long double beside others",
    "struct S { char a[2 <= 11.999L ? 3 : 4]; char b[(int)3.14159265358979323846L]; char c[1e400L > 5 ? 2 : 1]; char d[(int)10000.0L / 1000]; char e[(_Bool)0.1L + 1]; };",
  ],
  [
    "integers as floating numbers are rounded once",
    "struct S { char a[(float)0x1000001000000001LL > 0x1p60 ? 2 : 1]; char b[(float)-0x1000001000000001LL < -0x1p60 ? 2 : 1]; char c[(float)0x1000001000000000LL > 0x1p60 ? 2 : 1]; char d[(double)9007199254740993LL == 9007199254740992 ? 2 : 1]; };",
  ],
  [
    "floating casts",
    "enum e { A };\nstruct S { char a[(unsigned char)255.9]; char b[-(signed char)-128.5]; char c[(unsigned)3e9 == 3000000000 ? 1 : 2]; char d[(unsigned)-0.5 + 1]; char e[(_Bool)0.2]; char f[(enum e)2.5]; char g[(int)(float)16777217 - 16777210]; char h[(long long)9e18 == 9000000000000000000 ? 1 : 2]; };",
  ],
  [
    "packed enum in arithmetic",
    "enum __attribute__((packed)) e { A = 1, B = 200 };\nenum __attribute__((packed)) f { C = -1, D = 200 };\nenum __attribute__((packed)) g { F = 0x100000000 };\nenum __attribute__((packed)) h { G = 0x10000 };\nstruct S { enum e a; typeof((enum e)1 + 1) b; char c; typeof(+(enum f)1) d; char e[(enum e)257]; char f[(enum f)-1 < 0 ? 1 : 2]; typeof((enum g)1 + 1) g; char h; typeof(-(enum h)1) i; char j[(enum e)1 - 2 < 0 ? 1 : 2]; char k[(typeof(+(enum h)1))-1 < 0 ? 1 : 2]; };",
  ],
  [
    "comparisons",
    "struct S { char a[(2 <= 2) + 1]; char b[(3 >= 3) + 1]; char c[(2 < 2) + 1]; char d[(3 > 3) + 1]; char e[(1 == 1) + 1]; char f[(1 != 1) + 1]; char g[(-1 < 0u) + 1]; char h[(2.5 <= 2.5) + 1]; char i[(2.5 >= 2.5) + 1]; char j[(2.5 < 2.5) + 1]; char k[(2.5 > 2.5) + 1]; char l[(2.5 == 2.5) + 1]; char m[(2.5 != 2.5) + 1]; };",
  ],
  [
    "an arm without a value has a type",
    "struct S { char a[(0 ? 6ul % 0 : -1) < 0 ? 1 : 2]; char b[(1 ? -1 : 1ull << 70) < 0 ? 1 : 2]; char c[(1 ? -1 : -(6u / 0)) < 0 ? 1 : 2]; char d[sizeof(1 ? 1 : 6ul % 0)]; char e[(1 ? -1 : (unsigned long)(6 / 0)) < 0 ? 1 : 2]; char f[(1 ? -1 : (6u / 0) + 1) < 0 ? 1 : 2]; char g[(1 ? -1 : 2 * (1u << 40)) < 0 ? 1 : 2]; char h[(1 ? -1 : ~(1u % 0)) < 0 ? 1 : 2]; char i[(1 ? -1 : (1u % 0 == 1)) < 0 ? 1 : 2]; char j[(1 ? -1 : (short)(1u % 0)) < 0 ? 1 : 2]; char k[(1 ? -1 : (1 ? 2 : 6u / 0)) < 0 ? 1 : 2]; char l[(1 ? -1 : (1u << (1 / 0))) < 0 ? 1 : 2];\n#if (1 ? -1 : 6u % 0) < 0\nchar m[3];\n#else\nchar m[5];\n#endif\n};",
  ],
  [
    "alignment of a type as large as no register",
    "typedef int v __attribute__((vector_size(32)));\ntypedef v w __attribute__((aligned(64)));\nstruct q { v a __attribute__((aligned(32))); };\nstruct S { char a[_Alignof(v)]; char b[__alignof__(v)]; char c[_Alignof(w)]; char d[_Alignof(struct { v a; })]; char e[_Alignof(struct q)]; char f[_Alignof(struct { struct q a; v b; })]; char g[_Alignof(struct { v a; } __attribute__((aligned(64))))]; _Alignas(v) char h; };",
  ],
  [
    "operators of a word",
    "struct S { char a[sizeof sizeof(int) + 1]; char b[sizeof -sizeof(int) + 2]; typeof(sizeof(int) * 1.0) d; char z; typeof(sizeof(char) + 1.0f) f; char c[sizeof((1, 2LL))]; typeof((0, 'c')) e; };",
  ],
  [
    "addresses moved",
    "struct m { char c; int b; long d; };\nstruct S { char a[(unsigned long)(&((struct m *)0)->b + 1)]; char b[(char *)&((struct m *)0)->d - (char *)0]; char c[(unsigned long)((struct m *)64 - 1 + 4)]; char d[(unsigned long)((void *)0 + 3)]; char e[((char *)8 > (char *)3) + 1]; char f[(unsigned long)(1 ? (int *)0 + 1 : 0)]; char g[(unsigned long)(0 ? (int *)0 + 1 : 0) + 2]; char h[(unsigned long)(1 + (int *)0)]; char i[(int *)16 - (int *)8]; };",
  ],
  [
    "types of what builtins answer",
    `extern char v[];
struct S { char a; typeof(__builtin_strlen(v)) b; char c; typeof(__builtin_expect(*v, 1)) d; char e; typeof(__builtin_object_size(v, 0)) f; char g; typeof(__builtin_bswap64(*v)) h; char i; typeof(__builtin_bswap16(*v)) j; char k; typeof(__builtin_popcountll(*v)) l; char m[_Generic(__builtin_strlen("ab"), unsigned: 3, unsigned long: 5, default: 7)]; char n[_Generic(__builtin_bswap64(1), unsigned long: 3, unsigned long long: 5, default: 7)]; char o[_Generic(__builtin_bswap32(1), unsigned: 3, default: 7)]; };`,
  ],
  [
    "kinds of what is too large for an int",
    `enum e { A = 1ull << 40 };
struct S { char a[_Generic(4294967296, long: 3, long long: 5)]; char b[_Generic(0xffffffffffffffff, unsigned long: 3, unsigned long long: 5)]; char c[_Generic(1ll, long: 3, long long: 5)]; char d[_Generic(A, unsigned long: 3, unsigned long long: 5)]; char e[_Generic((enum e)0, unsigned long: 3, unsigned long long: 5)]; char f[_Generic((enum e)0 - 1, unsigned long: 3, unsigned long long: 5)]; };`,
  ],
  [
    "a number beside a null pointer is a pointer",
    "struct S { char a[_Generic(1 ? 4 : (void *)0, int: 3, void *: 4)]; char b[_Generic(1 ? (void *)0 : 4, int: 3, void *: 4)]; };",
  ],
];
