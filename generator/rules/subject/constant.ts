// Small constant expressions in macros: what flags, and an ioctl number's type and nr, are made of.
import type { EnumType, MacroDefinition } from "../../model/index.ts";

/** Macros are followed this deep, which ends definitions that go in circles. */
const depthMax = 16;

/** The numbers some macros stand for. Each macro is worked out once. */
export class Constants {
  readonly #macros: ReadonlyMap<string, MacroDefinition>;
  readonly #values = new Map<string, bigint | undefined>();

  readonly #enumerators: ReadonlyMap<string, bigint>;

  constructor(macros: readonly MacroDefinition[], enums: readonly EnumType[] = []) {
    this.#macros = new Map(macros.map((macro) => [macro.name, macro]));
    this.#enumerators = new Map(
      enums.flatMap(({ values }) => values.map(({ name, value }) => [name, value] as const)),
    );
  }

  /** The value of a sum, product or shift of numbers, characters and macros; undefined else. */
  valueOf(text: string, depth = 0): bigint | undefined {
    if (depth > depthMax) return undefined;
    const sum = new Sum(text.match(tokens) ?? [], (name) => this.#named(name, depth + 1));
    const value = sum.value();
    return sum.isAtEnd ? value : undefined;
  }

  #named(name: string, depth: number): bigint | undefined {
    if (this.#values.has(name)) return this.#values.get(name);
    // What asks for itself has no value.
    this.#values.set(name, undefined);
    const macro = this.#macros.get(name);
    const enumerator = this.#enumerators.get(name);
    if (macro?.parameters !== undefined) return undefined;
    // A header may define an enumerator once more as itself, for `#ifdef`.
    const value = (macro === undefined ? undefined : this.valueOf(macro.body, depth)) ?? enumerator;
    this.#values.set(name, value);
    return value;
  }
}

const tokens = /0[xX][\da-fA-F]+[uUlL]*|\d+[uUlL]*|'(?:[^'\\]|\\.)'|\w+|<<|\S/g;

/** Deeper parentheses than any header has. */
const nestingMax = 50;

class Sum {
  readonly #tokens: readonly string[];
  readonly #named: (name: string) => bigint | undefined;
  #at = 0;
  #open = 0;

  constructor(words: readonly string[], named: (name: string) => bigint | undefined) {
    this.#tokens = words;
    this.#named = named;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length && this.#tokens.length > 0;
  }

  value(): bigint | undefined {
    return this.#chain(["|"], () => this.#shift());
  }

  #shift(): bigint | undefined {
    return this.#chain(["<<"], () => this.#plus());
  }

  #plus(): bigint | undefined {
    return this.#chain(["+", "-"], () => this.#times());
  }

  #times(): bigint | undefined {
    return this.#chain(["*"], () => this.#atom());
  }

  #chain(signs: readonly string[], operand: () => bigint | undefined): bigint | undefined {
    let value = operand();
    for (let sign = this.#tokens[this.#at]; sign !== undefined && signs.includes(sign);) {
      this.#at += 1;
      const right = operand();
      if (value === undefined || right === undefined) return undefined;
      value = applied(sign, value, right);
      sign = this.#tokens[this.#at];
    }
    return value;
  }

  #atom(): bigint | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined) return undefined;
    this.#at += 1;
    if (token === "(") return this.#inParentheses();
    if (/^\d/.test(token)) return numberIn(token.replace(/(?<![uUlL])[uUlL]+$/, ""));
    if (/^'.'$/.test(token)) return BigInt(token.charCodeAt(1));
    return this.#named(token);
  }

  #inParentheses(): bigint | undefined {
    this.#open += 1;
    const value = this.#open > nestingMax ? undefined : this.value();
    this.#open -= 1;
    if (this.#tokens[this.#at] !== ")") return undefined;
    this.#at += 1;
    return value;
  }
}

/** `017` is octal. What only begins like a number, `0b12`, is none. */
function numberIn(word: string): bigint | undefined {
  if (!/^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i.test(word)) return undefined;
  return BigInt(/^0\d/.test(word) ? `0o${word.slice(1)}` : word);
}

/** No constant of C is wider, and a definition that squares itself again and again ends here. */
const isWord = (value: bigint): boolean => BigInt.asIntN(65, value) === value;

function applied(sign: string, left: bigint, right: bigint): bigint | undefined {
  const value = combined(sign, left, right);
  return value !== undefined && isWord(value) ? value : undefined;
}

function combined(sign: string, left: bigint, right: bigint): bigint | undefined {
  switch (sign) {
    case "|":
      return left | right;
    case "<<":
      return right >= 0n && right < 64n ? left << right : undefined;
    case "+":
      return left + right;
    case "-":
      return left - right;
    default:
      return left * right;
  }
}
