// Random C definitions that use attributes wherever GNU C lets them stand, and types of every make.
import { Dice } from "./definitions.ts";

/** What every batch of wide definitions starts with. */
export const widePrelude = `typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef u64 u64a1 __attribute__((aligned(1)));
typedef u64 u64a4 __attribute__((aligned(4)));
typedef u64 u64a16 __attribute__((aligned(16)));
typedef u32 u32a2 __attribute__((aligned(2)));
typedef u32 u32a8 __attribute__((aligned(8)));
typedef u16 u16a1 __attribute__((aligned(1)));
typedef u8 u8a4 __attribute__((aligned(4)));
#ifdef __SIZEOF_INT128__
typedef __int128 widest;
#else
typedef long long widest;
#endif
typedef char three[3];
typedef u32 pair[2];
typedef u64 loose_pair[2] __attribute__((aligned(2)));
enum tiny { T0, T1 = 3 };
enum small { S0, S1 = 70000 };
enum negative { N0 = -5, N1 = 70000 };
enum wide { W0 = 0x100000000ULL };
enum __attribute__((packed)) packed_tiny { PT0, PT1 = 3 };
enum __attribute__((packed)) packed_negative { PN0 = -1, PN1 = 300 };
typedef enum small small_a2 __attribute__((aligned(2)));
struct one { char c; };
struct two { u8 a; u16 b; };
struct tight { u8 a; u64 b; } __attribute__((packed));
struct tailed { u64 a; u8 b; };
struct fields { u8 a; u32 b:5; u32 c:30; } __attribute__((packed, aligned(2)));
union either { u8 a[3]; u16 b; };
struct nothing { };
struct far { u32 x; } __attribute__((aligned(16)));
typedef struct tailed tailed_a2 __attribute__((aligned(2)));
typedef struct two two_a8 __attribute__((aligned(8)));
typedef struct { u8 a; long b; } untagged;
typedef u32 vector16 __attribute__((vector_size(16)));
typedef u16 vector8 __attribute__((vector_size(8)));
typedef float floats8 __attribute__((vector_size(8)));
struct lone { _Atomic long long a; };
struct lone_vector { vector8 a; };
struct odd { u8 a[3]; };
struct lone_odd { u8 a; _Atomic struct odd b; };
struct lone_tight { u8 a; _Atomic struct tight b; };
#ifdef __SIZEOF_FLOAT128__
typedef __float128 quad;
#else
typedef long double quad;
#endif
`;

const integers =
  "u8,u16,u32,u64,char,signed char,short,int,long,unsigned long,long long,_Bool,widest".split(",");
const others = (
  "float,double,long double,void *,_Complex float,_Complex double,_Complex long double," +
  "_Complex int,u64a1,u64a4,u32a2,u16a1,small_a2,typeof(int *),typeof((u64)1)," +
  "typeof(sizeof(int)),enum tiny,enum small,enum negative,enum wide,enum packed_tiny," +
  "enum packed_negative,three,pair,loose_pair,struct one,struct two,struct tight,struct tailed," +
  "struct fields,union either,struct nothing,struct far,tailed_a2,untagged," +
  "vector16,vector8,floats8,struct lone,struct lone_vector,struct lone_odd,struct lone_tight,quad"
).split(",");
/** Types with an alignment above their size: of these there is no array. */
const overAligned = ["u32a8", "u8a4", "u64a16", "two_a8"];
/** No attribute makes these packed. */
const atomics = ["_Atomic short", "_Atomic int", "_Atomic char"];

const widths: Readonly<Record<string, number>> = {
  u8: 8,
  char: 8,
  "signed char": 8,
  u16: 16,
  short: 16,
  u32: 32,
  int: 32,
  long: 32,
  "unsigned long": 32,
  u64: 64,
  "long long": 64,
  _Bool: 1,
  widest: 64,
  u64a1: 64,
  u64a4: 64,
  u64a16: 64,
  u32a2: 32,
  u32a8: 32,
  u16a1: 16,
  u8a4: 8,
  small_a2: 32,
  "enum tiny": 2,
  "enum small": 32,
  "enum negative": 32,
  "enum wide": 33,
  "enum packed_tiny": 2,
  "enum packed_negative": 16,
};

const onField =
  "packed;aligned(1);aligned(2);aligned(4);aligned(8);aligned(16);aligned;packed, aligned(2)".split(
    ";",
  );
const onMember = [...onField, "packed, aligned(4)", "aligned(8), aligned(4)", "aligned(64)"];
const onRecord = [...onField, "packed, aligned(16)", "aligned(2), aligned"];
const packs = [1, 2, 4, 8, 16];

