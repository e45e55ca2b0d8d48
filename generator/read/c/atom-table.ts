// What is known of a word during one reading.

/**
 * A table indexed by atom that goes back to where it started at the price of what was put in, not
 * of its length: a session knows many words, one reading touches few of them.
 */
export class AtomTable<T> {
  readonly slots: (T | undefined)[] = [];
  readonly #touched: number[] = [];
  #base: ReadonlyMap<number, T> = new Map();

  get(atom: number): T | undefined {
    return atom < this.slots.length ? this.slots[atom] : undefined;
  }

  set(atom: number, value: T | undefined): void {
    const slots = this.slots;
    while (slots.length <= atom) slots.push(undefined);
    slots[atom] = value;
    this.#touched.push(atom);
  }

  /** Forgets what was put in; `base` is what the table then holds. */
  reset(base: ReadonlyMap<number, T> = this.#base): void {
    for (const atom of this.#touched) this.slots[atom] = this.#base.get(atom);
    this.#touched.length = 0;
    if (base === this.#base) return;
    for (const atom of this.#base.keys()) this.slots[atom] = undefined;
    for (const [atom, value] of base) this.set(atom, value);
    this.#touched.length = 0;
    this.#base = base;
  }
}
