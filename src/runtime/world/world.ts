// One seed, and all the chance, time and failure that follow from it.
import { Clock } from "./clock.ts";
import { FaultPlan } from "./faults.ts";
import { Generator, mix32 } from "./generator.ts";

/**
 * The surroundings of one run. Streams are named, so that one room's draws never shift another's.
 */
export class World {
  readonly seed: number;
  readonly clock: Clock = new Clock();
  readonly faults: FaultPlan = new FaultPlan();

  constructor(seed: number) {
    this.seed = seed;
  }

  /** The stream of this name: the same for the same seed, whatever others drew before. */
  stream(name: string): Generator {
    let label = name.length;
    for (let i = 0; i < name.length; i++) label = mix32(label ^ name.charCodeAt(i));
    return new Generator(this.seed, label);
  }
}
