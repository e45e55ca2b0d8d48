// Numbers in a row that grows, and shrinks again without giving up its room.

/** A list of 32-bit numbers; emptying it costs nothing. */
export class NumberList {
  values: Int32Array = new Int32Array(64);
  count = 0;

  push(value: number): void {
    if (this.count >= this.values.length) this.grow();
    this.values[this.count++] = value;
  }

  /** Makes room for more, to be put behind its last by who asks for it. */
  reserve(more: number): this {
    while (this.count + more > this.values.length) this.grow();
    return this;
  }

  /** What it holds, in an array of its own. */
  copied(): Int32Array {
    return this.values.slice(0, this.count);
  }

  private grow(): void {
    const values = new Int32Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
  }
}
