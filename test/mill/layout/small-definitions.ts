// Random records of about 8 bytes inside of others: i386 aligns them by what gcc keeps them in.
import { Dice } from "./definitions.ts";

const members: readonly string[] = [
  "_Atomic long long $[0]",
  "_Atomic long long $",
  "_Atomic(int) $",
  "_Complex float $",
  "_Complex int $",
  "_Complex short $",
  "float $[2]",
  "float $",
  "double $",
  "long long $",
  "int $",
  "short $[2]",
  "char $[3]",
  "char $[8]",
  "char $",
  "int $[0]",
  "int $ : 7",
  "long long $ : 64",
  "struct nothing $",
];
const attributes = ["aligned(2)", "aligned(4)", "aligned(8)", "packed", "packed, aligned(4)"];

/** What every batch of small definitions starts with. */
export const smallPrelude: string = "struct nothing { };\n";

class SmallPrinter {
  readonly #dice: Dice;
  #count = 0;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  #attribute(outOf: number): string {
    return this.#dice.chance(outOf) ? ` __attribute__((${this.#dice.one(attributes)}))` : "";
  }

  /** One to three members, the last of them maybe a record again. */
  #record(depth: number): string {
    const dice = this.#dice;
    const texts = Array.from({ length: 1 + dice.below(3) }, () => this.#member(depth));
    const kind = dice.chance(3) ? "union" : "struct";
    return `${kind} { ${texts.join(" ")} }${this.#attribute(12)}`;
  }

  #member(depth: number): string {
    const name = `m${this.#count++}`;
    if (depth > 2 || !this.#dice.chance(4)) {
      return `${this.#dice.one(members).replace("$", name)}${this.#attribute(8)};`;
    }
    const count = this.#dice.chance(4) ? `[${this.#dice.below(3)}]` : "";
    return `${this.#record(depth + 1)} ${name}${count}${this.#attribute(8)};`;
  }

  definition(tag: string): string {
    const inner = this.#record(0);
    return `struct ${tag} { char before; ${inner} inner; char behind; };\n`;
  }
}

/** The small definition of `struct D<seed>`. */
export function smallDefinition(seed: number): string {
  return new SmallPrinter(new Dice(seed ^ 0x08080000)).definition(`D${seed}`);
}
