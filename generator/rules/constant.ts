// Small constant expressions in macros: what an ioctl number's type and nr are made of.
import type { EnumType, MacroDefinition } from "../model/index.ts";

/** Macros are followed this deep, which ends definitions that go in circles. */
const depthMax = 16;

/** The numbers some macros stand for. Each macro is worked out once. */
export class Constants {
  readonly #macros: ReadonlyMap<string, MacroDefinition>;
  readonly #values = new Map<string, number | undefined>();

  readonly #enumerators: ReadonlyMap<string, bigint>;

  constructor(macros: readonly MacroDefinition[], enums: readonly EnumType[] = []) {
    this.#macros = new Map(macros.map((macro) => [macro.name, macro]));
    this.#enumerators = new Map(
      enums.flatMap(({ values }) => values.map(({ name, value }) => [name, value] as const)),
    );
  }

  /** The value of a sum, product or shift of numbers, characters and macros; undefined else. */
  valueOf(text: string, depth = 0): number | undefined {
    if (depth > depthMax) return undefined;
    const sum = new Sum(text.match(tokens) ?? [], (name) => this.#named(name, depth + 1));
    const value = sum.value();
    return sum.isAtEnd ? value : undefined;
  }

  #named(name: string, depth: number): number | undefined {
    if (this.#values.has(name)) return this.#values.get(name);
    // What asks for itself has no value.
    this.#values.set(name, undefined);
    const macro = this.#macros.get(name);
    const enumerator = this.#enumerators.get(name);
    if (macro?.parameters !== undefined) return undefined;
    // A header may define an enumerator once more as itself, for `#ifdef`.
    const value =
      (macro === undefined ? undefined : this.valueOf(macro.body, depth)) ??
      (enumerator === undefined ? undefined : Number(enumerator));
    this.#values.set(name, value);
    return value;
  }
}

const tokens = /0[xX][\da-fA-F]+[uUlL]*|\d+[uUlL]*|'(?:[^'\\]|\\.)'|\w+|<<|\S/g;

/** Deeper parentheses than any header has. */
const nestingMax = 50;

class Sum {
  readonly #tokens: readonly string[];
  readonly #named: (name: string) => number | undefined;
  #at = 0;
  #open = 0;

  constructor(words: readonly string[], named: (name: string) => number | undefined) {
    this.#tokens = words;
    this.#named = named;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length && this.#tokens.length > 0;
  }

  value(): number | undefined {
    return this.#chain(["|"], () => this.#shift());
  }

  #shift(): number | undefined {
    return this.#chain(["<<"], () => this.#plus());
  }

  #plus(): number | undefined {
    return this.#chain(["+", "-"], () => this.#times());
  }

  #times(): number | undefined {
    return this.#chain(["*"], () => this.#atom());
  }

  #chain(signs: readonly string[], operand: () => number | undefined): number | undefined {
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

  #atom(): number | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined) return undefined;
    this.#at += 1;
    if (token === "(") return this.#inParentheses();
    if (/^\d/.test(token)) return numberIn(token.replace(/[uUlL]+$/, ""));
    if (/^'.'$/.test(token)) return token.charCodeAt(1);
    return this.#named(token);
  }

  #inParentheses(): number | undefined {
    this.#open += 1;
    const value = this.#open > nestingMax ? undefined : this.value();
    this.#open -= 1;
    if (this.#tokens[this.#at] !== ")") return undefined;
    this.#at += 1;
    return value;
  }
}

const numberIn = (word: string): number => Number(/^0\d/.test(word) ? `0o${word.slice(1)}` : word);

function applied(sign: string, left: number, right: number): number {
  switch (sign) {
    case "|":
      return left | right;
    case "<<":
      return left << right;
    case "+":
      return left + right;
    case "-":
      return left - right;
    default:
      return left * right;
  }
}
