// `#pragma once`, `pack`, `push_macro` and `pop_macro`; the others are of no interest here.
import * as Kind from "../lex/kind.ts";
import type { Target } from "../../../targets/index.ts";
import type { AtomTable } from "../scope/atom-table.ts";
import type { Findings } from "../stream/findings.ts";
import { saysOnce, type Inclusion } from "../stream/inclusion.ts";
import type { Lexed } from "../lex/lexed.ts";
import { Macro } from "../lex/macro.ts";
import { integerOf } from "../value/arithmetic.ts";
import type { Names } from "../lex/names.ts";
import type { PackStack } from "../stream/pack.ts";
import { spell, type Token } from "../lex/token.ts";
import type { TokenStream } from "../stream/token-stream.ts";

/** What pragmas ask of the reading they are part of. */
export interface PragmasHost {
  readonly macros: AtomTable<Macro>;
  readonly names: Names;
  readonly packs: PackStack;
  readonly stream: TokenStream;
  readonly findings: Findings;
  readonly isFragment: boolean;
  lookup(atom: number): Macro | undefined;
  compiler(): Target["compiler"];
  lexOne(text: string): { readonly kind: number; readonly atom: number } | undefined;
  expandAll(tokens: readonly Token[]): readonly Token[];
}

/** Who heeds them on Linux. */
const foreign: ReadonlyMap<string, Target["compiler"]> = new Map([
  ["align", "clang"],
  ["scalar_storage_order", "gcc"],
]);

/** More meanings of one name than any header keeps; the last of them gives way. */
const keptMax = 64;

/** The name `push_macro("name")` speaks of. */
function namedIn(words: readonly string[]): string {
  return words
    .slice(1)
    .join("")
    .replaceAll(/[("\s)]/g, "");
}

/** Where the parenthesis closes that opens at a word; -1: it does not, or none opens there. */
function closing(words: readonly string[], open: number): number {
  if (words[open] !== "(") return -1;
  let depth = 0;
  for (let at = open; at < words.length; at++) {
    if (words[at] === "(") depth++;
    else if (words[at] === ")" && --depth === 0) return at;
  }
  return -1;
}

/** Carries out pragmas. */
export class Pragmas {
  private readonly host: PragmasHost;

  constructor(host: PragmasHost) {
    this.host = host;
  }

  /** A pragma by its words. */
  apply(words: readonly string[], inclusion: Inclusion, offset: number): void {
    if (words[0] === "pack") this.pack(words, inclusion, offset);
    else if (words[0] === "once") this.markOnce(inclusion.lexed);
    else if (words[0] === "ms_struct") this.microsoft(words);
    else if (words[0] === "push_macro") this.push(namedIn(words), inclusion.lexed);
    else if (words[0] === "pop_macro") this.pop(namedIn(words));
    else this.remarkForeign(words, inclusion, offset);
  }

  private pack(words: readonly string[], inclusion: Inclusion, offset: number): void {
    const { packs, stream, findings, isFragment } = this.host;
    const compiler = (): Target["compiler"] => this.host.compiler();
    const close = closing(words, 1);
    const isBare = close === words.length - 1;
    // What stands behind the parenthesis is passed over by gcc, and clang passes over all of it.
    const isRead = close > 0 && (isBare || compiler() === "gcc");
    const inner = this.meant(words.slice(2, close), inclusion, offset)
      .filter((word) => word !== ",")
      .map((word) => `${integerOf(word)?.value ?? word}`);
    const did = isRead ? packs.apply(inner, stream.count, compiler) : "refused";
    const remark = (message: string): void =>
      findings.add("directive", "warning", message, { inclusion, offset });
    if (did === "refused") remark("#pragma pack is not understood, and ignored");
    else if (!isBare) remark("what stands behind the #pragma pack is ignored");
    // What a fragment pops may have been pushed above it.
    if (did === "unmatched" && !isFragment) remark("#pragma pack(pop) of what was never pushed");
  }

  /** clang's `ms_struct on`, `off` or `reset`, which is off. */
  private microsoft([, how = ""]: readonly string[]): void {
    if (!/^(?:on|off|reset)$/.test(how) || this.host.compiler() === "gcc") return;
    this.host.packs.setMicrosoft(how === "on", this.host.stream.count);
  }

  /** Pragmas that ask one of the compilers for layouts which are not known here. */
  private remarkForeign(words: readonly string[], inclusion: Inclusion, offset: number): void {
    const name = words[0] === "options" ? (words[1] ?? "") : (words[0] ?? "");
    const compiler = foreign.get(name);
    if (compiler === undefined || /off|reset|default|natural/.test(words.at(-1)!)) return;
    if (this.host.compiler() !== compiler) return;
    const message = `#pragma ${name} is not understood, and ignored`;
    this.host.findings.add("directive", "warning", message, { inclusion, offset });
  }

  /** The words of `pack(...)`: macros among them mean something to clang, and nothing to gcc. */
  private meant(words: readonly string[], { index }: Inclusion, offset: number): readonly string[] {
    const { host } = this;
    const tokens = words.map((word): Token => {
      const { kind, atom } = host.lexOne(word) ?? { kind: Kind.End, atom: 0 };
      return { kind, atom, flags: 0, source: index, start: offset, end: offset };
    });
    const isMacro = tokens.some(({ kind, atom }) => kind === Kind.Word && host.lookup(atom));
    if (!isMacro || host.compiler() === "gcc") return words;
    return host.expandAll(tokens).map(({ kind, atom }) => spell(host.names.texts, kind, atom));
  }

  /** Whether a file said `#pragma once` and was read. */
  wasRead(lexed: Lexed): boolean {
    return saysOnce(lexed) && this.host.lookup(this.onceAtom(lexed)) !== undefined;
  }

  private onceAtom({ file }: Lexed): number {
    return this.host.names.intern(`#pragma once ${file.path}`);
  }

  /** Keeps what a name means now under one no text can write: it is replayed as macros are. */
  private push(name: string, lexed: Lexed): void {
    const place = this.placeOf(name, this.depthOf(name));
    const known = this.host.lookup(this.host.names.intern(name));
    this.host.macros.set(place, known ?? new Macro(place, lexed, 0, 0));
  }

  /** What was kept last is meant again; a name nothing was kept of stays as it is. */
  private pop(name: string): void {
    const { macros, names } = this.host;
    const depth = this.depthOf(name);
    if (depth === 0) return;
    const place = this.placeOf(name, depth - 1);
    const kept = this.host.lookup(place);
    macros.set(names.intern(name), kept?.atom === place ? undefined : kept);
    macros.set(place, undefined);
  }

  /** How many meanings of a name are kept. */
  private depthOf(name: string): number {
    let depth = 0;
    while (depth < keptMax && this.host.lookup(this.placeOf(name, depth)) !== undefined) depth++;
    return depth;
  }

  private placeOf(name: string, depth: number): number {
    return this.host.names.intern(`#pragma push_macro ${depth} ${name}`);
  }

  /** `#pragma once` as a macro no text can name: it is undone and replayed as macros are. */
  private markOnce(lexed: Lexed): void {
    const { macros } = this.host;
    lexed.once = true;
    const atom = this.onceAtom(lexed);
    macros.note(atom);
    const known = lexed.macros.get(-1) ?? new Macro(atom, lexed, 0, 0);
    lexed.macros.set(-1, known);
    macros.set(atom, known);
  }
}
