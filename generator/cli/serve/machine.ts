// The machine that programs get, and who hears of their calls.
import { closeSync, openSync, writeSync } from "node:fs";
import type { Machine, PciDeviceOptions, Witness } from "holeproof/runtime";
import { type Destination, destination } from "../destination.ts";
import type { Io } from "../io.ts";

/** Addresses for tables and files in memory; what is not touched takes no memory. */
const RAM_BYTES = 2 ** 30;
/** Characters of a recording that wait until they are written. */
const PENDING_MAX = 2 ** 20;

/** Two teaching devices, as recorded machines have, and a copy engine. */
const devicesWith = (more: { readonly pasidBits?: number }): readonly PciDeviceOptions[] => [
  { bus: 0, device: 4, ...more },
  { bus: 0, device: 5, ...more },
  { bus: 0, device: 6, model: "ioat", ...more },
];

/** Bits of the PASIDs they send, where the kernel drives the unit in scalable mode. */
const PASID_BITS = 20;

export interface MachineChoice {
  readonly profile?: string;
  readonly seed: number;
  /** A file for the recording of every call, or `-` to print each on standard error. */
  readonly trace?: string;
}

/** A machine with a witness, or why there is none. */
export type Chosen =
  | {
      readonly machine: Machine;
      readonly witness?: Witness;
      /** Brings the recording to its place. */
      readonly finish: () => void;
    }
  | { readonly problem: string };

/** Why there is no such profile, or undefined where there is one. */
export async function profileProblem(profile: string | undefined): Promise<string | undefined> {
  const { profiles } = await import("holeproof/runtime");
  const names = profiles.map(({ name }) => name);
  if (profile === undefined || names.includes(profile)) return undefined;
  return `no profile "${profile}"; there are ${names.join(", ")}`;
}

export async function chosenMachine(
  { profile, seed, trace }: MachineChoice,
  io: Io,
): Promise<Chosen> {
  const { Machine, Narrator, Recorder, profileNamed } = await import("holeproof/runtime");
  const problem = await profileProblem(profile);
  if (problem !== undefined) return { problem };
  const scalable = profileNamed(profile ?? "")?.iommu?.scalable === true;
  const devices = devicesWith(scalable ? { pasidBits: PASID_BITS } : {});
  const options = { seed, ramBytes: RAM_BYTES, devices, ...(profile && { profile }) };
  const machine = new Machine(options);
  if (trace === undefined) return { machine, finish: () => {} };
  if (trace === "-") {
    const witness = new Narrator((line) => io.err(`${line}\n`), performance.now.bind(performance));
    return { machine, witness, finish: () => {} };
  }
  const recording = new Recording(trace);
  return {
    machine,
    witness: new Recorder((line) => recording.add(line), {
      ...options,
      profile: machine.kernel.profile.name,
    }),
    finish: () => recording.finish(),
  };
}

/** Lines on their way to a file that appears when all of them are there. */
class Recording {
  readonly #place: Destination;
  readonly #fd: number;
  #pending = "";

  constructor(path: string) {
    this.#place = destination(path);
    this.#fd = openSync(this.#place.path, "w");
  }

  add(line: string): void {
    this.#pending += `${line}\n`;
    if (this.#pending.length > PENDING_MAX) this.#flush();
  }

  finish(): void {
    this.#flush();
    closeSync(this.#fd);
    this.#place.settle();
  }

  #flush(): void {
    writeSync(this.#fd, this.#pending);
    this.#pending = "";
  }
}
