// Storms: seeded random programs against the machine, with faults and jumps; a failing one shrinks.
import { SCALABLE_UNIT, type VtdOptions } from "../hardware/index.ts";
import { Machine } from "../machine/index.ts";
import { Generator, mix32 } from "../world/index.ts";
import { Refused } from "./cargo.ts";
import { leaked } from "./checks.ts";
import { jump } from "./storm-jump.ts";
import { moves, openAll, prepareAll } from "./storm-moves.ts";
import { StormState } from "./storm-state.ts";

export interface StormOptions {
  readonly seed: number;
  /** Moves to make. */
  readonly steps: number;
  /** Only these moves of the seed's, ascending: what shrinking leaves. */
  readonly only?: readonly number[];
}

export interface StormReport {
  readonly seed: number;
  readonly steps: number;
  /** Moves that were made, and those refused; faults that fired; jumps that arrived. */
  readonly made: number;
  readonly refused: number;
  readonly faults: number;
  readonly jumps: number;
  /** What came over the jumps: files, page tables, devices with their DMA going on. */
  readonly crossed: { readonly files: number; readonly tables: number; readonly devices: number };
  readonly failure: string | undefined;
  /** The move at which it failed. */
  readonly at: number | undefined;
}

/** The proposals with retrieval most of the time, the formats that are merged for the rest. */
const KERNELS: readonly {
  readonly profile: string;
  readonly amd?: boolean;
  readonly unit?: VtdOptions;
  /** Devices can send PASIDs: where all of them go over. */
  readonly pasidBits?: number;
}[] = [
  { profile: "reviewed" },
  { profile: "reviewed", amd: true },
  { profile: "reviewed-scalable", unit: SCALABLE_UNIT, pasidBits: 20 },
  { profile: "latest-scalable", unit: SCALABLE_UNIT, pasidBits: 8 },
  { profile: "branch-retrieve-scalable", unit: SCALABLE_UNIT },
  { profile: "posted-2026-02-retrieve-scalable" },
  { profile: "latest" },
  { profile: "posted-2026-02-retrieve" },
  { profile: "branch-retrieve" },
  { profile: "luo-first" },
  { profile: "luo-second" },
  { profile: "luo-current" },
];
const PLACES = [
  [0, 4],
  [0, 5],
  [3, 0],
] as const;
const RAM = 24 * 2 ** 20;
const WEIGHT = moves.reduce((sum, [, weight]) => sum + weight, 0);

/** Runs one storm. Same options, same report. */
export function runStorm(options: StormOptions): StormReport {
  const { seed, steps, only } = options;
  const storm = new Storm(seed);
  let at: number | undefined;
  let failure: string | undefined;
  try {
    for (const step of only ?? range(steps)) {
      at = step;
      // Each move has its own chance: leaving others out changes nothing for it.
      storm.step(new Generator(mix32(mix32(seed) + Math.imul(step, 0x9e3779b9))));
    }
    at = undefined;
    storm.end();
  } catch (error) {
    // An assertion of the machine is as much a finding as a refusal of its program.
    failure = error instanceof Error ? error.message : String(error);
  }
  return { seed, steps, ...storm.counts, crossed: storm.crossed, failure, at };
}

function* range(count: number): IterableIterator<number> {
  for (let at = 0; at < count; at++) yield at;
}

/** The line that repeats a storm. */
export function stormLine({ seed, steps, only }: StormOptions): string {
  const moved = only === undefined ? `--steps ${steps}` : `--only ${only.join(",")}`;
  return `holeproof voyage --storm --seed ${seed} ${moved}`;
}

/** Fewer moves that still fail: halves, quarters, ... single ones left out while it fails. */
export function shrinkStorm(options: StormOptions, tries = 400): StormOptions {
  const first = runStorm(options);
  if (first.failure === undefined) return options;
  const end = first.at ?? options.steps - 1;
  let only = (options.only ?? [...range(options.steps)]).filter((step) => step <= end);
  let left = tries;
  for (let size = Math.ceil(only.length / 2); size >= 1 && left > 0;) {
    let isSmaller = false;
    for (let at = 0; at < only.length && left > 0;) {
      const fewer = [...only.slice(0, at), ...only.slice(at + size)];
      left -= 1;
      if (fewer.length > 0 && runStorm({ ...options, only: fewer }).failure !== undefined) {
        only = fewer;
        isSmaller = true;
      } else at += size;
    }
    if (!isSmaller || size > 1) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return { ...options, only };
}

class Storm {
  readonly #state: StormState;
  readonly counts = { made: 0, refused: 0, faults: 0, jumps: 0 };

  get crossed(): StormReport["crossed"] {
    return this.#state.crossed;
  }

  constructor(seed: number) {
    const kernel = KERNELS[mix32(seed) % KERNELS.length] as (typeof KERNELS)[number];
    const { pasidBits = 0 } = kernel;
    const devices = PLACES.map(([bus, device]) => ({ bus, device, pasidBits }));
    const machine = new Machine({ seed, ramBytes: RAM, devices, ...kernel });
    this.#state = new StormState(machine);
    openAll(this.#state);
  }

  /** One move, one in eight with a fault in it, and some DMA. */
  step(random: Generator): void {
    const { machine } = this.#state;
    this.counts.made += 1;
    if (random.chance(3)) {
      if (random.chance(60)) prepareAll(this.#state, random);
      if (jump(this.#state, random)) this.counts.jumps += 1;
    } else this.#move(random);
    machine.tick(1);
    this.#state.checkDma();
    if (random.chance(20))
      for (const file of this.#state.files.slice(0, 1)) this.#state.checkFile(file);
  }

  #move(random: Generator): void {
    const { machine } = this.#state;
    let draw = random.below(WEIGHT);
    const chosen = moves.find(([, weight]) => (draw -= weight) < 0) ?? moves[0];
    const [name, , move] = chosen as (typeof moves)[number];
    const hasFault = random.chance(12) && name !== "prepare all";
    // Tables that a failed map made and left empty stay with their domain, as they do in Linux.
    const ignored = name === "map" ? "page table" : undefined;
    const before = hasFault ? machine.kernel.describe(ignored) : "";
    if (hasFault) machine.world.faults.arm({ nth: 1 + random.below(12) });
    const answer = move(this.#state, random);
    const fired = hasFault && machine.world.faults.disarm();
    if (fired) this.counts.faults += 1;
    if (answer === undefined || answer >= 0) return;
    this.counts.refused += 1;
    if (hasFault && machine.kernel.describe(ignored) !== before) {
      throw new Refused(`a refused "${name}" left a trace`);
    }
  }

  /** Everything closed: nothing may be left. */
  end(): void {
    const { machine, client } = this.#state;
    for (const device of machine.hardware.devices) device.program([]);
    client.process.exit();
    const { frames, owners } = leaked(machine);
    if (frames > 0) throw new Refused(`leaked: ${owners}`);
    this.#state.checkDma();
  }
}
