// What several readings may share: words and tokens, never meanings.
import {
  commonMacroNames,
  portMacroNames,
  predefinedMacros,
  type Target,
} from "../../targets/index.ts";
import { builtinMacroText, byteOrderMacros } from "./builtin-macros.ts";
import { AtomTable } from "./atom-table.ts";
import type { Lexed } from "./lexed.ts";
import { Lexer } from "./lexer.ts";
import { Macro, macroAt, type Origin, type Special } from "./macro.ts";
import type { Names } from "./names.ts";
import { nextLine } from "./inclusion.ts";
import type { Symbols } from "./parser.ts";
import type { SourceFile } from "./source.ts";
import { Kind } from "./token.ts";
import { TokenStream } from "./token-stream.ts";
import { reservedNames } from "./words.ts";

const specials: Readonly<Record<string, Special>> = {
  __LINE__: "line",
  __FILE__: "file",
  __BASE_FILE__: "file",
  __COUNTER__: "counter",
  _Pragma: "pragma",
  __has_include: "query",
  __has_include_next: "query",
  __has_attribute: "query",
  __has_c_attribute: "query",
  __has_builtin: "query",
  __has_feature: "query",
  __has_extension: "query",
  __has_embed: "query",
};

/**
 * Keeps the words and the tokens of every file handed in, so that reading a header for many files,
 * or a file for many targets, lexes it once. One reading at a time.
 */
export class ReadSession {
  readonly names: Names = reservedNames.copy();
  readonly lexer: Lexer = new Lexer(this.names);
  readonly stream: TokenStream = new TokenStream();
  readonly macros: AtomTable<Macro> = new AtomTable();
  readonly symbols: Symbols = {
    typedefs: new AtomTable(),
    tags: new AtomTable(),
    constants: new AtomTable(),
  };
  readonly #nothing = this.lexer.lex({ path: "built-in", text: "" }, false);
  readonly #lexed = new Map<SourceFile, Lexed>();
  readonly #macros = new Map<Target, ReadonlyMap<number, Macro>>();
  readonly #builtins: readonly Macro[] = [
    ...this.macrosIn("built-in", builtinMacroText, () => ({ builtin: true })),
    ...Object.entries(specials).map(([name, special]) => this.#special(name, special)),
  ];

  /** The tokens of a file. `fragment`: it may start inside a comment. */
  lexed(file: SourceFile, fragment: boolean): Lexed {
    let lexed = this.#lexed.get(file);
    if (lexed === undefined) {
      lexed = this.lexer.lex(file, fragment);
      this.#lexed.set(file, lexed);
    }
    return lexed;
  }

  /** What a reading for a target knows before it reads. */
  macrosOf(target: Target): ReadonlyMap<number, Macro> {
    let macros = this.#macros.get(target);
    if (macros === undefined) {
      const all = [...this.#builtins, ...this.#targetMacros(target)];
      macros = new Map(all.map((macro) => [macro.atom, macro]));
      this.#macros.set(target, macros);
    }
    return macros;
  }

  /** Macros that stand in for `asm/byteorder.h`. */
  byteOrderMacros(target: Target): readonly Macro[] {
    const words = byteOrderMacros(target.endian);
    const question = "__BYTE_ORDER__";
    const there = this.macrosIn("byte order", definitions(words), () => ({ question }));
    const names = new Set(words.map(([name]) => name));
    const other = byteOrderMacros(target.endian === "little" ? "big" : "little");
    const absent = other.filter(([name]) => !names.has(name));
    return [...there, ...absent.map(([name]) => this.#absent(name, question))];
  }

  /** Kind and atom of a spelling when it is exactly one token. */
  lexOne(text: string): { readonly kind: number; readonly atom: number } | undefined {
    const lexed = this.lexer.lex({ path: "", text }, false);
    if (lexed.count !== 2 || lexed.kinds[0] === Kind.Stray) return undefined;
    return { kind: lexed.kinds[0]!, atom: lexed.atoms[0]! };
  }

  /** Every macro a text of `#define` lines defines; `originOf` is asked by name. */
  macrosIn(
    path: string,
    text: string,
    originOf: (name: string) => Origin | undefined = () => undefined,
  ): Macro[] {
    const lexed = this.lexer.lex({ path, text }, false);
    const macros: Macro[] = [];
    for (const at of lexed.directives) {
      const macro = macroAt(lexed, at + 2, nextLine(lexed, at));
      if (macro === undefined) continue;
      macros.push(macro.withOrigin(originOf(this.names.texts[macro.atom]!)));
    }
    return macros;
  }

  #targetMacros(target: Target): Macro[] {
    const predefined = predefinedMacros(target);
    const varying = new Map<string, string>();
    for (const name of predefined.keys()) {
      if (!commonMacroNames.has(name)) varying.set(name.replace(/\(.*$/, ""), name);
    }
    const text = definitions([...predefined]);
    const defined = this.macrosIn(target.name, text, (name) => {
      const question = varying.get(name);
      return question === undefined ? undefined : { question };
    });
    const absent = [...portMacroNames].filter((name) => !predefined.has(name));
    return [...defined, ...absent.map((name) => this.#absent(name, name))];
  }

  #absent(name: string, question: string): Macro {
    return this.#empty(name, { question, absent: true });
  }

  #special(name: string, special: Special): Macro {
    return this.#empty(name, { special });
  }

  #empty(name: string, origin: Origin): Macro {
    return new Macro(this.names.intern(name), this.#nothing, 0, 0, undefined, false, origin);
  }
}

function definitions(words: readonly (readonly [string, string])[]): string {
  return words.map(([name, body]) => `#define ${name} ${body}`).join("\n");
}
