// When the machine runs: once every event of a moment is in, while devices are at work, and now and
// then while registers are mapped.
import type { Server } from "holeproof/runtime";

/** Between two looks at registers that are mapped, for stores nobody told of. */
const LOOK_MS = 5;

export class Pump {
  readonly #server: Server;
  readonly #complain: (error: unknown) => void;
  #isScheduled = false;
  #timer: NodeJS.Timeout | undefined;

  /** `complain` hears of mistakes of a device's: the others go on. */
  constructor(server: Server, complain: (error: unknown) => void) {
    this.#server = server;
    this.#complain = complain;
  }

  /**
   * Runs the machine when every event of this turn is in: a close that came before a call counts
   * first.
   */
  schedule(): void {
    if (!this.#isScheduled) setImmediate(() => this.#run());
    this.#isScheduled = true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #run(): void {
    this.#isScheduled = false;
    this.#server.run();
    try {
      if (this.#server.step()) this.schedule();
      this.#timer ??= this.#lookLater();
    } catch (error) {
      this.#complain(error);
    }
  }

  #lookLater(): NodeJS.Timeout | undefined {
    if (!this.#server.look()) return undefined;
    return setTimeout(() => {
      this.#timer = undefined;
      this.schedule();
    }, LOOK_MS);
  }
}
