// Tokens in the making: a column for each thing known of them, with room to grow.

/** Filled by a lexer, one text after the other. */
export class TokenColumns {
  kinds: Uint8Array = new Uint8Array(1024);
  count = 0;
  /** Flags of the next token. */
  pending = 0;
  private flags = new Uint8Array(1024);
  private atoms = new Int32Array(1024);
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);

  /** Before a new text, whose first token has these flags. */
  clear(flags: number): void {
    this.count = 0;
    this.pending = flags;
  }

  push(kind: number, atom: number, start: number, end: number): void {
    const at = this.count++;
    if (at >= this.kinds.length) this.grow();
    this.kinds[at] = kind;
    this.flags[at] = this.pending;
    this.pending = 0;
    this.atoms[at] = atom;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** What they hold, as columns that nobody writes to. */
  copied(): Copied {
    const { count } = this;
    return {
      count,
      kinds: this.kinds.slice(0, count),
      flags: this.flags.slice(0, count),
      atoms: this.atoms.slice(0, count),
      starts: this.starts.slice(0, count),
      ends: this.ends.slice(0, count),
    };
  }

  private grow(): void {
    const grown = <T extends Uint8Array | Int32Array>(column: T, to: T): T => {
      to.set(column);
      return to;
    };
    const length = this.kinds.length * 2;
    this.kinds = grown(this.kinds, new Uint8Array(length));
    this.flags = grown(this.flags, new Uint8Array(length));
    this.atoms = grown(this.atoms, new Int32Array(length));
    this.starts = grown(this.starts, new Int32Array(length));
    this.ends = grown(this.ends, new Int32Array(length));
  }
}

/** The tokens of one text. */
export interface Copied {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly flags: Uint8Array;
  readonly atoms: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}