class WidePrinter {
  readonly #dice: Dice;
  #count = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  #name(): string {
    return `m${this.#count++}`;
  }

  #attribute(of: readonly string[], outOf: number): string {
    return this.#dice.chance(outOf) ? ` __attribute__((${this.#dice.one(of)}))` : "";
  }

  #dimensions(): string {
    const counts = Array.from({ length: 1 + this.#dice.below(3) }, () => this.#dice.below(5));
    return counts.map((count) => `[${count}]`).join("");
  }

  #bitField(): string {
    const dice = this.#dice;
    const type = dice.one(Object.keys(widths));
    const most = widths[type] ?? 1;
    const isNamed = !dice.chance(7);
    const width = isNamed ? (dice.chance(3) ? most : 1 + dice.below(most)) : dice.below(most + 1);
    const before = this.#attribute(["packed", "aligned(4)"], 25).trimStart();
    const behind = this.#attribute(onField, isNamed ? 5 : 12);
    return `${before} ${type} ${isNamed ? this.#name() : ""} : ${width}${behind};`;
  }

  /** Several declarators of one type, bit-fields among them. */
  #list(): string {
    const type = this.#dice.one(integers.filter((word) => word !== "_Bool"));
    const fields = [3, 5].map((bits) => `${this.#name()} : ${bits}`).join(", ");
    const behind = this.#attribute(["packed", "aligned(4)"], 3);
    return `${type} ${fields}${behind}, : 0, ${this.#name()}, ${this.#name()}[2];`;
  }

  #plain(): string {
    const dice = this.#dice;
    if (dice.chance(30)) return this.#list();
    if (dice.chance(20)) return `${dice.one(atomics)} ${this.#name()};`;
    const behind = this.#attribute(onMember, 6);
    if (dice.chance(25)) return `void (*${this.#name()})(int)${behind};`;
    if (dice.chance(12)) return `${dice.one(overAligned)} ${this.#name()}${behind};`;
    const type = dice.one([...integers, ...others]);
    // Weaker than the type is an error, and to clang together with a weaker attribute too.
    const isBare = behind === "";
    const before = isBare && dice.chance(12) ? dice.one(["_Alignas(16) ", "_Alignas(0) "]) : "";
    const pointer = dice.chance(25) ? "*" : "";
    const dimensions = dice.chance(4) ? this.#dimensions() : "";
    return `${before}${type} ${pointer}${this.#name()}${dimensions}${behind};`;
  }

  #member(depth: number): string {
    if (this.#dice.chance(3)) return this.#bitField();
    if (depth >= 3 || !this.#dice.chance(6)) return this.#plain();
    const body = this.#body(depth + 1);
    if (this.#dice.chance(2)) return `${body};`;
    const before = this.#attribute(["aligned(8)"], 12).trimStart();
    const count = this.#dice.chance(3) ? "[2]" : "";
    return `${before} ${body} ${this.#name()}${count}${this.#attribute(onMember, 8)};`;
  }

  /** Members, some of them maybe under a pragma of their own. */
  #members(depth: number): string {
    const dice = this.#dice;
    const count = dice.chance(40) ? 0 : 1 + dice.below(6);
    const members = Array.from({ length: count }, () => this.#member(depth));
    if (dice.chance(15)) {
      const from = dice.below(count + 1);
      members.splice(from, 0, `\n#pragma pack(push, ${dice.one(packs)})\n`);
      members.splice(from + 1 + dice.below(count + 1), 0, "\n#pragma pack(pop)\n");
    }
    return members.join(" ");
  }

  /** `struct { ... }` with attributes on both sides, `tag` its name. */
  #body(depth: number, tag = ""): string {
    const kind = tag === "" && this.#dice.chance(5) ? "union" : "struct";
    const before = this.#attribute(["packed", "aligned(8)", "aligned(4)"], 15);
    const behind = this.#attribute(onRecord, 5);
    const flexible = tag === "" || !this.#dice.chance(8) ? "" : this.#tail();
    const head = flexible === "" ? "" : "u8 head; ";
    return `${kind}${before} ${tag} { ${head}${this.#members(depth)} ${flexible}}${behind}`;
  }

  /** A flexible array. */
  #tail(): string {
    const type = this.#dice.one(["u8", "u16", "u64", "long", "struct two"]);
    return `${type} tail[${this.#dice.one(["", "0"])}]; `;
  }

  definition(tag: string): string {
    const text = `${this.#body(0, tag)};\n`;
    if (!this.#dice.chance(5)) return text;
    return `#pragma pack(push, ${this.#dice.one(packs)})\n${text}#pragma pack(pop)\n`;
  }
}

/** The wide definition of `struct D<seed>`. */
export function wideDefinition(seed: number): string {
  // Far from the seeds of the narrow ones.
  return new WidePrinter(new Dice(seed ^ 0x5eed0000)).definition(`D${seed}`);
}
