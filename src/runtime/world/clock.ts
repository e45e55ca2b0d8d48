// Time that moves only when told, in ticks without a unit.

/** The machine's clock. Nothing but `advance` moves it. */
export class Clock {
  #ticks = 0;

  get ticks(): number {
    return this.#ticks;
  }

  advance(ticks = 1): void {
    this.#ticks += ticks;
  }
}
