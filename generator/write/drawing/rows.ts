// What a drawing shows, line by line, before any of it has a width.

/** A row's place in the drawing. */
export type RowKind =
  /** A member, or the closing brace of an untagged record. */
  | "member"
  /** The opening brace of an untagged record, which has no cells. */
  | "opening"
  /** Bytes or bits that belong to nobody: of no interest where no layout shown has them. */
  | "gap";

/**
 * The rows of a drawing: C on the left, a cell a layout on the right. They are kept in columns, and
 * the next drawing's take their place: a folder of headers has tens of thousands.
 */
export class Rows {
  /** How many layouts are drawn side by side. */
  layouts = 0;
  count = 0;
  readonly kinds: RowKind[] = [];
  /** How many records a row is inside. */
  readonly depths: number[] = [];
  readonly texts: string[] = [];
  /** By row, and in each by layout: offset in bytes or as `byte:bit`; empty: no such thing. */
  readonly offsets: string[] = [];
  /** In the same way: bytes, or `3b` for bits. */
  readonly sizes: string[] = [];
  /** In the same way: the byte it starts in, from the start of the outermost record. */
  private readonly bytes: number[] = [];
  /** Cells of the row to come that are there. */
  private cells = 0;
  /** Bytes between the marks of cache lines; 0 for none. */
  private line = 0;
  /** By layout: the cache line its rows have come to. */
  private readonly reached: number[] = [];

  /** Begins a drawing. `line`: bytes of a cache line, to mark where each begins; 0 for no marks. */
  begin(layouts: number, line: number): void {
    this.layouts = layouts;
    this.line = line;
    this.count = 0;
    this.cells = 0;
    for (let layout = 0; layout < layouts; layout++) this.reached[layout] = 0;
  }

  /** The next layout's cell of the row to come, in bytes. */
  cellOfBytes(byte: number, size: number): void {
    this.cell(byte, `${byte}`, `${size}`);
  }

  /** The same, in bits. */
  cellOfBits(offset: number, size: number): void {
    const byte = Math.floor(offset / 8);
    this.cell(byte, `${byte}:${offset % 8}`, `${size}b`);
  }

  /** The next layout has no such thing. */
  noCell(): void {
    this.cell(0, "", "");
  }

  private cell(byte: number, offset: string, size: string): void {
    const at = this.count * this.layouts + this.cells++;
    this.bytes[at] = byte;
    this.offsets[at] = offset;
    this.sizes[at] = size;
  }

  /** The row those cells are of. */
  add(kind: RowKind, depth: number, text: string): void {
    if (kind === "opening") while (this.cells < this.layouts) this.noCell();
    else if (this.line > 0) this.mark(depth);
    this.push(kind, depth, text);
    this.cells = 0;
  }

  private push(kind: RowKind, depth: number, text: string): void {
    this.kinds[this.count] = kind;
    this.depths[this.count] = depth;
    this.texts[this.count] = text;
    this.count++;
  }

  /**
   * Marks the cache lines that the row to come is the first in, for every layout in which it is;
   * layouts that enter the same line share a mark. A line that begins inside a member is marked
   * behind that member, and lines that lie wholly inside one are passed over: pahole's way.
   */
  private mark(depth: number): void {
    const { layouts, reached } = this;
    for (;;) {
      let line = Infinity;
      for (let layout = 0; layout < layouts; layout++) {
        const own = this.lineOf(layout);
        if (own > reached[layout]! && own < line) line = own;
      }
      if (line === Infinity) return;
      const from = this.count * layouts;
      for (let layout = 0; layout < layouts; layout++) {
        const at = from + layout;
        const isEntered = this.lineOf(layout) === line && reached[layout]! < line;
        // The row to come moves down.
        this.bytes[at + layouts] = this.bytes[at]!;
        this.offsets[at + layouts] = this.offsets[at]!;
        this.sizes[at + layouts] = this.sizes[at]!;
        this.offsets[at] = isEntered ? `${line * this.line}` : "";
        this.sizes[at] = "";
        if (isEntered) reached[layout] = line;
      }
      this.push("gap", depth, `/* cache line ${line} */`);
    }
  }

  /** The cache line that a layout's cell of the row to come starts in. */
  private lineOf(layout: number): number {
    const byte = this.bytes[this.count * this.layouts + layout]!;
    return byte < this.line ? 0 : Math.floor(byte / this.line);
  }
}
