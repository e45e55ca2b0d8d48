// Numbers kept beside atoms for a short while, and forgotten all at once.

/** A map from atoms to numbers whose `clear` costs nothing. */
export class AtomIndex {
  private rounds = new Int32Array(4096);
  private numbers = new Int32Array(4096);
  private round = 0;

  clear(): void {
    this.round++;
  }

  /** What is kept for an atom since the last `clear`; -1 when nothing is. */
  get(atom: number): number {
    return this.rounds[atom] === this.round ? this.numbers[atom]! : -1;
  }

  set(atom: number, number: number): void {
    if (atom >= this.rounds.length) this.grow(atom);
    this.rounds[atom] = this.round;
    this.numbers[atom] = number;
  }

  private grow(atom: number): void {
    const length = Math.max(atom + 1, this.rounds.length * 2);
    const rounds = new Int32Array(length);
    const numbers = new Int32Array(length);
    rounds.set(this.rounds);
    numbers.set(this.numbers);
    this.rounds = rounds;
    this.numbers = numbers;
  }
}
