// Random C definitions of forms newer than most: members without declarators that have a tag (as
// the kernel has them since 6.19), attributes around those, groups, and the types of C23.
import { Dice } from "./definitions.ts";

const basics = `typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef u64 u64a4 __attribute__((aligned(4)));
typedef u32 u32a8 __attribute__((aligned(8)));
`;

/** Bodies of records that are embedded; `$` stands for a number of their own. */
const bodies: readonly string[] = [
  "{ u32 a$; u8 b$; }",
  "{ u8 a$; u64 b$; } __attribute__((packed))",
  "{ u16 a$; u64a4 b$; }",
  "{ u32 a$ : 5; u64 b$ : 33; }",
  "{ u8 a$[3]; } __attribute__((aligned(8)))",
  "{ u8 a$; u32a8 b$; }",
  "{ u8 a$ : 3, b$ : 7; long c$; }",
];

const numbered = (body: string, number: number): string => body.replaceAll("$", `${number}`);
const tags = bodies.flatMap((_, index) => [`struct s${index}`, `union n${index}`, `t${index}`]);

const embedded = bodies.map((body, at) => {
  const [first, second, third] = [100, 200, 300].map((base) => numbered(body, base + at));
  return `struct s${at} ${first};\nunion n${at} ${second};\ntypedef struct ${third} t${at};\n`;
});

/** What every batch of embedding definitions starts with. */
export const embeddingPrelude: string = `${basics}${embedded.join("")}
struct flexible { u32 count; u8 kind; u16 items[]; };
static const u16 table[] = { 1, 2, [6] = 3, };
static const char word[] = "seven" "s";
#define GROUP(tag, name, attrs, ...) \\
  union { struct { __VA_ARGS__ } attrs; struct tag { __VA_ARGS__ } attrs name; } attrs
#define OVERLAP(name, attrs, ...) union { struct flexible name; struct { \\
  u8 name##_to[__builtin_offsetof(struct flexible, items)]; __VA_ARGS__ } attrs; }
`;

const attributes = ["packed", "aligned(2)", "aligned(8)", "aligned(16)", "packed, aligned(4)"];
const plain = "u8,u16,u32,u64,long,void *,u64a4,u32a8,char,long double,_Bool".split(",");
const fields = [
  ["u8", 8],
  ["u16", 16],
  ["u32", 32],
  ["u64", 64],
  ["_Bool", 1],
] as const;

abstract class ModernPrinter {
  protected readonly dice: Dice;
  #count = 0;

  constructor(dice: Dice) {
    this.dice = dice;
  }

  protected name(): string {
    return `m${this.#count++}`;
  }

  protected attribute(outOf: number): string {
    return this.dice.chance(outOf) ? ` __attribute__((${this.dice.one(attributes)}))` : "";
  }

  protected simple(): string {
    const { dice } = this;
    if (dice.chance(3)) {
      const [type, most] = dice.one(fields);
      return `${type} ${this.name()} : ${1 + dice.below(most)};`;
    }
    const type = dice.one(plain);
    // There is no array of what is aligned to more than its size.
    const count = type !== "u32a8" && dice.chance(4) ? `[${dice.below(4)}]` : "";
    return `${type} ${this.name()}${count}${this.attribute(8)};`;
  }

  protected simples(): string {
    return Array.from({ length: 1 + this.dice.below(3) }, () => this.simple()).join(" ");
  }

  protected abstract member(): string;

  definition(tag: string): string {
    const { dice } = this;
    const members = Array.from({ length: 1 + dice.below(6) }, () => this.member()).join(" ");
    const text = `struct ${tag} { ${members} } ${this.attribute(5)};\n`;
    if (!dice.chance(6)) return text;
    return `#pragma pack(push, ${dice.one([1, 2, 4, 8])})\n${text}#pragma pack(pop)\n`;
  }
}

class EmbeddingPrinter extends ModernPrinter {
  readonly #left = [...tags];

