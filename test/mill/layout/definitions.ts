// Random C definitions from a seed: every construct the layout rules know, in C text.

/** Numbers from a seed; the same seed, the same numbers (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) % count;
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  chance(outOf: number): boolean {
    return this.below(outOf) === 0;
  }
}

/** What every batch of definitions starts with. */
export const prelude = `typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef u64 u64a4 __attribute__((aligned(4)));
typedef u32 u32a2 __attribute__((aligned(2)));
typedef u32 u32a8 __attribute__((aligned(8)));
enum small { S0, S1 = 70000 };
enum negative { N0 = -5, N1 = 70000 };
enum wide { W0 = 0x100000000ULL };
`;

const integers = ["u8", "u16", "u32", "u64", "char", "short", "int", "long", "long long", "_Bool"];
const others = ["float", "double", "long double", "void *", "u64a4", "u32a2", "u32a8"];
const enums = ["enum small", "enum negative", "enum wide"];
const widths: Readonly<Record<string, number>> = {
  u8: 8,
  char: 8,
  u16: 16,
  short: 16,
  u32: 32,
  int: 32,
  u64: 64,
  "long long": 64,
  _Bool: 1,
  "enum small": 32,
};

/** Prints one definition at a time; names count up so that no two members share one. */
class Printer {
  readonly #dice: Dice;
  /** Attributes of one record in two, beside those of any. */
  readonly #more: readonly string[];
  #count = 0;

  constructor(dice: Dice, more: readonly string[] = []) {
    this.#dice = dice;
    this.#more = more;
  }

  #name(): string {
    return `m${this.#count++}`;
  }

  #attributes(one: readonly string[]): string {
    return this.#dice.chance(6) ? ` __attribute__((${this.#dice.one(one)}))` : "";
  }

  #bitField(): string {
    const type = this.#dice.one(Object.keys(widths));
    const most = widths[type] ?? 1;
    if (this.#dice.chance(8))
      return `${type} : ${type === "_Bool" ? 1 : this.#dice.below(most + 1)}`;
    const packed = this.#attributes(["packed", "aligned(4)", "packed, aligned(2)"]);
    return `${type} ${this.#name()} : ${1 + this.#dice.below(most)}${packed}`;
  }

  #plain(): string {
    const type = this.#dice.one([...integers, ...others, ...enums]);
    const attributes = this.#attributes([
      "packed",
      "aligned(2)",
      "aligned(16)",
      "packed, aligned(4)",
    ]);
    if (this.#dice.chance(20)) return `void (*${this.#name()})(int)`;
    // gcc refuses arrays of elements aligned to more than their size.
    const dims = this.#dice.chance(4) && type !== "u32a8" ? this.#dimensions() : "";
    return `${type} ${this.#name()}${dims}${attributes}`;
  }

  #dimensions(): string {
    const counts = Array.from({ length: 1 + this.#dice.below(3) }, () => 1 + this.#dice.below(4));
    return counts.map((count) => `[${count}]`).join("");
  }

  #member(depth: number): string {
    if (this.#dice.chance(3)) return this.#bitField();
    if (depth < 3 && this.#dice.chance(6)) {
      const body = this.#body(depth + 1);
      return this.#dice.chance(2)
        ? body
        : `${body} ${this.#name()}${this.#dice.chance(3) ? "[2]" : ""}`;
    }
    return this.#plain();
  }

  /** `struct { ... } attributes`, or with a tag. */
  #body(depth: number, tag = ""): string {
    const kind = this.#dice.chance(5) ? "union" : "struct";
    const members = Array.from({ length: 1 + this.#dice.below(6) }, () => this.#member(depth));
    let attributes = this.#attributes(["packed", "aligned(8)", "aligned", "packed, aligned(2)"]);
    if (this.#more.length > 0 && this.#dice.chance(2))
      attributes += ` __attribute__((${this.#dice.one(this.#more)}))`;
    return `${kind} ${tag}{ ${members.map((member) => `${member}; `).join("")}}${attributes}`;
  }

  definition(tag: string): string {
    const pack = this.#dice.chance(6) ? this.#dice.one([1, 2, 4, 8]) : 0;
    // The kind of the outermost record is part of its tag's spelling: always a struct.
    const body = this.#body(0, `${tag} `).replace(/^union/, "struct");
    const flexible = this.#dice.chance(8) ? opened(body) : body;
    const text = `${flexible};\n`;
    return pack === 0 ? text : `#pragma pack(push, ${pack})\n${text}#pragma pack(pop)\n`;
  }
}

/** With a flexible array at the end, and a named member, which C wants in front of one. */
const opened = (body: string): string =>
  body.replace("{ ", "{ u8 head; ").replace(/\}([^}]*)$/, "u16 tail[]; }$1");

/** The definition of `struct D<seed>`. */
export function definition(seed: number): string {
  return new Printer(new Dice(seed)).definition(`D${seed}`);
}

/** The same where one record in two is laid out as Microsoft's compilers do. */
export function microsoftDefinition(seed: number): string {
  return new Printer(new Dice(seed ^ 0x35000000), ["ms_struct"]).definition(`D${seed}`);
}
