// What is known of a word during one reading.

/**
 * A table indexed by atom that can be emptied at the price of what was put in, not of its length: a
 * session knows many words, one reading touches few of them.
 */
export class AtomTable<T> {
  readonly slots: (T | undefined)[] = [];
  readonly #touched: number[] = [];

  get(atom: number): T | undefined {
    return atom < this.slots.length ? this.slots[atom] : undefined;
  }

  set(atom: number, value: T | undefined): void {
    const slots = this.slots;
    while (slots.length <= atom) slots.push(undefined);
    slots[atom] = value;
    this.#touched.push(atom);
  }

  clear(): void {
    for (const atom of this.#touched) this.slots[atom] = undefined;
    this.#touched.length = 0;
  }
}
