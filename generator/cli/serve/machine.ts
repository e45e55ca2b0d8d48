// The machine that programs get, and who hears of their calls.
import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import type { Machine, MachineOptions, PciDeviceOptions, Witness } from "holeproof/runtime";
import { type Destination, destination } from "../destination.ts";
import { type ImageFile, imageProblem, openImageFile } from "../image-file.ts";
import { reasonOf } from "../inputs.ts";
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
  /** A file for the image of what each kexec hands over. */
  readonly image?: string;
  /** Such an image: the machine is the one it tells of, its next kernel booted. */
  readonly resume?: string;
}

/** A machine with a witness, or why there is none. */
export type Chosen =
  | {
      readonly machine: Machine;
      readonly witness?: Witness;
      /** Where images go, whatever folder is the current one. */
      readonly image?: string;
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

export async function chosenMachine(choice: MachineChoice, io: Io): Promise<Chosen> {
  const { profile, image, trace, resume } = choice;
  const problem = await profileProblem(profile);
  if (problem !== undefined) return { problem };
  if (resume !== undefined && trace !== undefined && trace !== "-") {
    return { problem: "a recording begins at power-on: of --resume only --trace - tells" };
  }
  const booted = await (resume === undefined ? powerOn(choice) : resumed(resume, profile));
  if ("problem" in booted) return booted;
  const { machine } = booted;
  const refusal = image === undefined ? undefined : imageRefusal(image, machine);
  if (refusal !== undefined) return { problem: refusal };
  const imaged = image === undefined ? {} : { image: resolve(image) };
  return { machine, ...imaged, ...(await witnessOf(trace, booted.options, io)) };
}

/** A machine, and the options that make it again; or why there is none. */
type Booted =
  { readonly machine: Machine; readonly options: MachineOptions } | { readonly problem: string };

async function powerOn({ profile, seed }: MachineChoice): Promise<Booted> {
  const { Machine, profileNamed } = await import("holeproof/runtime");
  const scalable = profileNamed(profile ?? "")?.iommu?.scalable === true;
  const devices = devicesWith(scalable ? { pasidBits: PASID_BITS } : {});
  const options = { seed, ramBytes: RAM_BYTES, devices, ...(profile && { profile }) };
  const machine = new Machine(options);
  return { machine, options: { ...options, profile: nameOf(machine) } };
}

/** The next kernel of an image. */
async function resumed(path: string, profile: string | undefined): Promise<Booted> {
  const { loadImage } = await import("holeproof/runtime");
  let source: ImageFile;
  try {
    source = openImageFile(path);
  } catch (error) {
    return { problem: `cannot read ${path}: ${reasonOf(error)}` };
  }
  try {
    const loaded = loadImage(source, profile === undefined ? {} : { profile });
    if ("problem" in loaded) return { problem: `${path}: ${loaded.problem}` };
    const { machine } = loaded;
    return { machine, options: { seed: machine.world.seed, profile: nameOf(machine) } };
  } finally {
    source.close();
  }
}

const nameOf = ({ kernel }: Machine): string => kernel.profile.name;

/** Why kexecs of this machine cannot leave images there. */
function imageRefusal(path: string, machine: Machine): string | undefined {
  return machine.kernel.kho === undefined
    ? `the profile ${nameOf(machine)} hands nothing over: no --image of it`
    : imageProblem(path);
}

async function witnessOf(
  trace: string | undefined,
  options: MachineOptions,
  io: Io,
): Promise<{ readonly witness?: Witness; readonly finish: () => void }> {
  if (trace === undefined) return { finish: () => {} };
  const { Narrator, Recorder } = await import("holeproof/runtime");
  if (trace === "-") {
    const witness = new Narrator((line) => io.err(`${line}\n`), performance.now.bind(performance));
    return { witness, finish: () => {} };
  }
  const recording = new Recording(trace);
  return {
    witness: new Recorder((line) => recording.add(line), options),
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
