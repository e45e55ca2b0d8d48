// What several readings may share: words, tokens, and what included files turned out to do.
import * as Kind from "../lex/kind.ts";
import {
  commonMacroNames,
  portMacroNames,
  predefinedMacros,
  targets,
  type Target,
} from "../../../targets/index.ts";
import { builtinMacroText, byteOrderMacros } from "./builtin-macros.ts";
import { nextLine } from "../stream/inclusion.ts";
import { Includes, type Manner } from "./includes.ts";
import type { Lexed } from "../lex/lexed.ts";
import { Lexer } from "../lex/lexer.ts";
import { Macro, macroAt, type Origin, type Special } from "../lex/macro.ts";
import type { Names } from "../lex/names.ts";
import { Scope, type ScopeMark } from "../scope/scope.ts";
import type { SourceFile } from "../lex/source.ts";
import { Split, type Meaning } from "../scope/split.ts";
import { TokenStream } from "../stream/token-stream.ts";
import { reservedNames } from "../lex/words.ts";

const specials: Readonly<Record<string, Special>> = {
  __LINE__: "line",
  __FILE__: "file",
  __BASE_FILE__: "base",
  __FILE_NAME__: "file",
  __INCLUDE_LEVEL__: "depth",
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

/** Files kept at most: a mail of ten thousand hunks reads each but once or twice. */
const filesMax = 4_000;

/**
 * Keeps the words and the tokens of every file handed in, and what each included file did, so that
 * reading a header for many files, or a file for many targets, does the work once. One reading at a
 * time.
 */
export class ReadSession {
  readonly names: Names = reservedNames.copy();
  readonly lexer: Lexer = new Lexer(this.names);
  readonly stream: TokenStream = new TokenStream();
  readonly scope: Scope = new Scope();
  private readonly nothing = this.lexer.lex({ path: "built-in", text: "" }, false);
  private readonly lexedFiles = new Map<SourceFile, Lexed>();
  private readonly portMacros = new Map<Target, ReadonlyMap<number, Macro>>();
  private readonly givenMacros = new Map<string, readonly Macro[]>();
  private readonly includesByManner: Includes[] = [];
  private readonly counts: Macro[] = [];
  private readonly start: ScopeMark;
  private byteOrderMeanings: readonly (readonly [number, Meaning<Macro>])[] | undefined;

  constructor() {
    const { macros } = this.scope;
    const builtins = this.macrosIn("built-in", builtinMacroText, { builtin: true });
    for (const macro of builtins) macros.set(macro.atom, macro);
    for (const [name, special] of Object.entries(specials)) {
      const atom = this.names.intern(name);
      macros.set(atom, new Macro(atom, this.nothing, 0, 0, undefined, false, { special }));
    }
    this.predefine(targets[0]!);
    this.start = this.scope.mark();
  }

  /** Forgets what the reading before defined. */
  restart(): void {
    if (this.lexedFiles.size > filesMax) {
      this.lexedFiles.clear();
      this.includesByManner.length = 0;
    }
    this.stream.restart();
    this.scope.rollback(this.start);
    this.scope.record(false);
    this.scope.forgetReads();
  }

  /** The tokens of a file. `fragment`: it may start inside a comment. */
  lexed(file: SourceFile, fragment: boolean): Lexed {
    let lexed = this.lexedFiles.get(file);
    if (lexed === undefined) {
      lexed = this.lexer.lex(file, fragment);
      this.lexedFiles.set(file, lexed);
    }
    return lexed;
  }

  /** What included files did in readings of the same manner. */
  includes(manner: Manner): Includes {
    let includes = this.includesByManner.find((one) => one.isOf(manner));
    if (includes === undefined) {
      includes = new Includes(manner);
      this.includesByManner.push(includes);
    }
    return includes;
  }

  /** Headers of machines that are not on any disk, by path. */
  readonly machineFiles: Map<string, SourceFile> = new Map();

  /** Words that stand in for `asm/byteorder.h`, with what each means. */
  byteOrder(): readonly (readonly [number, Meaning<Macro>])[] {
    this.byteOrderMeanings ??= this.byteOrders();
    return this.byteOrderMeanings;
  }

  /** The macros of `-D` words, the same ones for the same words. */
  given(defines: readonly (readonly [string, string])[]): readonly Macro[] {
    const text = definitions(defines);
    let macros = this.givenMacros.get(text);
    if (macros === undefined) {
      macros = this.macrosIn("command line", text);
      this.givenMacros.set(text, macros);
    }
    return macros;
  }

  /** A macro no text can name, `place` being its atom: the same one for the same count. */
  counted(place: number, count: number): Macro {
    return (this.counts[count] ??= new Macro(place, this.nothing, count, count));
  }

  /** Kind and atom of a spelling when it is exactly one token. */
  lexOne(text: string): { readonly kind: number; readonly atom: number } | undefined {
    const lexed = this.lexer.lex({ path: "", text }, false);
    if (lexed.count !== 2 || lexed.kinds[0] === Kind.Stray) return undefined;
    return { kind: lexed.kinds[0]!, atom: lexed.atoms[0]! };
  }

  /** Every macro a text of `#define` lines defines. */
  macrosIn(path: string, text: string, origin?: Origin): Macro[] {
    const lexed = this.lexer.lex({ path, text }, false);
    const macros: Macro[] = [];
    for (let at = 0; at < lexed.count - 1;) {
      const end = nextLine(lexed, at);
      const macro = macroAt(lexed, lexed.kinds[at] === Kind.Define ? at : at + 2, end);
      if (macro !== undefined) macros.push(macro.withOrigin(origin));
      at = end;
    }
    return macros;
  }

  /** Predefined macros: those every target defines alike as they are, the others by target. */
  private predefine(any: Target): void {
    const predefined = [...predefinedMacros(any)];
    const common = predefined.filter(([name]) => commonMacroNames.has(name));
    for (const macro of this.macrosIn("predefined", definitions(common))) {
      this.scope.macros.set(macro.atom, macro);
    }
    const varying = predefined.map(([name]) => name).filter((name) => !commonMacroNames.has(name));
    for (const word of new Set([...varying, ...portMacroNames])) {
      const atom = this.names.intern(word.replace(/\(.*$/, ""));
      const of = (target: Target): Macro | undefined => this.portMacrosOf(target).get(atom);
      const text = (target: Target): string | undefined => predefinedMacros(target).get(word);
      this.scope.macros.set(atom, new Split(word, of, text));
    }
  }

  private portMacrosOf(target: Target): ReadonlyMap<number, Macro> {
    let macros = this.portMacros.get(target);
    if (macros === undefined) {
      const own = [...predefinedMacros(target)].filter(([name]) => !commonMacroNames.has(name));
      const all = this.macrosIn(target.name, definitions(own));
      macros = new Map(all.map((macro) => [macro.atom, macro]));
      this.portMacros.set(target, macros);
    }
    return macros;
  }

  private byteOrders(): (readonly [number, Meaning<Macro>])[] {
    const orders = { little: new Map<number, Macro>(), big: new Map<number, Macro>() };
    for (const endian of ["little", "big"] as const) {
      const macros = this.macrosIn("byte order", definitions(byteOrderMacros(endian)));
      for (const macro of macros) orders[endian].set(macro.atom, macro);
    }
    const atoms = new Set([...orders.little.keys(), ...orders.big.keys()]);
    return [...atoms].map((atom) => {
      const of = (target: Target): Macro | undefined => orders[target.endian].get(atom);
      return [atom, new Split("__BYTE_ORDER__", of, ({ endian }) => endian)] as const;
    });
  }
}

function definitions(words: readonly (readonly [string, string])[]): string {
  return words.map(([name, body]) => `#define ${name} ${body}`).join("\n");
}
