// The tokens of one text, in flat columns, and the comments between them.
import type { Macro } from "./macro.ts";
import type { Copied } from "./token-columns.ts";
import { lastNotAbove, lineStarts, type SourceFile } from "./source.ts";

/** What a text cannot be without damage: an unterminated comment. */
export interface Damage {
  readonly offset: number;
  readonly message: string;
}

/** What a lexer finds in a text. */
interface Parts extends Pick<Lexed, "comments" | "directives" | "damage"> {
  readonly tokens: Copied;
}

/** One lexed text. Token `count - 1` is the end of the text and stands at the start of a line. */
export class Lexed {
  readonly file: SourceFile;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly flags: Uint8Array;
  readonly atoms: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Start and end offsets of every comment, in order. */
  readonly comments: Int32Array;
  /** Indices of every `#` that opens a directive, in order; definitions are tokens of their own. */
  readonly directives: Int32Array;
  readonly damage: readonly Damage[];
  /** The include guard, once looked for: an atom, or 0 when there is none. */
  guard: number | undefined;
  /** Whether it says `#pragma once`; worked out when it is included. */
  once: boolean | undefined;
  /** Whether it includes others; worked out when it is included. */
  includes: boolean | undefined;
  /**
   * It stops in the middle of a declaration, or leaves something packed: what includes it has to be
   * read with it.
   */
  isOpenEnded = false;
  /** Files that included it, by themselves. */
  readonly includers: Set<Lexed> = new Set();
  /** Definitions met before, by the token of their name: a header is read for many files. */
  readonly macros: Map<number, Macro | undefined> = new Map();
  private readonly lexer: (text: string) => Lexed;
  private knownLines: Int32Array | undefined;
  /** The line asked for last. */
  private line = 0;

  constructor(
    file: SourceFile,
    { tokens, comments, directives, damage }: Parts,
    lexer: (text: string) => Lexed,
  ) {
    this.lexer = lexer;
    this.file = file;
    this.count = tokens.count;
    this.kinds = tokens.kinds;
    this.flags = tokens.flags;
    this.atoms = tokens.atoms;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.comments = comments;
    this.directives = directives;
    this.damage = damage;
  }

  /** Files that included it, by themselves or through others. */
  allIncluders(): ReadonlySet<Lexed> {
    const all = new Set(this.includers);
    // What is added on the way is looked at too.
    for (const one of all) for (const other of one.includers) all.add(other);
    return all;
  }

  /** Offsets of line starts; worked out when first asked for. */
  get lines(): Int32Array {
    this.knownLines ??= lineStarts(this.file.text);
    return this.knownLines;
  }

  /** The line an offset lies on, from 1. Most are asked for from the top of a text to its end. */
  lineOf(offset: number): number {
    const { lines } = this;
    const last = lines.length - 1;
    let line = this.line;
    if (lines[line]! > offset) line = 0;
    for (let steps = 0; steps < 8 && line < last && lines[line + 1]! <= offset; steps++) line++;
    if (line < last && lines[line + 1]! <= offset) line = lastNotAbove(lines, last + 1, offset);
    this.line = line;
    return line + 1;
  }

  /** The column of an offset, from 1. */
  columnOf(offset: number): number {
    return offset - this.lines[this.lineOf(offset) - 1]! + 1;
  }

  /** The tokens of the replacement that token `at` holds as text. */
  replacement(at: number): Lexed {
    return this.lexer(this.file.text.slice(this.starts[at], this.ends[at]));
  }

  /** Index of the last token that starts before `offset`; -1 when none does. */
  tokenBefore(offset: number): number {
    return lastNotAbove(this.starts, this.count, offset - 1);
  }
}
