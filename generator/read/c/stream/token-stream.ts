// What the preprocessor hands to the parser: every token that is left, in flat columns.
import * as Kind from "../lex/kind.ts";
import type { Lexed } from "../lex/lexed.ts";
import type { Token } from "../lex/token.ts";

/**
 * Grows while the preprocessor runs. Each token knows the inclusion it is written in, and where.
 */
export class TokenStream {
  kinds: Uint8Array = new Uint8Array(4096);
  flags: Uint8Array = new Uint8Array(4096);
  atoms: Int32Array = new Int32Array(4096);
  sources: Int32Array = new Int32Array(4096);
  starts: Int32Array = new Int32Array(4096);
  ends: Int32Array = new Int32Array(4096);
  count = 0;
  private before = 0;

  push(
    kind: number,
    flags: number,
    atom: number,
    source: number,
    start: number,
    end: number,
  ): void {
    const at = this.count++;
    if (at >= this.kinds.length) this.grow();
    this.kinds[at] = kind;
    this.flags[at] = flags;
    this.atoms[at] = atom;
    this.sources[at] = source;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** Adds a token that macros made. */
  readonly add = (token: Token): void => {
    const { kind, flags, atom, source, start, end } = token;
    this.push(kind, flags, atom, source, start, end);
  };

  /** Adds tokens `[from, to)` of a file; `source` is its inclusion. */
  append(lexed: Lexed, source: number, from: number, to: number): void {
    if (from >= to) return;
    let at = this.count;
    this.count += to - from;
    while (this.count > this.kinds.length) this.grow();
    const { kinds, flags, atoms, sources, starts, ends } = this;
    for (let token = from; token < to; token++, at++) {
      kinds[at] = lexed.kinds[token]!;
      flags[at] = lexed.flags[token]!;
      atoms[at] = lexed.atoms[token]!;
      sources[at] = source;
      starts[at] = lexed.starts[token]!;
      ends[at] = lexed.ends[token]!;
    }
  }

  /** Closes the stream: reading past the last token finds only ends. */
  finish(source: number, offset: number): void {
    for (let i = 0; i < 4; i++) this.push(Kind.End, 0, 0, source, offset, offset);
    this.count -= 3;
  }

  /** Tokens since the reading began. */
  total(): number {
    return this.before + this.count;
  }

  /** Makes room: what it holds was parsed. */
  clear(): void {
    this.before += this.count;
    this.count = 0;
  }

  /** Makes room for another reading. */
  restart(): void {
    this.before = 0;
    this.count = 0;
  }

  private grow(): void {
    const length = this.kinds.length * 2;
    const bytes = (column: Uint8Array): Uint8Array => {
      const to = new Uint8Array(length);
      to.set(column);
      return to;
    };
    const words = (column: Int32Array): Int32Array => {
      const to = new Int32Array(length);
      to.set(column);
      return to;
    };
    this.kinds = bytes(this.kinds);
    this.flags = bytes(this.flags);
    this.atoms = words(this.atoms);
    this.sources = words(this.sources);
    this.starts = words(this.starts);
    this.ends = words(this.ends);
  }
}