  protected override member(): string {
    const { dice } = this;
    switch (dice.below(7)) {
      case 0:
      case 1:
        return this.#embedded();
      case 2:
        return this.#untagged();
      case 3: {
        const tag = dice.chance(2) ? `g${dice.below(1 << 30)}` : "";
        return `GROUP(${tag}, ${this.name()}, ${this.attribute(3)}, ${this.simples()});`;
      }
      case 4:
        if (!dice.chance(3)) return this.simple();
        return `OVERLAP(${this.name()}, ${this.attribute(3)}, ${this.simples()});`;
      case 5:
        if (!dice.chance(3)) return this.simple();
        return `u8 ${this.name()}[sizeof(word)], ${this.name()}[sizeof(table) / sizeof(*table)];`;
      default:
        return this.simple();
    }
  }

  #before(): string {
    return this.dice.chance(12) ? "_Alignas(16)" : this.attribute(5);
  }

  /** A record that is only named; each at most once, for two would have the same members. */
  #embedded(): string {
    const at = this.dice.below(this.#left.length);
    const [tag = ""] = this.#left.splice(at, 1);
    return `${this.#before()} ${tag} ${this.attribute(5)};`;
  }

  #untagged(): string {
    const kind = this.dice.one(["struct", "union"]);
    const tag = this.dice.chance(4) ? `h${this.dice.below(1 << 30)}` : "";
    const constant = this.dice.chance(5) ? "const" : "";
    const behind = `${this.attribute(5)} ${constant} ${this.attribute(8)}`;
    return `${this.#before()} ${kind} ${tag} { ${this.simples()} } ${behind};`;
  }
}

/** The embedding definition of `struct D<seed>`; it needs `-fms-extensions`. */
export function embeddingDefinition(seed: number): string {
  return new EmbeddingPrinter(new Dice(seed ^ 0x0e4b0000)).definition(`D${seed}`);
}

const enumTypes = "signed char,u8,short,u16,int,u32,long,u64,long long,_Bool".split(",");

/** What every batch of C23 definitions starts with. */
export const c23Prelude: string = `${basics}${enumTypes
  .map((type, at) => `enum e${at} : ${type} { E${at} = 1 };\n`)
  .join("")}constexpr int five = 5;
enum later : u16;
`;

class C23Printer extends ModernPrinter {
  protected override member(): string {
    const { dice } = this;
    const name = this.name();
    const at = dice.below(enumTypes.length);
    // clang 22 initializes a bit-field behind one of 65 to 96 bits wrongly on i386.
    const bits = dice.chance(3) ? 96 + dice.below(32) : 1 + dice.below(63);
    const sign = dice.one(["", "unsigned "]);
    switch (dice.below(8)) {
      case 0:
        return `enum e${at} ${name};`;
      case 1:
        return `enum e${at} ${name} : 1; enum later ${this.name()} : ${1 + dice.below(16)};`;
      case 2:
        return `${sign}_BitInt(${bits + 1}) ${name}${dice.chance(3) ? "[2]" : ""};`;
      case 3:
        return `unsigned _BitInt(${bits}) ${name} : ${1 + dice.below(Math.min(bits, 64))};`;
      case 4:
        return `[[gnu::aligned(${dice.one([2, 8, 16])})]] ${dice.one(plain)} ${name};`;
      case 5:
        return `u32 ${name} [[gnu::packed]]; typeof_unqual(const u16) ${this.name()}[five];`;
      case 6:
        return `alignas(${dice.one(["16", "u64"])}) u16 ${name}; static_assert(five > 4);`;
      default:
        return this.simple();
    }
  }
}

/** The definition of `struct D<seed>` in C23; it needs `-std=gnu2x` and a compiler from 2023. */
export function c23Definition(seed: number): string {
  return new C23Printer(new Dice(seed ^ 0x0c230000)).definition(`D${seed}`);
}
